"""Mistakes shown in pages of a site while an author serves it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from macros.adapter.mistakes_panel import BEGIN, LAST, NONE, STYLE, page, panel, show_mistakes
from tests.support.small_site import write_file

SLIP, OTHER = "docs/a.md:1:1: <b> is wrong.", "docs/a.md:2:1: Something else."
OWN = (
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width">\n'
    "<title>Mistakes</title></head><body>{}</body></html>\n"
)
"""The page that is shown where a site has none yet."""
HOME = "<html><body>Home</body></html>"
SCRIPT = '<body><script>"</body>"</script>Last</body>'


def site_with(folder: Path, pages: Mapping[str, str]) -> Path:
    for name, html in pages.items():
        write_file(folder / name, html)
    return folder


def pages_of(site: Path) -> dict[str, str]:
    """The text of each page, with the hint and the report in the place of the panel."""
    texts = {each.relative_to(site).as_posix(): each.read_text("utf-8") for each in site.rglob("*")
             if each.suffix == ".html"}  # fmt: skip
    panels = {panel(report, hint): f"[{hint[:9]}|{report}]"
              for report in (SLIP, OTHER) for hint in (LAST, NONE)}  # fmt: skip
    for shown, short in panels.items():
        texts = {name: text.replace(shown, short) for name, text in texts.items()}
    return texts


@pytest.mark.parametrize(
    ("before", "shown"),
    [
        (
            {},
            {"index.html": OWN.format(f"[{NONE[:9]}|{SLIP}]"),
             "404.html": OWN.format(f"[{NONE[:9]}|{SLIP}]")},
        ),
        (
            {"index.html": HOME, "a/b/index.html": "No end", "404.html": SCRIPT},
            {"index.html": f"<html><body>Home[{LAST[:9]}|{SLIP}]</body></html>",
             "a/b/index.html": f"No end[{LAST[:9]}|{SLIP}]",
             "404.html": SCRIPT.replace("Last", f"Last[{LAST[:9]}|{SLIP}]")},
        ),
        (
            {"index.html": HOME},
            {"index.html": f"<html><body>Home[{LAST[:9]}|{SLIP}]</body></html>",
             "404.html": OWN.format(f"[{LAST[:9]}|{SLIP}]")},
        ),
        (
            {"404.html": HOME},
            {"index.html": OWN.format(f"[{NONE[:9]}|{SLIP}]"),
             "404.html": f"<html><body>Home[{NONE[:9]}|{SLIP}]</body></html>"},
        ),
    ],
    ids=["no site yet", "a whole site", "a site without a 404", "a site without a home"],
)  # fmt: skip
def test_the_report_stands_in_every_page_of_the_last_state_or_in_one_of_its_own(
    before: Mapping[str, str], shown: Mapping[str, str], tmp_path: Path
) -> None:
    assert LAST[:9] != NONE[:9]
    site = site_with(tmp_path / "deep" / "site", before)
    show_mistakes(site, OTHER)
    show_mistakes(site, SLIP)
    assert pages_of(site) == shown
    assert [html.count(BEGIN) for html in map(Path.read_text, site.rglob("*.html"))] == [
        1 for _ in shown
    ]


def test_a_report_is_told_at_once_and_brings_its_style() -> None:
    assert panel(SLIP) == panel(SLIP, LAST)
    assert page(SLIP) == OWN.format(panel(SLIP, NONE))
    assert panel(SLIP, "Mend it.") == (
        f"<!-- mistakes --><style>{STYLE.read_text('utf-8')}</style>"
        '<div class="cg-mistakes" role="alert"><h2>There is a mistake</h2><p>Mend it.</p>'
        '<pre tabindex="0">docs/a.md:1:1: &lt;b&gt; is wrong.</pre></div><!-- /mistakes -->'
    )
