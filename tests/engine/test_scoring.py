"""Scores that can come about: bands and what is made of scales, with awkward numbers."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from macros.course.library import Library
from macros.models.exercise import Exercise
from macros.models.scoring import Band
from macros.rules.bands import Range, bands
from macros.rules.checked_course import load
from macros.rules.scoring import Judge
from tests.support.mistakes import MISTAKES

UNREACHED = "No score reaches this band: scores go from 2 to 10."


@pytest.mark.parametrize(
    ("starts", "reach", "problems"),
    [
        ([], (2, 10), {}),
        ([2], (2, 10), {}),
        ([1, 3, 10], (2, 10), {}),
        ([1.5, 2.5], (2, 10), {}),
        ([2.5, 3], (2, 10), {0: "Scores from 2 have no band. Let the first band start there."}),
        ([2, 10.5, 11], (2, 10), {1: UNREACHED, 2: UNREACHED}),
        ([1, 2, 3], (2, 10), {0: UNREACHED}),
        ([0, 1, 2.5], (2, 10), {0: UNREACHED}),
        ([2, 2, 1], (2, 10), {1: "Bands go from low to high: this one must start above 2."}),
        ([2, 4, 3.5, 1], (2, 10), {2: "Bands go from low to high: this one must start above 4."}),
        ([50, 100], None, {}),
        ([50, 20], None, {1: "Bands go from low to high: this one must start above 50."}),
    ],
)
def test_bands_ascend_and_cover_what_can_be_scored(
    starts: list[float], reach: Range | None, problems: dict[int, str]
) -> None:
    listed = [Band.model_validate({"from": start, "label": "Some"}) for start in starts]
    found = [(finding.path, finding.message) for finding in bands(("here",), listed, reach)]
    assert found == [(("here", "bands", i, "from"), said) for i, said in problems.items()]


@cache
def library() -> Library:
    """The small course of the mistakes, for its response scales."""
    return load(MISTAKES / "course" / "mkdocs.yml")


ITEMS = [{"id": id, "text": id} for id in ("one", "two", "three")]
FIELDS: list[dict[str, Any]] = [
    {"id": "items", "kind": "likert", "prompt": "?", "response_scale": "fits-1-5", "items": ITEMS},
    {"id": "wide", "kind": "likert", "prompt": "?", "items": ITEMS, "response_scale":
     {"min": -2, "max": 2, "labels": {"-2": "No", "2": "Yes"}}},
    {"id": "gone", "kind": "likert", "prompt": "?", "response_scale": "not-there", "items": ITEMS},
    {"id": "gate", "kind": "choice", "prompt": "?",
     "choices": [{"id": "yes", "label": "Yes"}, {"id": "no", "label": "No"}]},
    {"id": "story", "kind": "text", "prompt": "?"},
]  # fmt: skip


def scale(id: str, *items: str, method: str = "sum", **more: Any) -> dict[str, Any]:
    return {"id": id, "title": id, "method": method, "items": [*items], **more}


SUM = scale("sum", "items.one", "items.two")  # 2 to 10
MEAN = scale("mean", "wide.one", "wide.two", method="mean")  # −2 to 2
UNKNOWN = scale("unknown", "gone.one")


def band(*starts: float) -> list[dict[str, Any]]:
    return [{"from": start, "label": "Some"} for start in starts]


def lean(low: float, high: float, divide: float = 1, **weights: float) -> dict[str, Any]:
    middle = {"low": low, "high": high}
    return {"id": "lean", "title": "Lean", "min": low, "max": high, "divide": divide,
            "weights": weights, **middle}  # fmt: skip


def judged(unreliable: frozenset[tuple[str, str]] = frozenset(), **scoring: Any) -> list[str]:
    """What the check says about a `scoring` block, each with its place."""
    data = {"id": "sheet", "revision": 1, "title": "A sheet", "minutes": 5, "intro": "Try it.",
            "gives": "Nothing.", "goes": "Nowhere."}  # fmt: skip
    exercise = Exercise.model_validate({**data, "fields": FIELDS, "scoring": scoring})
    assert exercise.scoring
    known = replace(library(), unreliable_fields=unreliable)
    findings = Judge(known, "sheet", exercise, exercise.scoring).findings()
    return [f"{'.'.join(map(str, finding.path))}: {finding.message}" for finding in findings]


REACH = "No score reaches this band: scores go from {} to {}."
LEAN = "This lean can reach from {} to {}, so write `{}: {}`."


@pytest.mark.parametrize(
    ("scoring", "said"),
    [
        ({"scales": [{**SUM, "bands": band(2, 11)}]},
         ["scales.0.bands.1.from: " + REACH.format(2, 10)]),
        ({"scales": [{**MEAN, "bands": band(-2, 2.5)}]},
         ["scales.0.bands.1.from: " + REACH.format(-2, 2)]),
        ({"scales": [{**UNKNOWN, "bands": band(70, 80)}]}, []),
        # With an item that is not there, nobody knows how far the scale reaches.
        ({"scales": [scale("sum", "items.one", "items.four", bands=band(70, 80))]},
         ["scales.0.items.1: There is no item `four` in `items`. There are `one`, `three`, "
          "`two`."]),
        ({"scales": [SUM, MEAN], "total": {"id": "all", "title": "All", "method": "sum",
          "of": ["sum", "mean"], "bands": band(0, 12, 12.5)}},
         ["total.bands.2.from: " + REACH.format(0, 12)]),
        ({"scales": [SUM, MEAN], "total": {"id": "all", "title": "All", "method": "mean",
          "of": ["sum", "mean"], "bands": band(0, 6, 6.5)}},
         ["total.bands.2.from: " + REACH.format(0, 6)]),
        ({"scales": [SUM, UNKNOWN], "total": {"id": "all", "title": "All", "method": "sum",
          "of": ["sum", "unknown"], "bands": band(70, 80)}}, []),
        ({"scales": [SUM], "total": {"id": "all", "title": "All", "method": "sum",
          "of": ["sum", "som"], "bands": band(70, 80)}},
         ["total.of.1: There is no scale `som`. Did you mean `sum`?"]),
        ({"scales": [SUM, MEAN], "leans": [lean(-1, 7, 2, sum=1, mean=-2)]}, []),
        ({"scales": [SUM, MEAN], "leans": [lean(-1.5, 7.5, 2, sum=1, mean=-2)]},
         ["leans.0.min: " + LEAN.format(-1, 7, "min", -1),
          "leans.0.max: " + LEAN.format(-1, 7, "max", 7)]),
        ({"scales": [SUM], "leans": [lean(0.2, 1, sum=0.1)]}, []),
        ({"scales": [SUM, UNKNOWN], "leans": [lean(70, 80, sum=1, unknown=1)]}, []),
        ({"scales": [SUM], "leans": [lean(70, 80, sum=1, som=1)]},
         ["leans.0.weights.som: There is no scale `som`. Did you mean `sum`?"]),
        ({"scales": [SUM], "top": {"of": ["sum", "som"]}},
         ["top.of.1: There is no scale `som`. Did you mean `sum`?"]),
        ({"scales": [SUM], "gate": {"field": "gate", "is": ["no", "noo"], "text": "No."}},
         ["gate.is.1: There is no choice `noo` in `gate`. Did you mean `no`?"]),
        ({"scales": [SUM], "gate": {"field": "gate", "is": "yes", "text": "No."}}, []),
        ({"scales": [SUM], "gate": {"field": "gat", "is": "yes", "text": "No."}},
         ["gate.field: There is no field `gat`. Did you mean `gate`?"]),
        ({"scales": [scale("mixed", "items.one", "wide.two")]},
         ["scales.0.items: The items of `mixed` lie on different response scales: -2 to 2, "
          "`fits-1-5`."]),
    ],
)  # fmt: skip
def test_what_is_made_of_scales_can_come_about(scoring: dict[str, Any], said: list[str]) -> None:
    assert judged(**scoring) == said


@pytest.mark.parametrize("field", ["items", "gate"])
def test_nothing_is_said_of_a_field_that_has_problems_of_its_own(field: str) -> None:
    scoring = {"scales": [scale("sum", "items.four")],
               "gate": {"field": "gate", "is": "maybe", "text": "No."}}  # fmt: skip
    about = {"items": "scales.0.items.0", "gate": "gate.is.0"}
    said = judged(frozenset({("sheet", field)}), **scoring)
    assert [each.partition(":")[0] for each in said] == [
        place for name, place in about.items() if name != field
    ]
