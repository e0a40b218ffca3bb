"""Which `rows` stand as a table where the window is wide: those whose cells need not cut a word."""

from __future__ import annotations

from typing import Any

from macros.authoring import inline_markdown as text
from macros.render.steps import anchored
from macros.strings.loader import Strings

ROOM = 30.3
"""What all cells of a row have, in rem, in the wide window with least room for a sheet: 1220 px."""
GAP = 0.4
LEAST = {"text": 6.0, "number": 4.5, "tick": 4.5}
"""What a cell without words of its own needs, in rem, as `rows.css` has it."""
LETTER, ARROW = 0.44, 2.1
"""The width of a letter in a wide typeface, and of what stands around it in a select, in rem."""


def unbroken(column: Any, say: Strings) -> list[str]:
    """What can stand in a cell of this column and never wraps."""
    if column.kind == "date":
        return ["00/00/0000"]
    if column.kind == "choice":
        return [say("select-none"), *(text.plain(choice.label) for choice in column.choices)]
    if column.kind == "rating":
        return [say("select-none"), *map(text.plain, anchored(column))]
    return []


def is_table(field: Any, say: Strings) -> bool:
    """Whether all cells of a row, and its name, have room beside each other."""
    widths = [_width(column, say) for column in field.columns]
    if is_named(field):
        widths.append(LEAST["text"])
    return sum(widths) + GAP * (len(widths) - 1) <= ROOM


def is_named(field: Any) -> bool:
    """Whether rows stand beside their names: a row that begins with words has them for its name."""
    return bool(field.rows_from) or field.columns[0].kind != "text"


def _width(column: Any, say: Strings) -> float:
    longest = max(map(len, unbroken(column, say)), default=0)
    return LETTER * longest + ARROW if longest else LEAST[column.kind]
