"""The page that an LMS opens, and what the other pages of a package need besides."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from typing import Any

from macros.authoring.inline_markdown import plain
from macros.course.library import Library
from macros.publish.pages import Page
from macros.publish.policy import CHARSET
from macros.render.links import Links
from macros.render.renderer import Rendering
from macros.strings.loader import Strings, as_json

NAME = "launch.html"
FOLDER = "assets/lms"
FIRST_FIELD = re.compile(
    r"<(?:form|section|div)\b[^>]*\bdata-(?:worksheet|case|counterpart|plan)\b"
)
"""What stands around the fields of a page."""
NOT_HERE = re.compile(
    r'\s*<(?:link\b[^>]*\brel|meta\b[^>]*\bname)="?(?:canonical|manifest|description)\b[^>]*>'
)
"""Where the course stands on the web, and what it says to searchers there."""
LONGEST = 255
"""Characters of a name in the standard."""


def launcher(library: Library, say: Strings, pages: Iterable[str], start: str) -> str:
    """The page's HTML. `pages` are the addresses of the course's pages, `start` is one of them."""
    site = {"course": library.course.id, "base": ".", "lang": say.language}
    return Rendering(library, say, Links("", {})).fill(
        "lms/launch.html.jinja",
        name=library.settings.name,
        language=say.language,
        score=library.course.lms_score,
        start=start,
        site=as_json({**site, "strings": say.for_parts(["lms"])}),
        data=as_json({**facts(library), "pages": [*pages], "start": start}),
    )


def facts(library: Library) -> dict[str, Any]:
    """What the launcher reports: see `macros/theme/assets/lms/checks.mjs` and `reporter.mjs`."""
    return {
        "checks": [
            check_facts(check.id, field)
            for check in library.checks.values()
            for field in check.fields
            if field.correct() is not None
        ],
        "lessons": [address(lesson.page) for lesson in library.lessons.values()],
        "score": library.course.lms_score,
    }


def address(page: str) -> str:
    """Where a Markdown page is in the package."""
    return f"{page.removesuffix('.md')}.html"


def check_facts(exercise: str, field: Any) -> dict[str, Any]:
    """One prompt of a knowledge check."""
    return {
        "id": identifier(f"{exercise}.{field.id}"),
        "exercise": exercise,
        "field": field.id,
        "choices": [*field.correct()],
        "correct": [id for id, is_correct in field.correct().items() if is_correct],
    }


def identifier(name: str) -> str:
    """A name that the standard takes, and that no other long name becomes."""
    if len(name) <= LONGEST:
        return name
    return f"{name[: LONGEST - 13]}-{sha256(name.encode()).hexdigest()[:12]}"


def fitted(page: Page, notice: str) -> Page:
    """A page of the course as it goes into a package: it asks the launcher whose words it keeps,
    and says before its first field who can read them."""
    where = f'data-root="{page.relative("")}" data-page="{page.address}"'
    script = f'<script src="{page.relative(f"{FOLDER}/page.js")}" {where}></script>'
    html = CHARSET.sub(
        lambda charset: charset.group() + script, NOT_HERE.sub("", page.html), count=1
    )
    if field := FIRST_FIELD.search(html):
        html = html[: field.start()] + notice + html[field.start() :]
        sheet = f'<link rel="stylesheet" href="{page.relative(f"{FOLDER}/notice.css")}">'
        html = html.replace("</head>", sheet + "</head>", 1)
    return replace(page, html=html)


def notice(library: Library, say: Strings) -> str:
    """What stands before the first field of each page."""
    rendering = Rendering(library, say, Links("", {}))
    return str(rendering.fill("lms/notice.html.jinja", score=library.course.lms_score))


def title_of(library: Library, named: Iterable[str]) -> str:
    """What a package is called in the LMS: the course, and the lessons that were chosen."""
    lessons = {lesson.page: lesson.title for lesson in library.lessons.values()}
    chosen = [lessons.get(path, library.title_of_page(path)) for path in named]
    return plain(": ".join([library.settings.name, *([", ".join(chosen)] if chosen else [])]))
