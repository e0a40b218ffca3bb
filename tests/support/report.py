"""Tables in Markdown, and the places in the docs where they stand as run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median

END = "<!-- end of tables -->"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The first column stands left, numbers right."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def write(made: str, page: Path, name: str) -> None:
    """Puts tables between `<!-- tables: name -->` and the next end of tables in a page."""
    start = f"<!-- tables: {name} -->"
    before, found, rest = page.read_text("utf-8").partition(start)
    if not found:
        raise ValueError(f"{page} has no place named {start}")
    page.write_text(f"{before}{start}\n\n{made}\n\n{END}{rest.partition(END)[2]}", encoding="utf-8")


def spread(numbers: Sequence[float], digits: int = 0) -> str:
    """The median, and behind it the least and the most: `12 (10–15)`."""
    low, middle, high = min(numbers), median(numbers), max(numbers)
    if low == high:
        return f"{middle:,.{digits}f}"
    return f"{middle:,.{digits}f} ({low:,.{digits}f}–{high:,.{digits}f})"
