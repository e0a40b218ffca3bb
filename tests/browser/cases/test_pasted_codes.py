"""Result codes and addresses as people paste them: understood where only one reading is left."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.course_cases import case_of
from tests.support.modules import Modules

GUESS = "rota-swap:2-3-3-3 G:24-36-20-20"
PLAIN: dict[str, Any] = {"case": "rota-swap", "walkAway": False, "agreement": [2, 3, 3, 3]}
GUESSED = {**PLAIN, "guess": [24, 36, 20, 20]}
OTHER = {"case": "lead-role", "walkAway": True, "agreement": [3, 1, 5, 3, 3, 3]}

UNDERSTOOD: dict[str, tuple[str, dict[str, Any]]] = {
    "as written": ("rota-swap:2-3-3-3", PLAIN),
    "a mark of byte order": ("\ufeffrota-swap:2-3-3-3", PLAIN),
    "a mark of direction": ("\u200erota-swap:2-3-3-3\u200f", PLAIN),
    "isolated, as in a right-to-left chat": ("\u2068rota-swap:2-3-3-3\u2069", PLAIN),
    "spaces without width": ("rota-\u200bswap:2-\u200b3-\u200b3-3", PLAIN),
    "joiners and soft hyphens": ("rota\u00ad-swap\u2060:2-3-3-3", PLAIN),
    "spaces that do not break": ("\u00a0rota-swap:\u202f2-3-3-3\u00a0", PLAIN),
    "typographic hyphens": ("rota‐swap:2‑3‒3–3", PLAIN),
    "long dashes and minus signs": ("rota—swap:2−3―3﹣3", PLAIN),
    "full width": ("ｒｏｔａ－ｓｗａｐ：２－３－３－３", PLAIN),
    "a Japanese long mark": ("rota-swap:2ー3ー3ー3", PLAIN),
    "another colon": ("rota-swap\u22362-3-3-3", PLAIN),
    "doubled hyphens": ("rota--swap:2--3--3--3", PLAIN),
    "a space after the colon": ("rota-swap: 2-3-3-3", PLAIN),
    "spaces around everything": (" rota - swap : 2 - 3 - 3 - 3 ", PLAIN),
    "a French space before the colon": ("rota-swap\u202f: 2-3-3-3", PLAIN),
    "spaces for hyphens": ("rota swap: 2 3 3 3", PLAIN),
    "commas for hyphens": ("rota-swap:2,3,3,3", PLAIN),
    "underscores": ("rota_swap:2-3-3-3", PLAIN),
    "capital letters": ("ROTA-SWAP:2-3-3-3", PLAIN),
    "a capital at the beginning": ("Rota-swap:2-3-3-3", PLAIN),
    "a full stop": ("rota-swap:2-3-3-3.", PLAIN),
    "other ends of sentences": ("(rota-swap:2-3-3-3)!?", PLAIN),
    "quotation marks": ("“rota-swap:2-3-3-3”", PLAIN),
    "other quotation marks": ("« rota-swap:2-3-3-3 »", PLAIN),
    "marks of emphasis": ("*rota-swap:2-3-3-3*", PLAIN),
    "marks of code": ("`rota-swap:2-3-3-3`", PLAIN),
    "a bullet": ("• rota-swap:2-3-3-3", PLAIN),
    "a hyphen as a bullet": ("- rota-swap:2-3-3-3", PLAIN),
    "a quotation": ("> rota-swap:2-3-\n> 3-3", PLAIN),
    "wrapped in the numbers": ("rota-swap:2-3-\n3-3", PLAIN),
    "wrapped after the colon": ("rota-swap:\r\n2-3-3-3", PLAIN),
    "wrapped in the name": ("rota-\nswap:2-3-3-3", PLAIN),
    "wrapped before the guess": ("rota-swap:2-3-3-3\nG:24-36-20-20", GUESSED),
    "a guess": (GUESS, GUESSED),
    "a guess with odd marks": ("Rota–swap：2–3–3–3 g : 24–36–20–20.", GUESSED),
    "the other version": ("lead-role/walk-away:3-1-5-3-3-3", OTHER),
    "the other version, as on paper": ("Ours: lead-role / 2 : 3-1-5-3-3-3.", OTHER),
    "the other version, wrapped": ("Lead-role / walk-\naway: 3-1-5-3-3-3", OTHER),
    "another slash": ("lead-role∕walk‑away:3-1-5-3-3-3", OTHER),
    "no deal": ("Rota-Swap: None.", {**PLAIN, "agreement": None}),
    "in a message": ("Hi! Our code is rota-swap:2-3-3-3, see you at 9:30", PLAIN),
    "under a name and a time": ("[14:05, 24/11/2026] Ana: rota-swap:2-3-3-3", PLAIN),
    "before another message": ("rota-swap:2-3-3-3\n9:31 Ana: thanks", PLAIN),
    "twice the same": ("rota-swap:2-3-3-3 Rota-swap: 2-3-3-3", PLAIN),
    "at the end of a long message": (f"{'so ' * 320}rota-swap:2-3-3-3", PLAIN),
}
NAMED = {
    "": "shape",
    "2-3-3-3": "shape",
    "rota-swap": "shape",
    "rota-swap:": "shape",
    "rota-swap:2-3-3-": "shape",
    "rota-swap:2-3-3-35": "shape",
    "rota-swap:2-3-3-3.5": "shape",
    "rota-swap:2-3-3-3 G:": "shape",
    "rota-swap:2-3-3-3 G:much": "shape",
    "rota-swap:none-3": "shape",
    "x-rota-swap:2-3-3-3": "case",
    "rota:2-3-3-3": "case",
    "rota-swap:2-3-3-3 or rota-swap:2-3-3-2": "several",
    "rota-swap:2 3 3": "count",
    "rota-swap:2-3-3-3-3": "count",
    "rota-swap:0-3-3-3": "option",
    "rota-swap:2-3-3-3 G:50-50": "guess-count",
    "rota-swap:2-3-3-3 G:25-25-25-26": "guess-sum",
    "rota-swap/walk-away:none": "version",
    "-" * 5000 + "rota-swap:2-3-3-3": "shape",
    "rota-swap:" + "2-" * 5000: "shape",
}
CASES = {id: case_of(id) for id in ("rota-swap", "lead-role", "renewal", "third-floor")}


def cases() -> Any:
    """The cases as a page has them."""
    return {
        id: {"issues": [{"options": [0] * len(i.options)} for i in case.issues]}
        | ({"walk_away": {}} if case.walk_away else {})
        for id, case in CASES.items()
    }


def read(modules: Modules, text: str) -> Any:
    return modules.call("cases/code.mjs", "read", text, cases())


@pytest.mark.parametrize(("text", "code"), UNDERSTOOD.values(), ids=UNDERSTOOD)
def test_a_code_is_understood_as_it_is_pasted(
    modules: Modules, text: str, code: dict[str, Any]
) -> None:
    assert read(modules, text) == code


@pytest.mark.parametrize(("text", "mistake"), NAMED.items(), ids=[key[:40] for key in NAMED])
def test_what_is_no_code_or_could_mean_two_is_named(
    modules: Modules, text: str, mistake: str
) -> None:
    assert read(modules, text).get("mistake") == mistake


def test_where_there_is_no_case_no_code_is_known(modules: Modules) -> None:
    calls: list[list[Any]] = [["rota-swap:2-3", {}], ["? :2-3", {}], [None, {}]]
    found = modules.each("cases/code.mjs", "read", calls)
    assert found == [
        {"mistake": "case", "values": {"id": "rota-swap"}},
        *[{"mistake": "shape"}] * 2,
    ]


def test_of_two_cases_with_like_names_the_one_that_is_spelled_so_is_meant(modules: Modules) -> None:
    case: dict[str, Any] = {"issues": [{"options": [{}, {}]}] * 2}
    for known in (["road-works", "roadworks"], ["roadworks", "road-works"]):
        calls = [[f"{id}:1-2", dict.fromkeys(known, case)] for id in known]
        assert [code["case"] for code in modules.each("cases/code.mjs", "read", calls)] == known


def test_what_is_written_is_read_however_it_is_pasted(modules: Modules) -> None:
    for code in (PLAIN, GUESSED, OTHER):
        line = modules.call("cases/code.mjs", "write", code)
        for pasted in (line.upper(), f"\u200e“{line}”.", line.replace("-", "–"), f"  {line}\n"):
            assert read(modules, pasted) == code


def test_a_class_s_codes_may_be_wrapped(modules: Modules) -> None:
    first = "rota-swap:2-3-\n3-3\n\nRota-swap: none.\n"
    cut = "rota-swap:2-3-3-\nlead-role:none\nlead-\nrole/walk-\naway\n:none\nAna:\nrota-swap:none"
    assert [line["text"] for line in modules.call("cases/code.mjs", "linesOf", cut)] == [
        "rota-swap:2-3-3-",
        "lead-role:none",
        "lead- role/walk- away :none",
        "Ana:",
        "rota-swap:none",
    ]
    pasted = first + "rota-swap:2-3-3-3\nG:24-36-20-20\n- rota-swap:none\nodd\n"
    assert modules.call("cases/code.mjs", "linesOf", pasted) == [
        {"line": 1, "text": "rota-swap:2-3- 3-3"},
        {"line": 4, "text": "Rota-swap: none."},
        {"line": 5, "text": "rota-swap:2-3-3-3 G:24-36-20-20"},
        {"line": 7, "text": "- rota-swap:none"},
        {"line": 8, "text": "odd"},
    ]


SETTINGS = {
    "case": "third-floor", "version": "1", "role": "b", "mood": "surprise",
    "difficulty": "even", "seed": "grey-heron",
}  # fmt: skip
FRAGMENT = "case=third-floor&version=1&role=b&mood=surprise&difficulty=even&seed=grey-heron"
ADDRESSES = {
    "as written": FRAGMENT,
    "with its mark": "#" + FRAGMENT,
    "a full stop": FRAGMENT + ".",
    "a bracket and a quotation mark": FRAGMENT + ")”",
    "a mark that cannot be seen": FRAGMENT + "%E2%80%8B",
    "odd hyphens": FRAGMENT.replace("-", "%E2%80%91"),
    "capital letters": FRAGMENT.replace("grey-heron", "Grey-Heron"),
    "as written in HTML": FRAGMENT.replace("&", "&amp;"),
    "encoded as a whole": FRAGMENT.replace("=", "%3D").replace("&", "%26"),
    "spaces around": FRAGMENT.replace("&", " &"),
}


@pytest.mark.parametrize("fragment", ADDRESSES.values(), ids=ADDRESSES)
def test_the_counterpart_s_address_is_understood_as_it_is_pasted(
    modules: Modules, fragment: str
) -> None:
    found = modules.call("counterpart/settings.mjs", "fromFragment", fragment, cases())
    assert found == {"settings": SETTINGS}
