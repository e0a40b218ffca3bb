"""Scores: worked cases that an expert can read, and what must hold for any responses."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.modules import Modules, load, worksheet
from tests.support.project import ROOT
from tests.support.worked_cases import responses

FOLDER = ROOT / "tests/data/scoring"
FILES = sorted(FOLDER.glob("*.yaml"))
CASES = [(file.stem, case) for file in FILES for case in load(file)["cases"]]


def in_words(scale: dict[str, Any]) -> str:
    """A score as the cases write it."""
    if scale["state"] == "incomplete":
        return f"not enough to say ({scale['answered']} of {scale['of']})"
    label = scale.get("level") or (scale["band"] or {}).get("label", "")
    return f"{scale['shown']:g} {label}".strip()


def top_of(scores: dict[str, Any]) -> list[dict[str, Any]]:
    """The highest scales, or none before every one has a score."""
    found: list[dict[str, Any]] = scores.get("top", {}).get("scales", [])
    return found


@pytest.mark.parametrize(
    ("exercise", "case"), CASES, ids=[f"{stem}: {case['name']}" for stem, case in CASES]
)
def test_a_worked_case(exercise: str, case: dict[str, Any], modules: Modules) -> None:
    sheet = worksheet(exercise)
    said = responses(case, sheet["fields"])
    scores = modules.call("scoring/scoring.mjs", "score", sheet["scoring"], sheet["fields"], said)
    found = {f"{s.get('side', '')} {s['id']}".strip(): in_words(s) for s in scores["scales"]}
    assert found == case["scores"]
    if "leans" in case:
        assert {lean["id"]: in_words(lean) for lean in scores["leans"]} == case["leans"]
    if "total" in case:
        assert in_words(scores["total"]) == case["total"]
    if "gaps" in case:
        found_gaps = {gap["title"]: gap["difference"] for gap in scores["sideGaps"]}
        assert found_gaps == case["gaps"]
    assert [scale["title"] for scale in top_of(scores)] == case.get("top", [])
    assert scores.get("gate", {}).get("text", "").startswith(case.get("gate", ""))
    assert ("gate" in scores) == ("gate" in case)
    if "says" in case:
        assert scores["leanFeedback"] == case["says"]


@pytest.mark.shipped
def test_every_scored_worksheet_has_worked_cases() -> None:
    files = sorted((ROOT / "exercises").glob("*.yaml"))
    scored = {file.stem for file in files if "scoring" in load(file)}
    assert scored == {file.stem for file in FILES}


@pytest.mark.parametrize(
    ("closes", "gated"), [("yes", True), (["yes", "maybe"], True), ("no", False)]
)
def test_a_gate_replaces_the_scores(modules: Modules, closes: Any, gated: bool) -> None:
    scoring = {**SCORING, "gate": {"field": "gate", "is": closes, "text": "Not for trading."}}
    said = {"gate": "yes", "items": {"a": 1, "b": 2, "c": 3}}
    scores = modules.call("scoring/scoring.mjs", "score", scoring, [FIELD], said)
    assert (scores.get("gate") == {"text": "Not for trading."}) == gated
    assert (scores["scales"] == []) == gated


def test_each_side_hears_its_own_feedback(modules: Modules) -> None:
    """`side_feedback` for the sides that it names; the band's own feedback for any other."""
    band = {"from": 1, "label": "low", "feedback": "For both.", "side_feedback": {"me": "For me."}}
    sides = [{"id": "me", "label": "Me"}, {"id": "them", "label": "Them"}]
    scale = {"id": "one", "title": "One", "method": "sum", "items": ["items.a"], "bands": [band]}
    said = {"items": {"me.a": 2, "them.a": 2}}
    scoring = {"sides": True, "scales": [scale]}
    scores = modules.call(
        "scoring/scoring.mjs", "score", scoring, [{**FIELD, "sides": sides}], said
    )
    assert [scale["band"]["feedback"] for scale in scores["scales"]] == ["For me.", "For both."]


# A worksheet made for the properties: one sum, one mean, a turned-round item in each, two leans.
ITEMS = ["a", "b", "c", "d", "e", "f"]
FIELD = {
    "id": "items",
    "kind": "likert",
    "response_scale": {"min": 1, "max": 5},
    "items": [{"id": id, "reverse": id in "cf"} for id in ITEMS],
}
SCORING = {
    "scales": [
        {"id": "one", "title": "One", "method": "sum", "items": ["items.a", "items.b", "items.c"]},
        {
            "id": "two",
            "title": "Two",
            "method": "mean",
            "min_answered": 2,
            "items": ["items.d", "items.e", "items.f"],
            "bands": [{"from": 1, "label": "low"}, {"from": 3, "label": "high"}],
        },
    ],
    "total": {"id": "all", "title": "All", "method": "sum", "of": ["one", "two"]},
    "leans": [
        {
            "id": "lean",
            "title": "Lean",
            "weights": {"one": 1, "two": -3},
            "min": -12,
            "max": 12,
            "high": 4,
            "low": -4,
        }
    ],
    "top": {"of": ["one", "two"], "tie_within": 1},
}
RATING = st.one_of(st.integers(1, 5), st.just("dont-know"))
RATINGS = st.dictionaries(st.sampled_from(ITEMS), RATING)
COMPLETE = st.fixed_dictionaries({id: st.integers(1, 5) for id in ITEMS})


def scored(modules: Modules, batch: list[dict[str, Any]]) -> list[dict[str, Any]]:
    calls = [[SCORING, [FIELD], {"items": ratings}] for ratings in batch]
    return modules.each("scoring/scoring.mjs", "score", calls)


@given(st.lists(RATINGS, min_size=20, max_size=40))
@settings(max_examples=10, deadline=None)
def test_scores_stay_in_their_range_and_make_nothing_up(
    modules: Modules, batch: list[dict[str, Any]]
) -> None:
    for given_ratings, scores in zip(batch, scored(modules, batch), strict=True):
        first, second = scores["scales"]
        for scale, ids, needed in [(first, "abc", 3), (second, "def", 2)]:
            answered = sum(isinstance(given_ratings.get(id), int) for id in ids)
            assert (scale["state"] == "scored") == (answered >= needed)
            if scale["state"] == "scored":
                assert scale["min"] <= scale["value"] <= scale["max"]
                assert abs(scale["shown"] - scale["value"]) <= 0.05 + 1e-9
        complete = first["state"] == second["state"] == "scored"
        for whole in [scores["total"], *scores["leans"]]:
            assert (whole["state"] == "scored") == complete
        assert ("top" in scores) == complete
        if second["state"] == "scored":
            assert second["band"]["label"] == ("high" if second["value"] >= 3 - 1e-9 else "low")


@given(st.lists(COMPLETE, min_size=20, max_size=40))
@settings(max_examples=10, deadline=None)
def test_turning_every_response_round_mirrors_every_score(
    modules: Modules, batch: list[dict[str, int]]
) -> None:
    turned = [{id: 6 - n for id, n in ratings.items()} for ratings in batch]
    both = scored(modules, batch + turned)
    for scores, mirror in zip(both[: len(batch)], both[len(batch) :], strict=True):
        wholes = zip(
            [*scores["scales"], *scores["leans"]],
            [*mirror["scales"], *mirror["leans"]],
            strict=True,
        )
        for scale, other in wholes:
            assert abs(scale["value"] + other["value"] - scale["min"] - scale["max"]) < 1e-9


@given(st.lists(COMPLETE, min_size=20, max_size=40))
@settings(max_examples=10, deadline=None)
def test_the_top_holds_the_highest_and_whatever_ties(
    modules: Modules, batch: list[dict[str, int]]
) -> None:
    for scores in scored(modules, batch):
        values = {scale["id"]: scale["value"] for scale in scores["scales"]}
        highest = max(values.values())
        expected = [id for id, value in values.items() if value >= highest - 1 - 1e-9]
        assert [scale["id"] for scale in top_of(scores)] == expected


@given(st.lists(st.dictionaries(st.sampled_from(ITEMS), st.just("dont-know")), min_size=1))
@settings(max_examples=5, deadline=None)
def test_dont_know_is_not_a_response(modules: Modules, batch: list[dict[str, str]]) -> None:
    for scores in scored(modules, batch):
        assert [scale.get("answered") for scale in scores["scales"]] == [0, 0]
