"""Bands of a scale or a total: ascending, within reach, and with a place for the lowest scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.authoring.strict_model import Finding
from macros.models.scoring import Band

Range = tuple[float, float]


def bands(
    path: tuple[str | int, ...], listed: Sequence[Band], reach: Range | None
) -> Iterator[Finding]:
    """Bands that do not ascend, lie out of reach, or leave the lowest scores without one."""
    for i in range(1, len(listed)):
        if listed[i].start <= listed[i - 1].start:
            message = (
                f"Bands go from low to high: this one must start above {listed[i - 1].start:g}."
            )
            yield Finding((*path, "bands", i, "from"), message)
            return
    if not listed or reach is None:
        return
    low, high = reach
    if listed[0].start > low:
        message = f"Scores from {low:g} have no band. Let the first band start there."
        yield Finding((*path, "bands", 0, "from"), message)
    for i, band in enumerate(listed):
        following = listed[i + 1].start if i + 1 < len(listed) else high + 1
        if band.start > high or following <= low:
            message = f"No score reaches this band: scores go from {low:g} to {high:g}."
            yield Finding((*path, "bands", i, "from"), message)
