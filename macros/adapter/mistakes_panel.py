"""While serving: the report of mistakes, written into the pages of the last good state."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

STYLE = Path(__file__).parent.parent / "templates" / "serve" / "mistakes.css"
BEGIN, END = "<!-- mistakes -->", "<!-- /mistakes -->"
EXCERPT = re.compile(r"^ +\d+ \|.*\n +\|.*\n?", re.MULTILINE)
"""A line of a file, and the mark below its place: these two are never broken into several."""
OLD = re.compile(f"{BEGIN}.*?{END}", re.DOTALL)
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Mistakes</title></head><body>{panel}</body></html>
"""


LAST = "The page shows the last state without one. Mend it and save: this goes by itself."
NONE = "Mend it and save: then the course shows here by itself."


def panel(report: str, hint: str = LAST) -> str:
    """The report as HTML that brings its own style: no page of a published course ever has it."""
    told = EXCERPT.sub(r'<span class="cg-source" tabindex="0">\g<0></span>', escape(report))
    return (
        f"{BEGIN}<style>{STYLE.read_text('utf-8')}</style>"
        '<div class="cg-mistakes" role="alert"><h2>There is a mistake</h2>'
        f"<p>{hint}</p>"
        f'<pre tabindex="0">{told}</pre></div>{END}'
    )


def page(report: str) -> str:
    """A page of its own with the report, for a course that has not been shown yet."""
    return PAGE.format(panel=panel(report, NONE))


def show_mistakes(site: Path, report: str) -> None:
    """Writes the report into every page of a built site, and where a page is missing."""
    home = site / "index.html"
    has_pages = home.is_file() and "<title>Mistakes</title>" not in home.read_text("utf-8")
    shown = panel(report, LAST if has_pages else NONE)
    for name in ("index.html", "404.html"):
        if not (site / name).is_file():
            site.mkdir(parents=True, exist_ok=True)
            (site / name).write_text(PAGE.format(panel=""), "utf-8")
    for page in site.rglob("*.html"):
        html = OLD.sub("", page.read_text("utf-8"))
        before, body, after = html.rpartition("</body>")
        page.write_text(f"{before or html}{shown}{body}{after if body else ''}", "utf-8")
