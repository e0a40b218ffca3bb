"""Ranges, steps and the labels of values: what cannot be, at the bounds and with tenths."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from macros.fields.scales import (
    ResponseScale,
    chosen_range_findings,
    is_fine,
    range_findings,
    values,
)
from tests.support.model_problems import problems

NOTHING: dict[str, str] = {}


def scale(low: float | None, high: float | None, step: float | None = 1) -> Any:
    return SimpleNamespace(min=low, max=high, step=step)


def told(findings: Any) -> dict[str, str]:
    return {".".join(map(str, finding.path)): finding.message for finding in findings}


OUT = "{} lies outside the range from {} to {}."
BETWEEN = "{} lies between two steps, so nobody can choose it. Move it or remove it."
NEVER = "Steps of {} from {} never reach {}. Change `min`, `max` or `step`."
RANGES: list[tuple[Any, list[float] | None, dict[str, str]]] = [
    (scale(None, None), None, NOTHING),
    (scale(0, None, 5), None, NOTHING),
    (scale(None, 3, 5), None, NOTHING),
    (scale(0, 10, 3), None, NOTHING),
    (scale(0, 10, None), None, NOTHING),
    (scale(1, 2), [1, 2], NOTHING),
    (scale(1, 1), None, {"max": "`max` must be more than `min`, which is 1."}),
    (scale(2, 1), [5], {"max": "`max` must be more than `min`, which is 2."}),
    (scale(0, 10, 0), None, {"step": "`step` must be more than 0."}),
    (scale(0, 10, -1), [3.5], {"step": "`step` must be more than 0."}),
    (scale(0, 10, 3), [], {"max": NEVER.format(3, 0, 10)}),
    (scale(0, 10, 3), [4], {"max": NEVER.format(3, 0, 10)}),
    (scale(0, 9, 3), [0, 3, 9], NOTHING),
    (scale(0, 9, 3), [4, 10, -1], {
        "anchors.4": BETWEEN.format(4), "anchors.10": OUT.format(10, 0, 9),
        "anchors.-1": OUT.format(-1, 0, 9),
    }),
    (scale(0, 1, 0.1), [0.3, 0.7, 1], NOTHING),
    (scale(0, 1, 0.1), [0.35], {"anchors.0.35": BETWEEN.format(0.35)}),
    (scale(0, 1, 0), [0.35], {"step": "`step` must be more than 0."}),
    (scale(0, 1, 0), [2],
     {"step": "`step` must be more than 0.", "anchors.2": OUT.format(2, 0, 1)}),
]  # fmt: skip


@pytest.mark.parametrize(("model", "labels", "found"), RANGES, ids=range(len(RANGES)))
def test_a_range_that_cannot_be_is_told(
    model: Any, labels: list[float] | None, found: dict[str, str]
) -> None:
    named = None if labels is None else dict.fromkeys(labels, "Word")
    assert told(range_findings(model, named)) == found


def test_without_a_step_it_is_one() -> None:
    whole = SimpleNamespace(min=1, max=3)
    assert told(range_findings(whole, {1: "a", 3: "b"})) == {}
    assert told(range_findings(whole, {1.5: "a"}, "labels")) == {"labels.1.5": BETWEEN.format(1.5)}


@pytest.mark.parametrize(
    ("model", "found"),
    [
        (scale(0, 100), NOTHING),
        (scale(0, 101), {"step": "More than 101 values. Raise `step`, or use `number`."}),
        (scale(0, 10, 0.1), NOTHING),
        (scale(0, 10.1, 0.1), {"step": "More than 101 values. Raise `step`, or use `number`."}),
        (scale(200, 0), {"max": "`max` must be more than `min`, which is 200."}),
    ],
)
def test_nobody_chooses_among_more_values_than_can_be_seen(
    model: Any, found: dict[str, str]
) -> None:
    assert told(chosen_range_findings(model, {})) == found


@pytest.mark.parametrize(
    ("model", "fine"),
    [
        (scale(1, 21), False),
        (scale(1, 22), True),
        (scale(0, 100, 5), False),
        (scale(0, 105, 5), True),
        (scale(0, 2, 0.1), False),
        (scale(0, 2.1, 0.1), True),
        (scale(1, 22, None), True),
        (scale(None, 500), False),
        (scale(0, None), False),
        (SimpleNamespace(min=0, max=21), True),
    ],
)
def test_a_scale_is_fine_from_22_values_on(model: Any, fine: bool) -> None:
    assert is_fine(model) is fine


@pytest.mark.parametrize(
    ("high", "labels", "found"),
    [
        (21, {"1": "No", "7": "Yes"}, NOTHING),
        (22, {}, {"max": "A response scale has at most 21 values. Use `rating`."}),
        (5, {"1": "No", "7": "Yes"}, {"labels.7": OUT.format(7, 1, 5)}),
        (5, {"2.5": "So"}, {"labels.2.5": BETWEEN.format(2.5)}),
    ],
)
def test_a_response_scale_has_at_most_21_values_and_labels_inside(
    high: int, labels: dict[str, str], found: dict[str, str]
) -> None:
    assert problems(ResponseScale, {"min": 1, "max": high, "labels": labels}) == found


@pytest.mark.parametrize(
    ("low", "high", "step", "all_of_them"),
    [
        (1, 3, 1, [1, 2, 3]),
        (0, 0.3, 0.1, [0, 0.1, 0.2, 0.3]),
        (-1, 1, 0.5, [-1, -0.5, 0, 0.5, 1]),
        (0, 100, 50, [0, 50, 100]),
    ],
)
def test_values_are_written_as_an_author_would(
    low: float, high: float, step: float, all_of_them: list[float]
) -> None:
    assert values(low, high, step) == all_of_them
