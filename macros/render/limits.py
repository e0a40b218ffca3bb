"""The limits of a number in words: `min`, `max` and `step` as the learner reads them."""

from __future__ import annotations

from typing import Any

from macros.strings.loader import Strings


def limits_in_words(of: Any, say: Strings) -> str:
    """Which numbers a field or column counts: "From 0 to 60, in steps of 0.5."; empty for all."""
    limits = filter(None, (_range(of.min, of.max, say), _steps(of.step, say)))
    text = ", ".join(limits)
    return f"{text[0].upper()}{text[1:]}." if text else ""


def _range(least: float | None, most: float | None, say: Strings) -> str:
    bounds = {"min": figures(least, say), "max": figures(most, say)}
    if least is not None and most is not None:
        return say("limits-range", **bounds)
    if least is not None:
        return say("limits-least", **bounds)
    return say("limits-most", **bounds) if most is not None else ""


def _steps(step: float | None, say: Strings) -> str:
    if step is None:
        return ""
    return say("limits-whole") if step == 1 else say("limits-steps", step=figures(step, say))


def figures(value: float | None, say: Strings) -> str:
    """A number as the language writes it, with its decimal mark and a true minus sign."""
    if value is None:
        return ""
    digits = f"{value:.9f}".rstrip("0").rstrip(".")
    return digits.replace("-", "−").replace(".", say("decimal-mark"))
