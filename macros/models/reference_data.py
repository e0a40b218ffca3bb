"""What authors write in `exercises/reference/`: sources, glossary, ways, coverage, words for
the search, and the box."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from macros.authoring.strict_model import Finding, Flag, Id, Strict, Text, WholeMinutes
from macros.fields.references import Named


class Source(Strict):
    """A work that lessons cite."""

    display_name = "a source"

    short: Text
    """As cited in the text: `Kong, Dirks & Ferrin (2014)`."""
    full: Text
    """The whole reference."""
    doi: Text | None = None
    """Only when it was checked."""
    url: Text | None = None
    """Where it can be read, when it has no DOI."""
    checked: Literal["text", "abstract", "no"]
    """How far it was checked."""


class Term(Strict):
    """A word of the glossary."""

    display_name = "a glossary term"

    term: Text
    """The word as it is written."""
    full: Text | None = None
    """What an abbreviation stands for."""
    means: Text
    """What it means, in a plain sentence."""
    everyday: Flag = False
    """`true`: also an everyday word, so lessons do not explain it wherever it stands."""


class Step(Strict):
    """One step of a way through the course."""

    display_name = "a step"

    minutes: WholeMinutes | None = None
    """How long it takes; a worksheet or lesson brings its own."""
    does: Text | None = None
    """What is done."""
    worksheet: Id | None = None
    """The worksheet to fill in."""
    lesson: Id | None = None
    """The lesson to read."""
    pause: WholeMinutes | None = None
    """Minutes without work."""
    say: Text | None = None
    """In a run sheet: what whoever leads may say when the step begins."""
    session: Text | None = None
    """Not a step, but the heading of those that follow."""

    def findings(self) -> Iterator[Finding]:
        """Something to do, and a time for it."""
        if self.session:
            return
        if not (self.does or self.worksheet or self.lesson):
            yield Finding((), "This step does nothing. Add `does`, `worksheet` or `lesson`.")
        elif not (self.minutes or self.pause or self.worksheet or self.lesson):
            yield Finding((), "This step has no time. Add `minutes` or `pause`.")


class Way(Strict):
    """A way through the course, with its times."""

    display_name = "a way"

    title: Text
    """What it is called."""
    minutes: WholeMinutes | None = None
    """What its steps add up to."""
    intro: Text | None = None
    """Whom it suits."""
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    """What to do, in order."""


class SearchWords(Strict):
    """Words that people search for and that a page does not use itself."""

    display_name = "words for the search"

    page: Text
    """The page that they should find, as its path below `docs/`."""
    words: Annotated[tuple[Text, ...], Field(min_length=1)]
    """What people may type: single words or short phrases."""


class Change(Strict):
    """Something that moved, for learners who wrote something before that day."""

    display_name = "a change"

    date: Annotated[Text, Field(pattern=r"^\d{4}-\d\d-\d\d$")]
    """The day of the change, as `2026-11-28`."""
    says: Text
    """What has changed for a learner: one sentence."""
    page: Text
    """The page where it can be seen, as its path below `docs/`."""


class NotFor(Strict):
    """The box that says what the course is not for."""

    display_name = 'the "not for this" box'

    title: Text
    """Its heading."""
    text: Text
    """Where to turn instead: inline Markdown, paragraphs and lists."""


class Covered(Strict):
    """Where an item of the source article lives in the course."""

    display_name = "a covered item"

    says: Text
    """The item, in our words."""
    kind: Literal["advice", "claim", "context", "definition", "question"]
    """What sort of item it is."""
    lessons: tuple[Id, ...] = ()
    """The lessons that serve it."""
    fields: tuple[Named, ...] = ()
    """The fields that serve it, each `worksheet.field`."""
    page: Text | None = None
    """The page that serves it, where no lesson does."""

    def findings(self) -> Iterator[Finding]:
        """A place in the course."""
        if not (self.lessons or self.page):
            yield Finding((), "Nothing serves this item. Add `lessons: […]` or `page: …`.")
