"""The macro that puts a figure to try on a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup, escape

from macros.authoring.inline_markdown import plain
from macros.course.macro_registry import page_macro
from macros.figures.line import line_shapes
from macros.figures.model import Figure
from macros.figures.result import Cell, Result, Shape
from macros.figures.trade import trade_result
from macros.figures.trust import trust_result
from macros.figures.zone import zone_result
from macros.render.page_context import PageContext
from macros.strings.loader import Strings, as_json

ROWS = {
    "zone": ("figure-zone-mine", "figure-zone-theirs", "figure-zone-room", "figure-zone-middle"),
    "trade": (
        *("figure-trade-half", "figure-trade-half", "figure-trade-halves"),
        *("figure-trade-traded", "figure-trade-traded", "figure-trade-together"),
        "figure-trade-more",
    ),
    "trust": (
        *("figure-trust-both", "figure-trust-closed", "figure-trust-closed"),
        *("figure-trust-points", "figure-trust-points", "figure-trust-together"),
    ),
}
"""Subject → what heads its table's rows, in the order of the cells of a result."""
HEIGHTS = {"zone": 158, "trade": 130, "trust": 126, "line": 98}
"""Subject → how high its drawing is, where it is 360 wide."""


@page_macro(id="figure")
def figure(context: PageContext, id: str, /) -> str:
    """A figure to try: a guess, then sliders; on paper and without a script, three states.

    {{ figure("walk-away") }}
    """
    context.need("figure")
    shown, say = context.course.library.figures[id], context.course.say
    return context.fill(
        "figure/figure.html.jinja",
        id=id,
        figure=shown,
        height=HEIGHTS[shown.subject],
        rows=[*_row_labels(shown, say)],
        ranges={name: shown.sliders.range_of(name) for name in _sliders(shown)}
        if shown.sliders
        else {},
        states=[*_states(shown, say)],
        line=_drawing(line_shapes(shown.line), say) if shown.line else None,
        spec=as_json(figure_data(shown)),
    )


def _sliders(figure: Figure) -> Mapping[str, Any]:
    return figure.sliders.sliders() if figure.sliders else {}


def figure_data(figure: Figure) -> dict[str, Any]:
    """What the modules of a page need of a figure: its subject, plain, and the guesses' answers."""
    subject = getattr(figure, figure.subject).model_dump(exclude={"states"})
    guesses = figure.guess.choices if figure.guess else ()
    return {
        "subject": figure.subject,
        "answers": [plain(choice.answer) for choice in guesses],
        figure.subject: subject,
    }


def result_of(figure: Figure, values: Mapping[str, int]) -> Result:
    """What a figure with sliders comes to where they stand."""
    if figure.zone:
        return zone_result(figure.zone, values)
    if figure.trade:
        return trade_result(figure.trade, values)
    assert figure.trust  # a line has no sliders
    return trust_result(figure.trust, values)


def _states(figure: Figure, say: Strings) -> Iterator[dict[str, Any]]:
    """The three states: title, drawing, sentence and cells."""
    for state in figure.sliders.states if figure.sliders else ():
        result = result_of(figure, state.set)
        yield {
            "title": state.title,
            "drawing": _drawing(result.shapes, say),
            "says": _text(result.says, say),
            "cells": [_text(cell, say) for cell in result.cells],
        }


def _text(cell: Cell, say: Strings) -> str:
    """A number, a text, or a sentence of the browser half."""
    if isinstance(cell, tuple):
        key, values = cell
        return str(say.browser[key]).format(**values)
    return str(cell)


def _drawing(shapes: tuple[Shape, ...], say: Strings) -> Markup:
    """Shapes as elements of an SVG."""
    return Markup("\n").join(_element(dict(shape), say) for shape in shapes)


def _element(shape: Shape, say: Strings) -> Markup:
    tag, text = shape.pop("tag"), _text(shape.pop("text", ""), say)
    attributes = Markup(" ").join(Markup('{}="{}"').format(*pair) for pair in shape.items())
    return Markup(f"<{tag} {attributes}>{escape(text)}</{tag}>")


def _row_labels(figure: Figure, say: Strings) -> Iterator[str]:
    """What heads each row of the table; the first of two alike is mine, the second theirs."""
    names = [*_names(figure)]
    rows = ROWS.get(figure.subject, ())
    for i, row in enumerate(rows):
        who = names[row == rows[i - 1]] if names else ""
        yield say(row, who=who)


def _names(figure: Figure) -> Iterator[str]:
    if figure.trade:
        yield from (figure.trade.mine.name, figure.trade.theirs.name)
    if figure.trust:
        yield from (figure.trust.mine, figure.trust.theirs)
