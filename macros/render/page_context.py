"""What a macro knows: the course, and the page that calls it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup

from macros.course.library import Library
from macros.dialogues.model import Dialogue
from macros.fields.needs import Needs, union
from macros.markdown_extensions.raw_html import finished
from macros.models.exercise import Exercise
from macros.models.lesson import LessonMatter
from macros.render.links import Links, Target
from macros.render.needs import in_order, needs_of_exercise, needs_of_part
from macros.render.renderer import Rendering
from macros.strings.loader import Strings, as_json


@dataclass(frozen=True)
class CoursePage:
    """A page of the course. `path` is its file in docs, `url` starts at the site's root."""

    path: str
    url: str
    title: str
    part: str = ""
    """The title of the outermost part of the navigation that it stands in."""


@dataclass(frozen=True)
class Course:
    """Everything that a build knows before it makes its first page."""

    library: Library
    pages: tuple[CoursePage, ...]
    """Those in `nav` first, in its order."""
    say: Strings

    @cached_property
    def by_path(self) -> dict[str, CoursePage]:
        """Path of a Markdown file → its page."""
        return {page.path: page for page in self.pages}

    @cached_property
    def targets(self) -> dict[str, Target]:
        """Address → where it leads."""
        return dict(self._targets())

    def _targets(self) -> Iterator[tuple[str, Target]]:
        for page in self.pages:
            yield f"page:{page.path}", Target(page.url, page.title)
        for lesson in self.library.lessons.values():
            if shown_on := self.by_path.get(lesson.page):
                yield f"lesson:{lesson.id}", Target(shown_on.url, lesson.title)
        for id, path in self.library.homes.items():
            if shown_on := self.by_path.get(path):
                url = f"{shown_on.url}#worksheet-{id}"
                yield f"worksheet:{id}", Target(url, self.library.all_exercises[id].title)

    @cached_property
    def paths(self) -> dict[str, str]:
        """Url of a page → the path of its Markdown file."""
        return {page.url: page.path for page in self.pages}

    def page_that_calls(self, macro: str, *arguments: str) -> str | None:
        """The path of the first page with a call of `macro` that begins with these arguments.

        Pages that the site leaves out do not count, nor calls that nobody sees.
        """
        count = len(arguments)
        for page in (self.library.pages[path] for path in self.by_path):
            for call in page.calls if page.is_filled_in else ():
                matches = call.name == macro and (call.arguments or ())[:count] == arguments
                if matches and not call.inside:
                    return page.path
        return None

    def worksheets_in_order(self) -> Iterator[tuple[str, CoursePage]]:
        """Id and page of each worksheet, as the pages of `nav` call them."""
        for page in (page for page in self.library.pages_in_nav() if page.path in self.by_path):
            for call in page.calls:
                id = call.arguments[0] if call.name == "worksheet" and call.arguments else ""
                if self.library.homes.get(id) == page.path:
                    yield id, self.by_path[page.path]

    def dialogues_in_order(self) -> Iterator[tuple[str, Dialogue]]:
        """Id and dialogue of each that has a page, as the pages of the site call them."""
        pages = (self.library.pages[path] for path in self.by_path)
        shown = (id for page in pages for id in page.shown_by("dialogue"))
        for id in dict.fromkeys(shown):
            if id in self.library.dialogues:
                yield id, self.library.dialogues[id]


@dataclass(frozen=True)
class PageContext:
    """The page that is being made, for the macros on it."""

    course: Course
    page: CoursePage
    meta: dict[str, Any]
    """The page's front matter, as the theme's templates see it."""

    @cached_property
    def links(self) -> Links:
        """Links as they start from this page."""
        return Links(self.page.url, self.course.targets)

    @cached_property
    def rendering(self) -> Rendering:
        """Fills templates for this page."""
        return Rendering(self.course.library, self.course.say, self.links)

    @cached_property
    def lesson(self) -> LessonMatter:
        """The front matter of the lesson that this page is."""
        return LessonMatter.model_validate(dict(self.course.library.pages[self.page.path].front))

    def fill(self, template: str, **values: Any) -> str:
        """A template as a block of HTML in Markdown."""
        return finished(self.rendering.fill(template, **values))

    def need(self, part: str, *more: Needs) -> None:
        """Has the page start a part of the browser half, and load what it and `more` need.

        The theme's `main.html` reads from the front matter what to start, link and fetch early.
        """
        self.load(needs_of_part(part), *more)

    @property
    def needs(self) -> Needs:
        """What the page loads. Its front matter holds that as plain lists: some site generators
        hand nothing else to templates."""
        kept = self.meta.get("cg_needs", {})
        return Needs(**{name: tuple(values) for name, values in kept.items()})

    def load(self, *more: Needs) -> None:
        """Has the page load what `more` needs."""
        before = self.needs
        needs = union([before, *more])
        if needs == before:  # as with the second form of a page
            return
        self.meta["cg_needs"] = {name: [*values] for name, values in vars(needs).items()}
        self.meta["cg_styles"] = in_order(needs)
        self.meta["cg_site"] = self.site(needs)

    def need_form(self, exercise: Exercise) -> None:
        """Has the page load what a form of `exercise` needs."""
        guidance = self.course.library.course.edition == "instructor"
        self.need("worksheet", needs_of_exercise(exercise, guidance=guidance))

    def site(self, needs: Needs, course: str = "") -> Markup:
        """The `cg-site` data of this page: where it is, and the sentences of what it needs.

        Words are kept for `course`, if it is named, in the place of the page's own.
        """
        say, course = self.course.say, course or self.course.library.course.id
        data = {"course": course, "base": self.links.base, "lang": say.language}
        return as_json({**data, "strings": say.for_parts(needs.sentences)})

    def link(self, address: str, text: str) -> str:
        """A Markdown link that the site generator checks; only its text when it leads nowhere."""
        place, _, fragment = address.partition("#")
        target = self.course.targets.get(place)
        if not target:
            return text
        url, _, home = target.url.partition("#")
        path = posixpath.relpath(self.course.paths[url], posixpath.dirname(self.page.path) or ".")
        anchor = fragment or home
        return f"[{text}]({path}{'#' + anchor if anchor else ''})"

    def page_with(self, *call: str) -> str | None:
        """The link to the first page with this macro call: its name, then its arguments."""
        path = self.course.page_that_calls(*call)
        return self.links.resolve(f"page:{path}") if path else None

    def title_of(self, address: str) -> str:
        """The title of what an address names; empty when it is left out of the course."""
        target = self.course.targets.get(address)
        return target.title if target else ""
