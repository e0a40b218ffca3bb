"""Finished HTML reaches the page letter by letter, wherever a macro was called."""

from __future__ import annotations

import re

import pytest
from markdown import Markdown, markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from macros.markdown_extensions.raw_html import Finished, finished

FORM = """<form class="ws" id="ws-a">
<p>1. *not* a list</p>

    <pre>
  two  spaces</pre>
# &amp; \\*
</form>"""
EXTENSIONS: list[str | Extension] = [
    Finished(),
    "md_in_html",
    "pymdownx.superfences",
    "attr_list",
    "admonition",
]


def page(text: str) -> str:
    return markdown(text, extensions=EXTENSIONS)


@pytest.mark.parametrize(
    "around",
    ["{}", "Before\n{}\nAfter", "# Title\n\n{}\n\n* one\n* two", "<div markdown>\n\n{}\n\n</div>"],
)
def test_it_stays_as_it_is(around: str) -> None:
    html = page(around.format(finished(FORM)))
    assert html.count(FORM) == 1
    assert "finished -->" not in html
    assert "anchors" not in html
    assert "<p><form" not in html


def test_several_of_them_stay_apart() -> None:
    html = page(f"{finished(FORM)}\n*Between*\n{finished(FORM)}")
    assert html.count(FORM) == 2
    assert "<p><em>Between</em></p>" in html


def test_what_is_not_finished_is_markdown_as_ever() -> None:
    assert page("<p>Raw</p>\n\n*Markdown*") == "<p>Raw</p>\n\n<p><em>Markdown</em></p>"


class Reader(Extension):
    """Reads ids where the site generator does: those that it does not see, no link may name."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- Python-Markdown's name
        md.preprocessors.register(Looking(self.seen), "looking", 21)


class Looking(Preprocessor):
    def __init__(self, seen: list[str]) -> None:
        self._seen = seen

    def run(self, lines: list[str]) -> list[str]:
        self._seen += re.findall(r'id="([^"]+)"', "\n".join(lines))
        return lines


def test_the_site_generator_reads_its_ids_and_readers_get_each_once() -> None:
    reader = Reader()
    html = markdown(f"Before\n{finished(FORM)}", extensions=[Finished(), reader])
    assert reader.seen == ["ws-a"] and html.count('id="ws-a"') == 1
