"""What a page loses on its way to paper. Printing itself: `tests/content/test_packet.py`."""

from __future__ import annotations

import re

import pytest

from macros.commands.packet import as_paper
from macros.render.links import Links
from macros.render.renderer import Rendering
from macros.rules.checked_course import load
from macros.strings.loader import load as load_strings
from tests.support.mistakes import MISTAKES


@pytest.mark.parametrize(
    ("html", "paper"),
    [
        ('See <a href="x">this</a>.', "See this."),
        ("<abbr>ZOPA</abbr> <address>here</address>", "<abbr>ZOPA</abbr> <address>here</address>"),
        ("<noscript><p>off</p></noscript>on", "<p>off</p>on"),
        ("<noscript data-search-exclude><p>off</p></noscript>on", "<p>off</p>on"),
        ("<script>\nlet a;\n</script><p>b</p><script src=c></script>", "<p>b</p>"),
        ('<details class="d">s</details>', '<details open class="d">s</details>'),
    ],
)  # fmt: skip
def test_what_only_a_screen_can_use_goes_and_nothing_else(html: str, paper: str) -> None:
    assert as_paper(html) == paper


def test_a_worksheet_on_paper_hides_nothing_from_a_reader_without_scripts() -> None:
    """An opening `noscript` left behind would swallow all sheets that follow."""
    library = load(MISTAKES / "course" / "mkdocs.yml")
    rendering = Rendering(library, load_strings(), Links("", {}))
    for sheet in library.exercises.values():
        html = rendering.worksheet(sheet)
        assert "<noscript" in html
        assert not re.search(r"</?(noscript|script|a)\b", as_paper(html)), sheet.id
