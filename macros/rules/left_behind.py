"""Places of pages that speak of what a course leaves out: a person has to read these once.

Calls of what is left out become plain words, or nothing. The sentences around them stay.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.authoring.markdown_page import Call, Page
from macros.authoring.problems import Problem
from macros.course.library import Library

SHIPPED = "common-ground"
"""The id of the course that this repository ships, and the host of its made-up addresses."""


OURS = "It leads to the course that this is a copy of."
NO_ADDRESS = (
    "Without the site's address, the page for what is not there has no style and no way home, "
    "unless the course lies at the root of its host."
)


def still_to_set(library: Library) -> Iterator[tuple[str, str]]:
    """Keys of mkdocs.yml that lack an address, or name one of the course that this is a copy of;
    each with what follows from that."""
    value = library.settings.file.parsed.value
    if not isinstance(value, dict):
        return
    if not value.get("site_url"):
        yield "site_url", NO_ADDRESS
    if library.course.id == SHIPPED:
        return
    extra = value.get("extra")
    addresses = {**value, **(extra if isinstance(extra, dict) else {})}
    for key in ("site_url", "edit_uri_template", "report_url"):
        if f"{SHIPPED}.example" in str(addresses.get(key, "")):
            yield key, OURS


def pages_not_shown(library: Library) -> list[str]:
    """The pages that a course leaves out; those of the other edition are not meant to be here."""
    left_out = library.pages_left_out()
    return [path for path in left_out if not library.pages[path].front.get("edition")]


def places_left_behind(library: Library) -> Iterator[Problem]:
    """Each call, on a page that is built, whose worksheet, lesson or page is left out."""
    for page in library.pages_built():
        for call in page.calls:
            if (name := _left_out(library, page, call)) and not call.inside:
                yield page.problem(call.offset, f"`{name}` is left out. Read what is said around.")


def _left_out(library: Library, page: Page, call: Call) -> str | None:
    """The name of what a call shows or links, where the course leaves that out."""
    if not call.arguments:
        return None
    name = call.arguments[0]
    if call.name in ("worksheet", "to_worksheet"):
        return name if name in library.left_out else None
    if call.name == "lesson":
        known = library.lesson_ids()
        return name if name in known and name not in library.lessons else None
    if call.name == "page":
        path = name.partition("#")[0]
        edition = library.pages[path].front.get("edition") if path in library.pages else None
        return path if not edition and path in library.pages_left_out() else None
    return None
