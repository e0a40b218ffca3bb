"""What a package is called: within the limits of the standard, and unlike any other package.

The name is that of the file and, as an xs:ID, of the manifest. It is made of the course's id and
the last parts of the chosen pages' paths.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cache
from hashlib import sha256

from macros.authoring.inline_markdown import plain
from macros.course.library import Library

LONGEST_NAME = 100
LONGEST_TITLE = 200
"""Characters of a title in the schema of SCORM 1.2. Moodle's column holds 255."""
TAKEN = {"course", "all", "start"}
"""Other ids of the manifest."""
NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9_-]+")


def name_of(library: Library, pages: list[str]) -> str:
    """The name of the package of these pages, or of the whole course."""
    stems = [stem_of(page) for page in pages]
    known = [stem_of(page) for page in library.nav]
    joined = "-".join([library.course.id, *stems])
    name = NOT_IN_NAMES.sub("-", joined)
    if not name[0].isalpha():
        name = f"c-{name}"
    if (
        name == joined
        and name not in TAKEN
        and len(name) <= LONGEST_NAME
        and is_plain("-".join(stems), known)
    ):
        return name
    digest = sha256("\n".join([library.course.id, *pages]).encode()).hexdigest()[:8]
    return f"{name[: LONGEST_NAME - len(digest) - 1]}-{digest}"


def stem_of(page: str) -> str:
    """The last part of a page's path: `practice/cases/lead-role/index.md` is `lead-role`."""
    return page.removesuffix("/index.md").removesuffix(".md").rsplit("/")[-1]


def is_plain(joined: str, stems: Collection[str]) -> bool:
    """Whether these pages are the only ones whose names, joined by hyphens, read like this.

    File systems may take large and small letters for the same.
    """
    text, known = joined.lower(), [stem.lower() for stem in stems]

    @cache
    def readings(start: int) -> int:
        rest = text[start:]
        whole = known.count(rest)
        begun = (stem for stem in known if rest.startswith(f"{stem}-"))
        return whole + sum(readings(start + len(stem) + 1) for stem in begun)

    return not joined or readings(0) <= 1


def title_of(library: Library, pages: Iterable[str]) -> str:
    """What a package is called in the LMS: the course, and as many lessons as there is room for."""
    lessons = {lesson.page: lesson.title for lesson in library.lessons.values()}
    titles = [plain(lessons.get(page, library.title_of_page(page))) for page in pages]
    course = plain(library.settings.name)
    for count in range(len(titles), 0, -1):
        more = f" … (+{len(titles) - count})" if count < len(titles) else ""
        if len(title := f"{course}: {', '.join(titles[:count])}{more}") <= LONGEST_TITLE:
            return title
    return course if len(course) <= LONGEST_TITLE else f"{course[: LONGEST_TITLE - 1]}…"
