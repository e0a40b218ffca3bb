"""The values of a rating, as HTML and people read them."""

from __future__ import annotations

from typing import Any

from macros.fields.scales import values


def number(value: float) -> str:
    """A number as HTML writes it: no exponent, no `.0`."""
    return f"{value:f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


def steps(of: Any) -> list[float]:
    """The values of a rating, from lowest to highest."""
    return values(of.min, of.max, getattr(of, "step", 1))


def anchored(of: Any) -> list[str]:
    """The values of a rating as labels: `10: They told me` where 10 has an anchor."""
    return [
        f"{number(value)}: {of.anchors[value]}" if value in of.anchors else number(value)
        for value in steps(of)
    ]
