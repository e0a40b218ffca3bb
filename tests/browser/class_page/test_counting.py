"""What a class page counts, and what it calls scales; called in single modules."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.support.modules import Modules, blank_site
from tests.support.server import Server

SCALES = [
    ({"min": 0, "max": 1, "step": 0.1}, 11, {0.3: 2, 0.7: 1, 1: 1}),
    ({"min": 0, "max": 0.3, "step": 0.1}, 4, {0.3: 3, 0.1: 1}),
    ({"min": -1, "max": 1, "step": 0.5}, 5, {-1: 1, -0.5: 2, 0: 1, 1: 1}),
    ({"min": 1, "max": 3, "step": 0.2}, 11, {1.4: 1, 2.2: 1, 3: 2}),
    ({"min": 0, "max": 100, "step": 5}, 21, {35: 1, 100: 2}),
    ({"min": 1, "max": 5}, 5, {1: 1, 5: 2}),
]


def people(responses: dict[float, int]) -> list[dict[str, Any]]:
    """One person for each response, as the class page has them."""
    return [{"who": "somebody", "value": value} for value, n in responses.items() for _ in range(n)]


@pytest.mark.parametrize(("scale", "values", "responses"), SCALES, ids=[str(s[0]) for s in SCALES])
def test_each_rating_is_counted_at_its_own_value(
    modules: Modules, scale: dict[str, float], values: int, responses: dict[float, int]
) -> None:
    field = {"id": "sure", "kind": "rating", "type": "number", "prompt": "How sure?", **scale}
    summary = modules.call("class/summary.mjs", "summarise", field, people(responses))
    bars = {bar["label"]: bar["n"] for bar in summary["bars"]}
    assert len(summary["bars"]) == len(bars) == values
    assert {label: n for label, n in bars.items() if n} == {
        f"{value:g}": n for value, n in responses.items()
    }
    assert not any(bar.get("odd") for bar in summary["bars"])


BARS: list[tuple[dict[str, float], dict[float, int], dict[str, int]]] = [
    ({"min": 0, "max": 21}, {0: 1, 21: 2}, {"0": 1, "21": 2}),
    ({"min": 1, "max": 3}, {1: 1, 2.5: 1}, {"1": 1, "2.5": 1}),
    ({"min": 1, "max": 3}, {1: 1, 3: 1}, {"1": 1, "2": 0, "3": 1}),
    ({"min": 1, "max": 3, "step": 1}, {1: 1, 2.5: 2}, {"1": 1, "2": 0, "3": 0, "2.5": 2}),
    ({"min": 1, "max": 3}, {1: 1, 9: 1}, {"1": 1, "2": 0, "3": 0, "9": 1}),
    ({"min": 1, "max": 3}, {0.5: 1, 3.5: 1}, {"1": 0, "2": 0, "3": 0, "0.5": 1, "3.5": 1}),
    ({"min": 1, "max": 3, "fine": True}, {1: 1, 3: 1}, {"1": 1, "3": 1}),
    ({"min": 1}, {1: 1, 40: 1}, {"1": 1, "40": 1}),
]


def test_a_long_scale_and_numbers_between_its_values_are_counted_as_they_come(
    modules: Modules,
) -> None:
    for scale, responses, bars in BARS:
        field = {"id": "sure", "kind": "rating", "type": "number", **scale}
        summary = modules.call("class/summary.mjs", "summarise", field, people(responses))
        assert {bar["label"]: bar["n"] for bar in summary["bars"]} == bars, scale


SIDES = {
    "id": "trust",
    "scoring": {
        "sides": True,
        "scales": [{"id": "open", "title": "Openness", "items": ["how.one"], "bands": [
            {"from": 1, "label": "Closed", "feedback": "Say a little more."},
            {"from": 4, "label": "Open", "feedback": "Others know where you stand."},
        ]}],
    },
    "fields": [{
        "id": "how", "kind": "likert", "type": "ratings", "response_scale": {"min": 1, "max": 5},
        "items": [{"id": "one", "text": "It is so."}],
        "sides": [{"id": "me", "label": "Me"}, {"id": "them", "label": "Them"}],
    }],
}  # fmt: skip


@pytest.mark.parametrize("sentence", ["{side} — {title}", "{title} ({side})", "{title}"])
def test_a_scale_is_called_the_same_for_learners_and_for_a_class(
    page: Page, tmp_path: Path, serve: Callable[[Path], Server], sentence: str
) -> None:
    """However a language says `scores.side`, both pages follow it, and no side is lost."""
    site = blank_site(tmp_path)
    html = (site / "index.html").read_text("utf-8")
    (site / "index.html").write_text(html.replace('"{title}: {side}"', f'"{sentence}"'), "utf-8")
    page.goto(serve(site).url, wait_until="load")
    responses = {"how": {"me.one": 5, "them.one": 1}}
    calls = Modules(page)
    scales = calls.call("class/scales.mjs", "scalesOf", SIDES, [responses])
    titles = [scale["title"] for scale in scales]
    assert titles == [
        sentence.format(title="Openness", side="Me"),
        sentence.format(title="Openness", side="Them"),
    ]
    assert [scale["of"] for scale in scales] == [1, 1]
    learners = page.evaluate(
        """async ([spec, responses]) => {
          const url = new URL("assets/scoring/draw-scores.mjs", document.baseURI);
          const { drawScores } = await import(url);
          document.body.innerHTML = '<form><div data-part="scores"></div></form>';
          drawScores(document.forms[0], spec, responses, { takes: [] });
          return [...document.querySelectorAll(".ws-score-feedback strong")]
            .map((element) => element.textContent);
        }""",
        [SIDES, responses],
    )
    assert learners == [f"{title}." for title in titles]


def situation(id: str, correct: str) -> dict[str, Any]:
    choices = [{"id": c, "label": c, **({"correct": True} if c == correct else {})} for c in "ab"]
    return {
        "id": id,
        "kind": "choice",
        "type": "choice",
        "prompt": f"Case {id}",
        "choices": choices,
    }


JUDGEMENT = {
    "id": "judgement",
    "repeat": {"moments": {"before": "Before", "after": "After"}},
    "fields": [situation("bus", "a"), situation("attic", "b"), {"id": "why", "type": "text"}],
}


def learner(**takes: dict[str, str]) -> dict[str, Any]:
    sheets = [{"id": "judgement", "take": take, "responses": r} for take, r in takes.items()]
    return {"worksheets": sheets}


JUDGED = [
    learner(before={"bus": "b", "attic": "a"}, after={"bus": "a", "attic": "a"}),
    learner(before={"bus": "a", "attic": "b"}, after={"bus": "b", "attic": "b"}),
    learner(before={"bus": "a"}, after={"bus": "a", "attic": "b"}),
    learner(before={"bus": "b", "attic": "b"}),
    learner(after={"bus": "gone", "attic": "a"}),
]


def test_a_judgement_test_counts_situation_by_situation_who_replied_both_times(
    modules: Modules,
) -> None:
    rows = modules.call("class/judged.mjs", "judged", JUDGEMENT, JUDGED, "before", "after")
    assert rows == [
        {"label": "Case bus", "pairs": 3, "before": 2, "after": 2, "gained": 1, "lost": 1},
        {"label": "Case attic", "pairs": 2, "before": 1, "after": 1, "gained": 0, "lost": 0},
    ]
    once = {**JUDGEMENT, "repeat": None}
    assert modules.call("class/judged.mjs", "judged", once, JUDGED, "before", "after") == []


@pytest.mark.parametrize(
    ("n", "take", "right"),
    [(0, "before", 0), (0, "after", 1), (1, "before", 2), (2, "after", 2), (4, "after", 0)],
)
def test_a_judgement_test_counts_one_learners_replies(
    modules: Modules, n: int, take: str, right: int
) -> None:
    call = ("class/judged.mjs", "rightReplies", JUDGEMENT, JUDGED[n], take)
    assert modules.call(*call) == right


@pytest.mark.parametrize(("n", "take"), [(2, "before"), (3, "after")])
def test_a_judgement_test_that_is_not_finished_has_no_count(
    modules: Modules, n: int, take: str
) -> None:
    call = ("class/judged.mjs", "rightReplies", JUDGEMENT, JUDGED[n], take)
    assert modules.call(*call) is None


DECODED = """async (all) => {
    const { decoded } = await import(new URL("assets/class/encoding.mjs", document.baseURI));
    return all.map((bytes) => decoded(Uint8Array.from(bytes)))
        .map(({ text, trouble }) => [text ?? null, trouble ?? null]);
}"""
ZOE = '{"name": "Zoë 🙂"}'
BYTES: list[tuple[bytes, list[str | None]]] = [
    (b"", ["", None]), (b"a", ["a", None]), (ZOE.encode(), [ZOE, None]),
    (b"\xef\xbb\xbf" + ZOE.encode(), [ZOE, None]),
    (b"\xff\xfe" + ZOE.encode("utf-16-le"), [ZOE, None]), (ZOE.encode("utf-16-le"), [ZOE, None]),
    (b"\xfe\xff" + ZOE.encode("utf-16-be"), [ZOE, None]), (ZOE.encode("utf-16-be"), [ZOE, None]),
    ("Zoë".encode("cp1252"), [None, "damaged"]), ("Zoë, Bo".encode("cp1252"), [None, "encoding"]),
    ("Zoë".encode()[:-1], [None, "damaged"]), (b"\x00\x00\xe9", [None, "damaged"]),
    (b"Zo\xeb\x07", [None, "damaged"]), (b"\xff\xfea", [None, "damaged"]),
    (b"\x01a", ["\x01a", None]),
]  # fmt: skip


def test_a_text_is_read_in_the_letters_that_it_was_saved_in(modules: Modules) -> None:
    found = modules.page.evaluate(DECODED, [[*each] for each, _ in BYTES])
    assert found == [text for _, text in BYTES]
