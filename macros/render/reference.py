"""The authors' reference: everything that can be written in files, from the models themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from macros.authoring.strict_model import Strict
from macros.cases.model import Case
from macros.fields.base import ResponseScale
from macros.figures.model import Figure
from macros.models.card import PlanCard, SayCard, SortCard, WorkOutCard
from macros.models.course_settings import Course
from macros.models.exercise import Check, Worksheet
from macros.models.lesson import LessonMatter
from macros.models.plan import Plan
from macros.models.reference_data import (
    Change,
    Covered,
    NotFor,
    SearchWords,
    Source,
    Term,
    Way,
)
from macros.render.key_tables import key_table, tables_below

TEMPLATES = Path(__file__).parent.parent / "templates"
NAMES = {"__id__": "garden", "__title__": "Our garden"}


class Chapter(NamedTuple):
    """One sort of file: where it lies, its model, and the template that is its example."""

    title: str
    file: str
    model: type[Strict]
    template: str
    elsewhere: tuple[str, ...] = ()
    """Keys whose own keys are explained elsewhere."""

    @property
    def id(self) -> str:
        """The name of its file, without its ending."""
        return Path(self.file).stem


CHAPTERS = (
    Chapter("A worksheet", "exercises/garden.yaml", Worksheet, "new/worksheet.yaml", ("fields",)),
    Chapter("A knowledge check", "exercises/checks/garden.yaml", Check, "new/check.yaml",
            ("fields", "next", "repeat", "scoring")),
    Chapter("A lesson", "docs/preparing/garden.md", LessonMatter, "new/lesson.md"),
    Chapter("A case", "exercises/cases/garden.yaml", Case, "new/case.yaml"),
    Chapter("A figure to try", "exercises/figures/garden.yaml", Figure, "new/figure.yaml"),
    Chapter("A card", "exercises/cards/garden.yaml", SayCard, "new/card.yaml"),
    Chapter("A card to sort", "exercises/cards/garden-sort.yaml", SortCard,
            "reference/card-sort.yaml"),
    Chapter("A card to work out", "exercises/cards/garden-points.yaml", WorkOutCard,
            "reference/card-work-out.yaml"),
    Chapter("A card of the learner's own plan", "exercises/cards/garden-plan.yaml", PlanCard,
            "reference/card-plan.yaml"),
    Chapter("The plan", "exercises/plan.yaml", Plan, "reference/plan.yaml",
            ("fields", "next", "repeat", "scoring", "guess")),
    Chapter("Response scales", "exercises/reference/response-scales.yaml", ResponseScale,
            "reference/response-scales.yaml"),
    Chapter("Sources", "exercises/reference/sources.yaml", Source, "reference/sources.yaml"),
    Chapter("The glossary", "exercises/reference/glossary.yaml", Term, "reference/glossary.yaml"),
    Chapter("Ways through the course", "exercises/reference/ways.yaml", Way, "reference/ways.yaml"),
    Chapter("Words for the search", "exercises/reference/search-words.yaml", SearchWords,
            "reference/search-words.yaml"),
    Chapter("News for learners who come back", "exercises/reference/changes.yaml", Change,
            "reference/changes.yaml"),
    Chapter("What of the source article stands where", "exercises/reference/coverage.yaml",
            Covered, "reference/coverage.yaml"),
    Chapter("The box that says what the course is not for", "exercises/reference/not-for.yaml",
            NotFor, "reference/not-for.yaml"),
    Chapter("Settings of the course", "mkdocs.yml", Course, "reference/course.yaml"),
)  # fmt: skip


def example_of(chapter: Chapter) -> str:
    """A complete file of this sort."""
    text = (TEMPLATES / chapter.template).read_text("utf-8")
    for name, own in NAMES.items():
        text = text.replace(name, own)
    return text


def as_markdown(chapter: Chapter) -> str:
    """A chapter: what it is, its keys, and an example."""
    keys = [*chapter.model.model_fields]
    language = (
        "yaml" if chapter.file.endswith("yml" if "mkdocs" in chapter.file else "yaml") else "md"
    )
    sections = [
        f"## {chapter.title}",
        f"`{chapter.file}`",
        key_table(chapter.model, keys),
        *_below(chapter, keys),
        f"```{language}\n{example_of(chapter).rstrip()}\n```",
    ]
    return "\n\n".join(sections)


def _below(chapter: Chapter, keys: list[str]) -> Iterator[str]:
    named = [key for key in keys if key not in chapter.elsewhere]
    for title, table in tables_below(chapter.model, named, chapter.elsewhere):
        yield f"**{title}**\n\n{table}"
