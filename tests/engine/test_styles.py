"""Rules that all style sheets keep: what is laid out for a screen never reaches paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.project import ROOT

SHEETS = sorted((ROOT / "macros" / "theme" / "assets").rglob("*.css"))
COMMENT = re.compile(r"/\*.*?\*/", re.S)
SIDEWAYS = re.compile(
    r"(?:margin|margin-inline|margin-inline-start|margin-inline-end|margin-left|margin-right"
    r"|left|right|inset|inset-inline|translate)"
)
"""Properties by which a box can leave its column; `margin` and `inset` count in all directions."""


def rules(css: str, media: str = "") -> Iterator[tuple[str, str, str]]:
    """(media condition, selector, declarations) of each rule, those within `@` blocks, too."""
    for prelude, block in blocks(COMMENT.sub("", css)):
        if prelude.startswith(("@media", "@supports", "@layer", "@container")):
            yield from rules(block, f"{media} {prelude}".strip())
        elif not prelude.startswith("@"):
            yield media, prelude, block


def blocks(css: str) -> Iterator[tuple[str, str]]:
    """(what stands before the brace, what stands within) of each block on the outermost level."""
    at = 0
    while (start := css.find("{", at)) >= 0:
        depth, end = 1, start + 1
        while depth:
            depth += {"{": 1, "}": -1}.get(css[end], 0)
            end += 1
        yield css[at:start].rpartition(";")[2].strip(), css[start + 1 : end - 1]
        at = end


def declarations(block: str) -> Iterator[tuple[str, str]]:
    """(property, value) of each declaration."""
    for declaration in block.split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            yield name.strip(), value.strip()


def leaves_its_column(name: str, value: str) -> bool:
    """Whether a declaration can draw a box past the left or right edge of its column."""
    if not SIDEWAYS.fullmatch(name):
        return False
    lengths = value.split()
    if name == "margin" and len(lengths) > 1:
        lengths = lengths[1::2]
    return any(re.match(r"-[\d.]+|calc\(.*\*\s*-", length) for length in lengths)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_what_depends_on_the_window_is_limited_to_screens(sheet: Path) -> None:
    """WebKit compares the window, not the paper, when it prints."""
    for media, selector, _ in rules(sheet.read_text("utf-8")):
        if re.search(r"\b(width|height|aspect-ratio|orientation)\b", media):
            assert "screen" in media, f"{sheet.name}: {media} {{ {selector}"


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_what_leaves_its_column_is_limited_to_screens(sheet: Path) -> None:
    """On paper there is no padding around it to fill, and the printer cuts it off."""
    for media, selector, block in rules(sheet.read_text("utf-8")):
        if "screen" in media or re.search(r"::(before|after)$", selector):
            continue
        for name, value in declarations(block):
            assert not leaves_its_column(name, value), (
                f"{sheet.name}: {selector} {{ {name}: {value} }}"
            )


def test_the_rule_knows_what_leaves_a_column() -> None:
    for name, value in (
        ("margin", "1rem -2rem 0"),
        ("margin-inline", "-0.4rem"),
        ("left", "-1px"),
        ("inset", "0.5rem -0.5rem"),
        ("margin-left", "calc(var(--wide) * -0.5)"),
    ):
        assert leaves_its_column(name, value), (name, value)
    for name, value in (
        ("margin", "-1.2rem auto 0.8rem"),
        ("margin-inline", "0.9rem"),
        ("top", "-1px"),
    ):
        assert not leaves_its_column(name, value), (name, value)
