"""`extra.course` of mkdocs.yml: the one place that makes a course somebody's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from macros.authoring.strict_model import Finding, Flag, Id, Strict, Text
from macros.fields.references import as_list
from macros.strings.loader import languages

Edition = Literal["learner", "instructor"]

CONTACT = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+|https?://\S+")


class Course(Strict):
    """What makes this course this course."""

    display_name = "`extra.course`"

    id: Id
    """Part of every storage key; never changes once people have written something."""
    name: Text | None = None
    """What the course is called; without it, `site_name` is."""
    institution: Text | None = None
    """Who offers it; stands at the foot of every page."""
    term: Text | None = None
    """When it runs, such as `Autumn 2027`."""
    contact: Text | None = None
    """A mail address, or a web address that starts with https://."""
    help: Annotated[tuple[Text, ...], BeforeValidator(as_list)] = ()
    """Places that can help where the course is given, as inline Markdown; shown by `not_for`."""
    dates: Mapping[Id, Text] = Field(default_factory=dict)
    """Lesson → the day it is planned for, such as `2027-09-14`."""
    hide: Annotated[tuple[Id, ...], BeforeValidator(as_list)] = ()
    """Worksheets that no page shows."""
    prepare_with: Annotated[tuple[Id, ...], BeforeValidator(as_list)] = ()
    """Worksheets that help to prepare for any case; a case's page links them."""
    hand_in: Flag = True
    """Whether learners can put together a file to hand in."""
    lms_score: Flag = False
    """Whether a package for a learning platform reports a score for the knowledge checks."""
    licence: Text | None = None
    """The line at the foot of every page; without it, `copyright` is."""
    language: Text = "en"
    """The language of buttons and messages: the name of a file in macros/strings."""
    edition: Edition = "learner"
    """`instructor` adds guidance, notes and answer keys."""

    def findings(self) -> Iterator[Finding]:
        """Real days, a language that has a file, a contact that can be reached."""
        for lesson, day in self.dates.items():
            if not _is_day(day):
                message = f"`{day}` is not a day. Write year, month and day, such as `2027-09-14`."
                yield Finding(("dates", lesson), message)
        if self.language not in languages():
            yield Finding.unknown(("language",), "language", self.language, languages())
        if self.contact and not CONTACT.fullmatch(self.contact):
            message = (
                "`contact` must be a mail address, or a web address that starts with https://."
            )
            yield Finding(("contact",), message)

    @property
    def contact_link(self) -> str | None:
        """The contact as an address to click."""
        if not self.contact:
            return None
        return self.contact if self.contact.startswith("http") else f"mailto:{self.contact}"

    def day(self, lesson: str) -> date | None:
        """The day that a lesson is planned for."""
        return date.fromisoformat(self.dates[lesson]) if lesson in self.dates else None


def _is_day(text: str) -> bool:
    try:
        return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", text) and date.fromisoformat(text))
    except ValueError:
        return False
