"""The page that an LMS opens, and what the other pages of a package need besides."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from macros.course.library import Library
from macros.dialogues.model import Dialogue
from macros.lms.choice import shown_dialogues
from macros.publish.pages import Page
from macros.publish.pieces import Piece, script, start_tag
from macros.render.links import Links
from macros.render.renderer import Rendering
from macros.strings.loader import Strings, as_json

NAME = "launch.html"
FOLDER = "assets/lms"
FORMS = {"form", "section", "div"}
FORMS_HAVE = {"data-worksheet", "data-case", "data-counterpart", "data-plan", "data-dialogue"}
"""What stands around the fields of a page has one of these."""
NOT_HERE = {"canonical", "manifest", "description"}
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
    """What the launcher reports: see `checks.mjs`, `replies.mjs` and `reporter.mjs` in `lms/`."""
    return {
        "checks": [
            check_facts(check.id, field)
            for check in library.checks.values()
            for field in check.fields
            if field.correct() is not None
        ],
        "dialogues": {id: dialogue_facts(id, each) for id, each in shown_dialogues(library)},
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


def dialogue_facts(id: str, dialogue: Dialogue) -> dict[str, Any]:
    """The turns of a dialogue: what each is called, its replies, and those that lead to an end."""
    return {
        turn: {
            "id": turn_identifier(id, turn),
            "replies": [*dialogue.offered[turn]],
            "last": [
                name
                for name, reply in dialogue.offered[turn].items()
                if reply.to in dialogue.endings
            ],
        }
        for turn in dialogue.turns
    }


def turn_identifier(dialogue: str, turn: str) -> str:
    """What the platform calls a turn."""
    return identifier(f"dialogue-{dialogue}.{turn}")


def identifier(name: str) -> str:
    """A name that the standard takes, and that no other long name becomes."""
    if len(name) <= LONGEST:
        return name
    return f"{name[: LONGEST - 13]}-{sha256(name.encode()).hexdigest()[:12]}"


def fitted(page: Page, notice: str) -> Page:
    """A page of the course as it goes into a package: it asks the launcher whose words it keeps,
    and says before its first field who can read them."""
    where = {"data-root": page.relative(""), "data-page": page.address}
    asking = script({"src": page.relative(f"{FOLDER}/page.js"), **where})
    here = page.changed(lambda piece: [] if is_of_the_web(piece) else [piece]).with_first(asking)
    if not (first := next(filter(holds_fields, here.pieces), None)):
        return here
    sheet = {"rel": "stylesheet", "href": page.relative(f"{FOLDER}/notice.css")}
    noticed = here.changed(lambda piece: [Piece(notice), piece] if piece is first else [piece])
    return noticed.with_in_head(start_tag("link", sheet))


def holds_fields(piece: Piece) -> bool:
    """Whether it is the start tag of what stands around the fields of a page."""
    return piece.tag in FORMS and bool(FORMS_HAVE & piece.attributes.keys())


def is_of_the_web(piece: Piece) -> bool:
    """Whether it says where the course stands on the web, or what it says to searchers there."""
    named = piece.attributes.get("rel" if piece.tag == "link" else "name")
    return piece.tag in ("link", "meta") and named in NOT_HERE


def notice(library: Library, say: Strings) -> str:
    """What stands before the first field of each page."""
    rendering = Rendering(library, say, Links("", {}))
    return str(rendering.fill("lms/notice.html.jinja", score=library.course.lms_score))
