"""What authors define, as frozen models. Attribute names are the YAML's keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, Union

from pydantic import BeforeValidator, Field, StringConstraints

from macros.fields import KINDS
from macros.fields.base import FieldBase, twice
from macros.references import ID, Named, as_list
from macros.scoring_model import Scoring
from macros.strict import Finding, Flag, Id, Positive, Strict, Text

if TYPE_CHECKING:
    AnyField = FieldBase
else:
    AnyField = Annotated[Union[tuple(KINDS.values())], Field(discriminator="kind")]  # noqa: UP007

Target = Annotated[
    str,
    StringConstraints(strict=True, pattern=rf"^((worksheet|lesson):{ID}|page:[^\s:]+\.md)$"),
]
"""`worksheet:<id>`, `lesson:<id>` or `page:<path.md>`."""


class Next(Strict):
    """The one step that an exercise leads to."""

    called = "`next`"

    to: Target
    """`worksheet:<id>`, `lesson:<id>` or `page:<path.md>`."""
    label: Text
    """The words of the link."""


class Repeat(Strict):
    """How often an exercise is filled in: each filling is a take."""

    called = "`repeat`"

    moments: Annotated[dict[Id, Text], Field(min_length=2)] | None = None
    """Named takes: id → label, such as `{before: Before the course, after: After it}`."""
    add: Text | None = None
    """Free takes: the label of the button that starts another."""
    fields: Annotated[tuple[Id, ...], Field(min_length=1)] | None = None
    """Only these fields are repeated."""

    def findings(self) -> Iterator[Finding]:
        """Either named moments or free takes."""
        if bool(self.moments) == bool(self.add):
            yield Finding((), "`repeat` needs either `moments` or `add`.")


class Exercise(Strict):
    """A worksheet as its author defines it."""

    called = "an exercise"
    check: ClassVar[bool] = False

    id: Id
    """The name of the file without `.yaml`."""
    revision: Positive
    """A whole number from 1; raise it when responses change their meaning."""
    title: Text
    """What it is called."""
    minutes: Positive
    """How long it takes: honest, whole minutes."""
    intro: Text | None = None
    """Why to fill it in, in one or two sentences."""
    gives: Text | None = None
    """What the learner will have afterwards, in one sentence."""
    goes: Text | None = None
    """Where the responses go, in one sentence."""
    next: Next | None = None
    """One next step."""
    was: tuple[Id, ...] = ()
    """Earlier ids of this exercise."""
    scope: Literal["negotiation", "learner"] = "negotiation"
    """Whether the responses belong to one negotiation or to the learner in all of them."""
    self_assessment: Flag = False
    """`true`: says that it is not validated, and can be skipped in one click."""
    repeat: Repeat | None = None
    """Whether it is filled in more than once."""
    guidance: Text | None = None
    """For the instructor edition: how to use it, what to look for, what often goes wrong."""
    fields: Annotated[tuple[AnyField, ...], Field(min_length=1)]
    """What it asks, in order."""
    scoring: Scoring | None = None
    """How responses become scores."""

    def field(self, id: str) -> FieldBase | None:
        """The field with this id."""
        return next((field for field in self.fields if field.id == id), None)

    def findings(self) -> Iterator[Finding]:
        """Fields with names of their own; a repetition of fields that exist."""
        yield from twice(self.fields, "fields", "field")
        names = [field.id for field in self.fields]
        for i, field in enumerate(self.fields):
            for j, old in enumerate(field.was):
                if old in names:
                    message = f"`{old}` is the id of a field that is still here. Remove it."
                    yield Finding(("fields", i, "was", j), message)
        for i, name in enumerate((self.repeat and self.repeat.fields) or ()):
            if name not in names:
                yield Finding.unknown(("repeat", "fields", i), "field", name, names)


class Worksheet(Exercise):
    """An exercise in `exercises/`."""

    called = "a worksheet"

    intro: Text
    """Why to fill it in, in one or two sentences."""


class Check(Exercise):
    """A knowledge check, in `exercises/checks/`: choices with feedback, some of them correct."""

    called = "a knowledge check"
    check: ClassVar[bool] = True


class Source(Strict):
    """A work that lessons cite."""

    called = "a source"

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

    called = "a glossary term"

    term: Text
    """The word as it is written."""
    full: Text | None = None
    """What an abbreviation stands for."""
    means: Text
    """What it means, in a plain sentence."""


class Step(Strict):
    """One step of a way through the course."""

    called = "a step"

    minutes: Positive | None = None
    """How long it takes; a worksheet or lesson brings its own."""
    does: Text | None = None
    """What is done."""
    worksheet: Id | None = None
    """The worksheet to fill in."""
    lesson: Id | None = None
    """The lesson to read."""
    pause: Positive | None = None
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

    called = "a way"

    title: Text
    """What it is called."""
    minutes: Positive | None = None
    """What its steps add up to."""
    intro: Text | None = None
    """Whom it suits."""
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    """What to do, in order."""


class NotFor(Strict):
    """The box that says what the course is not for."""

    called = 'the "not for this" box'

    title: Text
    """Its heading."""
    text: Text
    """Where to turn instead: inline Markdown, paragraphs and lists."""


class Covered(Strict):
    """Where an item of the source article lives in the course."""

    called = "a covered item"

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


class Evidence(Strict):
    """What is known about a lesson's idea."""

    called = "`evidence`"

    label: Literal["strong", "moderate", "thin", "practice"]
    """How much it rests on."""
    rests_on: Text
    """What the label speaks of, in one line."""
    disputed: Text | None = None
    """What is weak or contested, in one line."""
    sources: tuple[Id, ...] = ()
    """Keys of reference/sources.yaml."""


class LessonMatter(Strict):
    """The front matter of a lesson."""

    called = "a lesson's front matter"

    title: Text
    """What the lesson is called."""
    description: Text
    """One sentence for search engines."""
    lesson: Id
    """The name of the file without `.md`."""
    minutes: Positive
    """Reading and doing, without the worksheets' own minutes."""
    about: Text | None = None
    """What it is about, in a few words: for the list of its part."""
    idea: Text
    """The one idea, in a sentence."""
    objectives: Annotated[tuple[Text, ...], Field(min_length=1)]
    """What one can do afterwards."""
    evidence: Evidence
    """What is known about the idea."""
    next: Text | None = None
    """What comes next, in one sentence."""
    hide: Annotated[tuple[Text, ...], BeforeValidator(as_list)] = ()
    """Parts of the page that Material leaves out."""
    icon: Text | None = None
    """Material's icon for the page."""
    search: Any = None
    """Material's settings for search."""
    status: Text | None = None
    """Material's mark in the navigation."""
    tags: tuple[Text, ...] = ()
    """Material's tags."""
    template: Text | None = None
    """Material's template."""
