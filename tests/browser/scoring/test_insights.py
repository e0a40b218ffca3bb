"""Insights: worked cases that an expert can read, and what must hold for any responses."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.render.links import Links
from macros.render.worksheet_spec import worksheet_spec
from macros.rules.checked_course import load as read_course
from macros.strings import loader as wording
from tests.support.modules import Modules, load, worksheet
from tests.support.project import ROOT
from tests.support.worked_cases import responses

ASSETS = ROOT / "macros/theme/assets/scoring"
FILES = sorted((ROOT / "tests/data/insights").glob("*.yaml"))
CASES = [(load(file), case) for file in FILES for case in load(file)["cases"]]
IN_WORDS = """async ([calculator, inputs, context]) => {
    const at = (path) => import(new URL(`assets/${path}`, document.baseURI));
    const { calculators } = await at("scoring/insights/index.mjs");
    const { formatted } = await at("scoring/phrases.mjs");
    const { calculate } = await calculators[calculator]();
    const { state, summary, warnings, table, notes = [], plot } = calculate(inputs, context);
    return { state, summary: summary.map(formatted), warnings: warnings.map(formatted),
        plot: JSON.parse(JSON.stringify(plot ?? {})),
        notes: notes.map(({ title, lines }) => [title, ...lines].map(formatted)),
        table: table && table.rows.map((row) => row.map(formatted)),
        head: table && [table.caption, ...table.head].map(formatted) };
}"""


def arguments(file: dict[str, Any], case: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Inputs and context, from responses in words where the file names a worksheet."""
    if "worksheet" not in file:
        takes = [
            {"id": id, "label": id, "responses": said}
            for id, said in case.get("answers", {}).items()
        ]
        return case.get("inputs", {}), {"about": file.get("about", {}), "takes": takes}
    sheet = worksheet(file["worksheet"])
    about = {f["id"]: {"field": f, "scoring": sheet["scoring"]} for f in sheet["fields"]}
    takes = [
        {"id": id, "label": id, "responses": responses({"responds": said}, sheet["fields"])}
        for id, said in case.get("takes", {}).items()
    ]
    said = responses(case, sheet["fields"]) if "responds" in case else {}
    return said | case.get("inputs", {}), {"about": about, "takes": takes}


@pytest.mark.parametrize(
    ("file", "case"), CASES, ids=[f"{file['calculator']}: {case['name']}" for file, case in CASES]
)
def test_a_worked_case(file: dict[str, Any], case: dict[str, Any], modules: Modules) -> None:
    inputs, context = arguments(file, case)
    insight = modules.page.evaluate(IN_WORDS, [file["calculator"], inputs, context])
    if "waits" in case:
        assert (insight["state"], insight["summary"]) == ("waiting", [case["waits"]])
        return
    assert insight["state"] == "ready"
    if "says_from" in case:
        assert insight["summary"][0].startswith(case["says_from"])
    else:
        assert insight["summary"] == case["says"]
    if "warns_from" in case:
        assert insight["warnings"][0].startswith(case["warns_from"])
    else:
        assert insight["warnings"] == case.get("warns", [])
    if "table" in case:
        assert (insight["table"] or []) == case["table"]
    if "plot" in case:
        assert insight["plot"] == case["plot"]
    assert insight["notes"] == case.get("notes", insight["notes"])


FIT: dict[str, Any] = {
    "id": "items",
    "response_scale": {"min": 1, "max": 5},
    "items": [
        {"id": "x", "text": "X"},
        {"id": "kept-word", "text": "Word"},
        {"id": "z", "reverse": True},
    ],
}
BANDS = [
    {"from": 3, "label": "Open"},
    {"from": 1, "label": "Closed"},
    {"from": 2, "label": "Steps"},
]
MEAN = {
    "id": "s",
    "title": "S",
    "method": "mean",
    "items": ["items.x", "items.kept-word", "items.z"],
}


@pytest.mark.parametrize(
    ("items", "bands", "says"),
    [
        ((5, 5, 1), BANDS,
         ["Open. ", "Reasons to open up: “X” (5), “Word” (5), and “” (1)."]),
        ((5, 2, 1), BANDS,
         ["Steps. ", "Reasons to open up: “X” (5) and “” (1).", "Reasons against it: “Word” (2)."]),
        ((2, 3, 3), BANDS, ["Steps. ", "Reasons against it: “X” (2)."]),
        ((1, 1, 5), BANDS, ["Closed. ", "Reasons against it: “X” (1), “Word” (1), and “” (5)."]),
        ((3, 3, 3), None, []),
        (None, BANDS, ["Not enough to say: 0 of 3 answered."]),
    ],
)  # fmt: skip
def test_advice_on_fit_follows_the_scale_and_the_bands_of_any_worksheet(
    modules: Modules, items: Any, bands: Any, says: list[str]
) -> None:
    ratings = dict(zip(("x", "kept-word", "z"), items or (), strict=False))
    scoring = {"scales": [{**MEAN, **({"bands": bands} if bands else {})}]}
    inputs = {"items": ratings} if items else {}
    context = {"about": {"items": {"field": FIT, "scoring": scoring}}, "takes": []}
    insight = modules.page.evaluate(IN_WORDS, ["fit-approach", inputs, context])
    assert (insight["summary"], insight["warnings"]) == (says, [])


@pytest.mark.parametrize("mine", [None, 0, 1])
def test_the_two_ends_of_trust_are_told_apart_by_whose_they_are(
    modules: Modules, mine: int | None
) -> None:
    """Where no side is marked as the learner's own, it is the second."""
    sides = [{"id": id, "label": id.title(), **({"mine": True} if at == mine else {})}
             for at, id in enumerate(("left", "right"))]  # fmt: skip
    field = {**FIT, "sides": sides, "items": FIT["items"][:1]}
    scoring = {"sides": True, "scales": [{"id": "s", "title": "Open", "items": ["items.x"]}]}
    context = {"about": {"items": {"field": field, "scoring": scoring}}, "takes": []}
    inputs = {"items": {"left.x": 2, "right.x": 4}}
    insight = modules.page.evaluate(IN_WORDS, ["trust-gap", inputs, context])
    me, them = (("Left", 2), ("Right", 4)) if mine == 0 else (("Right", 4), ("Left", 2))
    assert insight["head"][2:] == [me[0], them[0]]
    assert insight["table"] == [["Open", str(me[1]), str(them[1])]]
    plot = insight["plot"]
    assert (plot["mine"], plot["theirs"], plot["min"], plot["max"]) == (me[0], them[0], 1, 5)
    assert plot["parts"] == [{"label": "Open", "mine": me[1], "theirs": them[1]}]


def test_every_calculator_has_worked_cases() -> None:
    index = (ASSETS / "insights" / "index.mjs").read_text(encoding="utf-8")
    named = set(re.findall(r'import\("\./(?!case-)([\w-]+)\.mjs"\)', index))
    assert named == {file["calculator"] for file, _ in CASES}


def test_every_sentence_of_a_calculator_is_in_the_strings_file() -> None:
    known = wording.load().browser
    for file in sorted((ASSETS / "insights").glob("*.mjs")):
        code = file.read_text(encoding="utf-8")
        for key in re.findall(r'(?:sentence|waiting)\("([\w.-]+)"', code):
            assert key in known, f"{file.name}: {key}"


def test_pure_modules_do_not_touch_the_page() -> None:
    for file in [ASSETS / "scoring.mjs", *sorted((ASSETS / "insights").glob("*.mjs"))]:
        code = file.read_text(encoding="utf-8")
        assert not re.search(r"\b(document|window|localStorage|indexedDB)\b", code), file.name


WILD = 7777
FROM_WILD = """async (sheets) => {
    const at = (path) => import(new URL(`assets/${path}`, document.baseURI));
    const { calculators } = await at("scoring/insights/index.mjs");
    const { counted } = await at("responses/counted.mjs");
    const { formatted } = await at("scoring/phrases.mjs");
    const { score } = await at("scoring/scoring.mjs");
    const said = [];
    for (const { id, about, calculator, scoring, fields, values } of sheets) {
        const field = (name) => about?.[name]?.field ?? fields.find((field) => field.id === name);
        const given = Object.entries(values);
        const all = given.map(([name, value]) => [name, counted(field(name), value)]);
        const inputs = Object.fromEntries(all.filter(([, value]) => value !== undefined));
        if (scoring) said.push([id, JSON.stringify(score(scoring, fields, inputs))]);
        if (!calculator) continue;
        const { calculate } = await calculators[calculator]();
        const { summary, warnings, ...rest } = calculate(inputs, { about, takes: [], cases: {} });
        said.push([id, [...summary, ...warnings].map(formatted).join(" ") + JSON.stringify(rest)]);
    }
    return said;
}"""


def wild(field: dict[str, Any]) -> Any:
    """A response with words and choices that fit, and numbers and days that do not count."""
    first = (field.get("choices") or [{"id": "x"}])[0]["id"]
    values = {
        "number": WILD, "rating": str(WILD), "points": {"r1": WILD, "r2": -WILD}, "text": "Words",
        "date": f"{WILD}-01-01", "tick": True, "choice": first, "choices": [first],
    }  # fmt: skip
    if field["type"] == "rows":
        cells = {
            column["id"]: wild({**column, "type": column["kind"]}) for column in field["columns"]
        }
        return [{"id": id, **cells} for id in ("r1", "r2")]
    if field["type"] == "ratings":
        sides = [f"{side['id']}." for side in field.get("sides", [])] or [""]
        return {f"{side}{item['id']}": WILD for side in sides for item in field["items"]}
    return values.get(field["type"] or "")


@pytest.mark.shipped
def test_nothing_is_computed_from_what_does_not_count(modules: Modules) -> None:
    """Each insight and each scoring of the course, from numbers that are all out of range."""
    library = read_course(ROOT / "mkdocs.yml")
    asked: list[dict[str, Any]] = []
    for exercise in library.exercises.values():
        spec = worksheet_spec(library, exercise, Links("", {}))
        homes = {**spec["sources"], spec["id"]: spec}
        own = {field["id"]: wild(field) for field in spec["fields"] if field["type"]}
        asked.append({**spec, "values": {k: v for k, v in own.items() if v is not None}})
        for insight in (field for field in spec["fields"] if field["kind"] == "insight"):
            about = {}
            for name, reference in insight["inputs"].items():
                home, id = reference.split(".")[:2] if "." in reference else (spec["id"], reference)
                field = next(field for field in homes[home]["fields"] if field["id"] == id)
                about[name] = {"field": field, "scoring": homes[home].get("scoring")}
            values = {name: wild(reference["field"]) for name, reference in about.items()}
            asked.append({"id": f"{spec['id']}.{insight['id']}", "about": about,
                          "calculator": insight["calculator"], "values": values})  # fmt: skip
    said = modules.page.evaluate(FROM_WILD, asked)
    assert len(said) > 20
    for id, text in said:
        assert str(WILD) not in text.replace(",", "").replace("\u202f", ""), (id, text)
        assert '"state":"scored"' not in text, (id, text)


IDS = [f"row-{n}" for n in range(6)]
POINTS = st.dictionaries(st.sampled_from(IDS), st.integers(0, 100))
ISSUE: st.SearchStrategy[dict[str, str]] = st.builds(
    lambda id, same: {"id": id, "issue": id.upper(), **({"same": same} if same else {})},
    st.sampled_from(IDS),
    st.sampled_from(["yes", "no", "unknown", None]),
)
TABLE: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "issues": st.lists(ISSUE, max_size=6, unique_by=lambda row: row["id"]),
        "mine": POINTS,
        "theirs": POINTS,
    }
)
CONTEXT: dict[str, Any] = {"about": {}, "takes": []}


def pairs_of(modules: Modules, batch: list[list[dict[str, Any]]]) -> list[list[dict[str, Any]]]:
    found = modules.each(
        "scoring/insights/trades.mjs", "pairs", [[responses] for responses in batch]
    )
    return [[dict(pair) for pair in pairs] for pairs in found]


def rows(table: dict[str, Any], mine: str = "mine", theirs: str = "theirs") -> list[dict[str, Any]]:
    """Issues as `pairs` takes them; the names of the sides may be swapped."""
    ids = [row["id"] for row in table["issues"]]
    both = [id for id in ids if id in table["mine"] and id in table["theirs"]]
    return [{"id": id, "mine": table[mine][id], "theirs": table[theirs][id]} for id in both]


def names(pairs: list[dict[str, Any]]) -> list[tuple[str, str, int]]:
    return [(pair["ask"]["id"], pair["offer"]["id"], pair["strength"]) for pair in pairs]


@given(st.lists(TABLE, min_size=15, max_size=30))
@settings(max_examples=8, deadline=None)
def test_trades_follow_their_rule(modules: Modules, batch: list[dict[str, Any]]) -> None:
    for table, pairs in zip(batch, pairs_of(modules, [rows(t) for t in batch]), strict=True):
        gain = {row["id"]: row["mine"] - row["theirs"] for row in rows(table)}
        expected = {
            (i, j): min(gain[i], -gain[j])
            for i in gain
            for j in gain
            if gain[i] >= 10 and gain[j] <= -10
        }
        assert {(i, j): strength for i, j, strength in names(pairs)} == expected
        assert all(i != j for i, j, _ in names(pairs))
        strengths = [strength for *_, strength in names(pairs)]
        assert strengths == sorted(strengths, reverse=True)


@given(st.lists(TABLE, min_size=15, max_size=30), st.randoms())
@settings(max_examples=8, deadline=None)
def test_trades_look_the_same_from_the_other_side_and_in_any_order(
    modules: Modules, batch: list[dict[str, Any]], random: Any
) -> None:
    ours = [names(pairs) for pairs in pairs_of(modules, [rows(table) for table in batch])]
    swapped = pairs_of(modules, [rows(table, "theirs", "mine") for table in batch])
    assert [[(j, i, n) for i, j, n in names(pairs)] for pairs in swapped] == ours
    shuffled = [random.sample(found, len(found)) for found in (rows(table) for table in batch)]
    assert [names(pairs) for pairs in pairs_of(modules, shuffled)] == ours


@given(st.lists(TABLE, min_size=15, max_size=30))
@settings(max_examples=8, deadline=None)
def test_clash_and_together_never_name_the_same_issue(
    modules: Modules, batch: list[dict[str, Any]]
) -> None:
    def listed(calculator: str) -> list[set[str]]:
        path = f"scoring/insights/{calculator}.mjs"
        found = modules.each(path, "calculate", [[table, CONTEXT] for table in batch])
        firsts = [insight["summary"][0] for insight in found]
        quoted = [first.get("values", {}).get("issues", []) for first in firsts]
        return [{issue["values"]["text"] for issue in issues} for issues in quoted]

    for table, both, apart in zip(batch, listed("together"), listed("clash"), strict=True):
        assert not both & apart
        for row in table["issues"]:
            mine, theirs = table["mine"].get(row["id"], 0), table["theirs"].get(row["id"], 0)
            close = min(mine, theirs) >= 20 and abs(mine - theirs) < 10
            assert (row["issue"] in apart) == (row.get("same") == "no" and close)


SHARES = st.dictionaries(st.sampled_from(IDS), st.integers(0, 50), min_size=1)


@given(st.lists(st.tuples(SHARES, SHARES), min_size=20, max_size=40))
@settings(max_examples=8, deadline=None)
def test_the_perspective_gap_runs_from_0_to_100_and_0_means_exact(
    modules: Modules, batch: list[tuple[dict[str, int], dict[str, int]]]
) -> None:
    path = "scoring/insights/perspective-gap.mjs"
    there = modules.each(path, "perspectiveGap", [list(two) for two in batch])
    back = modules.each(path, "perspectiveGap", [[real, guess] for guess, real in batch])
    for (guess, real), gap, mirrored in zip(batch, there, back, strict=True):
        if not sum(guess.values()) or not sum(real.values()):
            assert gap is None
            continue
        assert gap == pytest.approx(mirrored)
        assert -1e-9 <= gap <= 100 + 1e-9
        equal = all(
            guess.get(id, 0) * sum(real.values()) == real.get(id, 0) * sum(guess.values())
            for id in IDS
        )
        assert (gap < 1e-9) == equal


@pytest.mark.parametrize(
    ("guess", "real", "gap"),
    [
        ({"a": 50, "b": 50}, {"a": 50, "b": 50}, 0),
        ({"a": 100, "b": 0}, {"a": 0, "b": 100}, 100),
        ({"a": 60, "b": 30, "c": 10}, {"a": 40, "b": 30, "c": 30}, 20),
        ({"a": 3, "b": 1}, {"a": 50, "b": 50}, 25),
    ],
)
def test_perspective_gaps_worked_by_hand(
    modules: Modules, guess: dict[str, int], real: dict[str, int], gap: float
) -> None:
    found = modules.call("scoring/insights/perspective-gap.mjs", "perspectiveGap", guess, real)
    assert found == pytest.approx(gap)


RESULTS = st.lists(st.sampled_from(["right", "partly", "wrong", "new", None]), max_size=8)


@given(st.lists(RESULTS, min_size=20, max_size=40))
@settings(max_examples=8, deadline=None)
def test_a_hit_rate_needs_three_tested_guesses(
    modules: Modules, batch: list[list[str | None]]
) -> None:
    calls = [[[{"id": "x", "result": result} for result in results]] for results in batch]
    rates = modules.each("scoring/insights/interest-metrics.mjs", "hitRate", calls)
    for results, rate in zip(batch, rates, strict=True):
        tested = [result for result in results if result in ("right", "partly", "wrong")]
        assert (rate is None) == (len(tested) < 3)
        if rate is not None:
            points = sum({"right": 2, "partly": 1, "wrong": 0}[str(result)] for result in tested)
            assert rate == pytest.approx(points / 2 / len(tested))


RATED = st.fixed_dictionaries(
    {"hurdle": st.text(min_size=1, max_size=3)},
    optional={"likelihood": st.integers(1, 3), "harm": st.integers(1, 3)},
)


@given(st.lists(st.lists(RATED, max_size=6), min_size=10, max_size=20))
@settings(max_examples=8, deadline=None)
def test_harm_of_three_always_asks_for_a_plan(
    modules: Modules, batch: list[list[dict[str, Any]]]
) -> None:
    path = "scoring/insights/hurdle-score.mjs"
    found = modules.each(path, "calculate", [[{"risks": risks}, CONTEXT] for risks in batch])
    for risks, insight in zip(batch, found, strict=True):
        rated = [risk for risk in risks if "likelihood" in risk and "harm" in risk]
        table = insight.get("table", {"rows": []})["rows"]
        assert len(table) == len(rated)
        for _, likelihood, harm, score, advice in table:
            assert score == likelihood * harm
            asks = advice["key"] == "insights.hurdle-score.asks"
            assert asks == (score >= 4 or harm == 3)
        assert [row[3] for row in table] == sorted((row[3] for row in table), reverse=True)


WORTH = st.one_of(st.none(), st.integers(0, 100))


@given(st.lists(st.tuples(WORTH, WORTH, WORTH, WORTH), min_size=20, max_size=40))
@settings(max_examples=8, deadline=None)
def test_the_walk_away_is_compared_with_worth_and_never_with_likelihood(
    modules: Modules, batch: list[tuple[int | None, ...]]
) -> None:
    def call(numbers: tuple[int | None, ...], likely: int | None) -> list[Any]:
        good, _, walk, target = numbers
        alt = {"id": "a", "option": "Wait", "good": good, "likely": likely}
        worths = {"walk-worth": walk, "target-worth": target}
        given_worths = {name: worth for name, worth in worths.items() if worth is not None}
        full = {name: value for name, value in alt.items() if value is not None}
        return [{"alts": [full], "walk": "if", **given_worths}, CONTEXT]

    path = "scoring/insights/walk-away-warnings.mjs"
    found = modules.each(path, "calculate", [call(numbers, numbers[1]) for numbers in batch])
    certain = modules.each(path, "calculate", [call(numbers, 100) for numbers in batch])
    for (good, _, walk, target), insight, other in zip(batch, found, certain, strict=True):
        keys = {warning["key"] for warning in insight["warnings"]}
        assert keys == {warning["key"] for warning in other["warnings"]}
        low = good is not None and walk is not None and walk < good
        assert ("insights.walk-away-warnings.low" in keys) == low
        flat = target is not None and walk is not None and target <= walk
        assert ("insights.walk-away-warnings.target" in keys) == flat


@given(st.lists(st.tuples(POINTS, st.lists(st.sampled_from(["best", "acceptable", "minimum"]),
       min_size=6, max_size=6)), min_size=10, max_size=20))  # fmt: skip
@settings(max_examples=8, deadline=None)
def test_a_package_is_worth_no_more_than_all_points(
    modules: Modules, batch: list[tuple[dict[str, int], list[str]]]
) -> None:
    levels = [{"id": id} for id in ("best", "acceptable", "minimum")]
    column = {"id": "a", "label": "A", "kind": "choice", "choices": levels}
    calls = [
        [{"packages": [{"id": id, "a": level} for id, level in zip(IDS, chosen, strict=True)],
          "mine": points}, [column]]
        for points, chosen in batch
    ]  # fmt: skip
    found = modules.each("scoring/insights/package-worth.mjs", "worths", calls)
    for (points, chosen), packages in zip(batch, found, strict=True):
        if not points:
            assert packages == []
            continue
        share = {"best": 1, "acceptable": 0.5, "minimum": 0}
        worth = sum(points.get(id, 0) * share[c] for id, c in zip(IDS, chosen, strict=True))
        assert packages[0]["worth"] == pytest.approx(worth)
        assert 0 <= packages[0]["worth"] <= sum(points.values())
