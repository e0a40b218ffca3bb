"""Response scales: the values that an item can take, and what is wrong with a range."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from macros.strict import Finding, Strict, Text, Whole


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


class ResponseScale(Strict):
    """The values that an item can take, and what they are called."""

    called = "a response scale"

    min: Whole
    """The lowest value."""
    max: Whole
    """The highest value."""
    labels: dict[ScalePoint, Text]
    """Words for some or all of the values."""

    def findings(self) -> Iterator[Finding]:
        """A range that is one, and labels inside it."""
        yield from range_findings(self, self.labels, "labels")
        if self.max - self.min > 20:
            yield Finding(("max",), "A response scale has at most 21 values. Use `rating`.")


def range_findings(
    model: Any, labels: Mapping[float, str] | None = None, key: str = "anchors"
) -> Iterator[Finding]:
    """What is wrong with `min`, `max`, `step` and the labels of values."""
    low, high, step = model.min, model.max, getattr(model, "step", None)
    if step is not None and step <= 0:
        yield Finding(("step",), "`step` must be more than 0.")
    if low is not None and high is not None and low >= high:
        yield Finding(("max",), f"`max` must be more than `min`, which is {low}.")
        return
    for value in labels or {}:
        if (low is not None and value < low) or (high is not None and value > high):
            yield Finding(
                (key, str(value)), f"{value} lies outside the range from {low} to {high}.", True
            )
