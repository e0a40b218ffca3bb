"""Tables in Markdown, and the places in the docs where they stand as run."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest
from pathlib import Path
from statistics import median
from typing import TypeVar

T = TypeVar("T")
END = "<!-- end of tables -->"
NOT_MADE = "(not made: see the error above)"
"""What stands in the place of a table that could not be made."""


def tables(*makers: Callable[[], str]) -> str:
    """The table of each maker. One that fails is printed, and costs no other its table."""
    return "\n\n".join(attempt(maker, NOT_MADE) for maker in makers)


def attempt(maker: Callable[[], T], otherwise: T) -> T:
    """What is made; where that fails, the error is printed and there is something else."""
    try:
        return maker()
    except Exception:
        traceback.print_exc()
        return otherwise


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The first column stands left, numbers right."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def write(made: str, page: Path, name: str) -> None:
    """Puts tables between `<!-- tables: name -->` and the next end of tables in a page.

    Where one could not be made, the table that stands there stays.
    """
    start = f"<!-- tables: {name} -->"
    before, found, rest = page.read_text("utf-8").partition(start)
    if not found:
        raise ValueError(f"{page} has no place named {start}")
    old, _, after = rest.partition(END)
    kept = _with_old(made, old.strip())
    page.write_text(f"{before}{start}\n\n{kept}\n\n{END}{after}", encoding="utf-8")


def _with_old(made: str, old: str) -> str:
    """The new tables, and an old one in each place where none could be made."""
    new = made.split("\n\n")
    pairs = zip_longest(new, old.split("\n\n")[: len(new)], fillvalue=NOT_MADE)
    return "\n\n".join(was if table == NOT_MADE else table for table, was in pairs)


def spread(numbers: Sequence[float], digits: int = 0) -> str:
    """The median, and behind it the least and the most: `12 (10–15)`."""
    low, middle, high = min(numbers), median(numbers), max(numbers)
    if low == high:
        return f"{middle:,.{digits}f}"
    return f"{middle:,.{digits}f} ({low:,.{digits}f}–{high:,.{digits}f})"
