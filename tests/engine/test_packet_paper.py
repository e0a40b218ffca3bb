"""What of a page's HTML a packet takes onto paper."""

from __future__ import annotations

import pytest

from macros.commands.packet import as_paper

CASES = {
    '<noscript data-search-exclude><p class="ws-noscript">Off</p></noscript><p>Next</p>': (
        '<p class="ws-noscript">Off</p><p>Next</p>'
    ),
    "<noscript><p>Off</p></noscript>": "<p>Off</p>",
    '<p><a href="../plan/" class="x">The plan</a></p>': "<p>The plan</p>",
    "<abbr>a</abbr><article>b</article>": "<abbr>a</abbr><article>b</article>",
    '<script type="application/json" data-part="spec">{"a": 1}</script><p>Next</p>': "<p>Next</p>",
    '<details class="ws-deeper"><summary>More</summary></details>': (
        '<details open class="ws-deeper"><summary>More</summary></details>'
    ),
}


@pytest.mark.parametrize("html", CASES)
def test_paper_has_what_needs_no_script_no_link_and_no_click(html: str) -> None:
    assert as_paper(html) == CASES[html]
