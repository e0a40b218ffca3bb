"""The library: everything authors wrote, read and ruled on together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from macros.authoring.markdown_page import Page
from macros.authoring.value_messages import as_id
from macros.authoring.yaml_file import YamlFile
from macros.cases.data import WALK_AWAY
from macros.cases.model import Case
from macros.course.folder_reader import CASES, DIALOGUES, FIGURES
from macros.course.lesson_names import lesson_names
from macros.course.partial_exercise import ANY, PLACEHOLDER
from macros.course.settings import Settings
from macros.course.titles import page_title
from macros.dialogues.model import Dialogue
from macros.fields.base import FieldBase, ResponseScale
from macros.fields.references import Reference
from macros.figures.model import Figure
from macros.models.card import Card
from macros.models.course_settings import Course
from macros.models.exercise import Exercise
from macros.models.lesson import LessonMatter
from macros.models.reference_data import Change, Covered, NotFor, SearchWords, Source, Term, Way


@dataclass(frozen=True)
class Lesson:
    """A page of `nav` whose front matter names a lesson."""

    id: str
    title: str
    page: str
    """The page's path below the docs folder."""
    minutes: int
    matter: LessonMatter


@dataclass(frozen=True, repr=False)  # it would be as long as the course
class Library:
    """All exercises, lessons and reference files of a course."""

    settings: Settings
    exercises: Mapping[str, Exercise]
    """Worksheets by id, in alphabetical order."""
    checks: Mapping[str, Exercise]
    """Knowledge checks by id (`check-<lesson>`)."""
    lessons: Mapping[str, Lesson]
    """Lessons by id, in the order of `nav`; pages left out of `nav` are none."""
    homes: Mapping[str, str]
    """Worksheet or check id → path of the first page in `nav` that calls it."""
    response_scales: Mapping[str, ResponseScale]
    sources: Mapping[str, Source]
    glossary: Mapping[str, Term]
    ways: Mapping[str, Way]
    coverage: Mapping[str, Covered]
    search_words: Mapping[str, SearchWords]
    changes: Mapping[str, Change]
    not_for: NotFor | None
    pages: Mapping[str, Page]
    """Every Markdown page by its path below the docs folder, in `nav` or not."""
    nav: tuple[str, ...]
    """The paths of the pages in `nav`, in order."""
    files: Mapping[str, YamlFile]
    """Exercise id, or name of a reference file → the file."""
    unreadable: frozenset[str] = frozenset()
    """Ids of exercises whose files hold nothing that can be judged."""
    unreliable_fields: frozenset[tuple[str, str]] = frozenset()
    """(exercise, field) of fields that have problems of their own: not judged again."""
    cases: Mapping[str, Case] = field(default_factory=dict)
    """Role-plays by id, in alphabetical order."""
    cards: Mapping[str, Card] = field(default_factory=dict)
    """Cards that come back by id, in alphabetical order."""
    dialogues: Mapping[str, Dialogue] = field(default_factory=dict)
    """Scripted conversations by id, in alphabetical order."""
    figures: Mapping[str, Figure] = field(default_factory=dict)
    """Figures to try by id, in alphabetical order."""
    left_out: Mapping[str, str] = field(default_factory=dict)
    """Worksheet id → title, of the worksheets that no page of the course shows."""

    @property
    def course(self) -> Course:
        """The settings under `extra.course`."""
        return self.settings.course

    @cached_property
    def all_exercises(self) -> Mapping[str, Exercise]:
        """Worksheets and knowledge checks together."""
        return {**self.exercises, **self.checks}

    def field(self, reference: Reference) -> FieldBase | None:
        """The field that a reference names; the reference must name its worksheet."""
        exercise = self.all_exercises.get(reference.worksheet or "")
        return exercise.field(reference.field) if exercise else None

    def response_scale(self, named: str | ResponseScale) -> ResponseScale | None:
        """A response scale, by id or as it stands in a field."""
        return self.response_scales.get(named) if isinstance(named, str) else named

    def is_unreliable(self, worksheet: str, field: str) -> bool:
        """Whether nothing can be said about a field, because its file has problems."""
        if worksheet in self.unreadable or (worksheet, field) in self.unreliable_fields:
            return True
        exercise = self.all_exercises.get(worksheet)
        is_missing = exercise is None or exercise.field(field) is None
        return is_missing and (worksheet, ANY) in self.unreliable_fields

    def field_ids(self, worksheet: str) -> list[str]:
        """The ids of a worksheet's fields, without placeholders for those that are wrong."""
        exercise = self.all_exercises.get(worksheet)
        ids = [field.id for field in exercise.fields] if exercise else []
        return [id for id in ids if not id.startswith(PLACEHOLDER)]

    @cached_property
    def known_worksheets(self) -> Mapping[str, None]:
        """Ids of all worksheets that have a file, even of those that cannot be read."""
        checks = set(self.written_check_ids)
        return {id: None for id in [*self.exercises, *self.unreadable] if id not in checks}

    @cached_property
    def written_checks(self) -> list[str]:
        """Lessons of all knowledge checks that have a file."""
        return [id.removeprefix("check-") for id in self.written_check_ids]

    @cached_property
    def written_check_ids(self) -> list[str]:
        """Ids of all knowledge checks that have a file."""
        return [id for id, file in self.files.items() if "/checks/" in file.source.path]

    @property
    def case_versions(self) -> list[str]:
        """Names of every version of every case that has a file, as macros take them.

        A case that cannot be read counts with both versions.
        """
        return [version for id in self._files_below(CASES) for version in self._versions(id)]

    @property
    def written_dialogues(self) -> list[str]:
        """Ids of all dialogues that have a file, even of those that cannot be read."""
        return [*self._files_below(DIALOGUES)]

    @property
    def written_figures(self) -> list[str]:
        """Ids of all figures that have a file, even of those that cannot be read."""
        return [*self._files_below(FIGURES)]

    def _files_below(self, folder: str) -> Iterator[str]:
        return (id.partition("/")[2] for id in self.files if id.startswith(f"{folder}/"))

    def _versions(self, id: str) -> tuple[str, ...]:
        case = self.cases.get(id)
        return (id, f"{id}/{WALK_AWAY}") if case is None or case.walk_away else (id,)

    def written(self, name: str) -> list[str]:
        """The keys of a reference file, even of entries that have problems, as they are meant."""
        file = self.files.get(f"reference/{name}")
        value = file.parsed.value if file else None
        return [*map(as_id, value)] if isinstance(value, dict) else []

    def pages_in_nav(self) -> Iterator[Page]:
        """The pages of `nav` that exist, in order."""
        return (self.pages[path] for path in self.nav if path in self.pages)

    def title_of_page(self, path: str) -> str:
        """What `nav` or else the page calls itself; the path of a page that is not there."""
        page = self.pages.get(path)
        return self._nav_titles.get(path) or (page_title(page) if page else path)

    @cached_property
    def _nav_titles(self) -> Mapping[str, str]:
        return {page.path: page.title for page in self.settings.nav or ()}

    def pages_left_out(self) -> list[str]:
        """The paths of the pages that the site leaves out, in alphabetical order."""
        beside = sorted(set(self.pages) - set(self.nav))
        return [path for path in beside if self.settings.leaves_out(path)]

    def pages_built(self) -> Iterator[Page]:
        """The pages that the site has: those of `nav`, and those beside it on purpose."""
        left_out = set(self.pages_left_out())
        return (page for path, page in self.pages.items() if path not in left_out)

    def lesson_ids(self) -> Mapping[str, str]:
        """Lesson id → page, of every page that is meant to be one, in `nav` or not."""
        return self._lesson_ids

    @cached_property
    def _lesson_ids(self) -> Mapping[str, str]:
        return lesson_names(self.pages.values(), self.pages_built())
