"""Response scales: the values that an item can take, and what is wrong with a range."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from macros.authoring.strict_model import Finding, Strict, Text, Whole


def _scale_point(key: object) -> int | float:
    try:
        value = float(str(key))
    except ValueError:
        raise PydanticCustomError("scale_point", "must be a number") from None
    return int(value) if value.is_integer() else value


ScalePoint = Annotated[
    float,
    PlainValidator(_scale_point),
    PlainSerializer(lambda value: f"{value:g}", return_type=str),
    WithJsonSchema({"type": "string"}),
]


MOST_VALUES = 21
"""A scale with more values is fine: it is typed as a number, and a class sees no bar for each."""


class ResponseScale(Strict):
    """The values that an item can take, and what they are called."""

    display_name = "a response scale"

    min: Whole
    """The lowest value."""
    max: Whole
    """The highest value."""
    labels: dict[ScalePoint, Text]
    """Words for some or all of the values."""

    def findings(self) -> Iterator[Finding]:
        """A range that is one, and labels inside it."""
        yield from range_findings(self, self.labels, "labels")
        if is_fine(self):
            message = f"A response scale has at most {MOST_VALUES} values. Use `rating`."
            yield Finding(("max",), message)


def range_findings(
    model: Any, labels: Mapping[float, str] | None = None, key: str = "anchors"
) -> Iterator[Finding]:
    """What is wrong with `min`, `max`, `step` and the labels of values.

    With `labels`, even without any in it, values are chosen; else they are typed.
    """
    low, high, step = model.min, model.max, getattr(model, "step", 1)
    if step is not None and step <= 0:
        yield Finding(("step",), "`step` must be more than 0.")
        step = None
    if low is not None and high is not None and low >= high:
        yield Finding(("max",), f"`max` must be more than `min`, which is {low}.")
    elif labels is not None and step and not _reaches(low, high, step):
        message = f"Steps of {step} from {low} never reach {high}. Change `min`, `max` or `step`."
        yield Finding(("max",), message)
    else:
        for value, message in _unreached(labels or {}, low, high, step):
            yield Finding((key, str(value)), message, True)


def chosen_range_findings(model: Any, labels: Mapping[float, str]) -> Iterator[Finding]:
    """What is wrong with a range each of whose values is a radio or an option."""
    wrong = [*range_findings(model, labels)]
    yield from wrong
    if not wrong and (model.max - model.min) / model.step > 100:
        yield Finding(("step",), "More than 101 values. Raise `step`, or use `number`.")


def _unreached(
    labels: Mapping[float, str], low: float, high: float, step: float | None
) -> Iterator[tuple[float, str]]:
    """Labels of values that nobody can choose."""
    for value in labels:
        if value < low or value > high:
            yield value, f"{value} lies outside the range from {low} to {high}."
        elif step and not _reaches(low, value, step):
            message = "lies between two steps, so nobody can choose it. Move it or remove it."
            yield value, f"{value} {message}"


def _reaches(low: float, value: float, step: float) -> bool:
    """Whether steps from `low` come to `value`; tenths are not exact in a computer's numbers."""
    count = (value - low) / step
    return abs(count - round(count)) < 1e-6


def values(low: float, high: float, step: float) -> list[float]:
    """Every value of a scale, as an author would write it: 0.3, not 0.30000000000000004."""
    return [round(low + index * step, 9) for index in range(round((high - low) / step) + 1)]


def is_fine(scale: Any) -> bool:
    """Whether a scale, of which the step may be missing, has more than `MOST_VALUES` values."""
    if scale.min is None or scale.max is None:
        return False
    step = getattr(scale, "step", None) or 1
    count: int = round((scale.max - scale.min) / step) + 1
    return count > MOST_VALUES
