"""What a macro knows: the course, and the page that calls it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup

from macros.course.library import Library
from macros.markdown_extensions.raw_html import finished
from macros.models.lesson import LessonMatter
from macros.render.links import Links, Target
from macros.render.renderer import Rendering
from macros.strings.loader import Strings, as_json


@dataclass(frozen=True)
class CoursePage:
    """A page of the course. `path` is its file in docs, `url` starts at the site's root."""

    path: str
    url: str
    title: str
    part: str = ""
    """The title of the part of the navigation that it stands in."""


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
            yield f"lesson:{lesson.id}", Target(self.by_path[lesson.page].url, lesson.title)
        for id, path in self.library.homes.items():
            url = f"{self.by_path[path].url}#worksheet-{id}"
            yield f"worksheet:{id}", Target(url, self.library.all_exercises[id].title)

    @cached_property
    def paths(self) -> dict[str, str]:
        """Url of a page → the path of its Markdown file."""
        return {page.url: page.path for page in self.pages}

    def page_that_calls(self, macro: str) -> str | None:
        """The path of the first page in `nav` with a call of `macro`."""
        for page in self.library.pages_in_nav():
            if any(call.name == macro and not call.inside for call in page.calls):
                return page.path
        return None

    def worksheets_in_order(self) -> Iterator[tuple[str, CoursePage]]:
        """Id and page of each worksheet, as the pages of `nav` call them."""
        for page in self.library.pages_in_nav():
            for call in page.calls:
                id = call.arguments[0] if call.name == "worksheet" and call.arguments else ""
                if self.library.homes.get(id) == page.path:
                    yield id, self.by_path[page.path]


@dataclass(frozen=True)
class Here:
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

    def need(self, asset: str) -> None:
        """Has the page load `assets/<asset>/`, and the sentences for its modules."""
        needs = self.meta.setdefault("needs", [])
        if asset not in needs:
            needs.append(asset)
        self.meta["cg_site"] = self.site

    @property
    def site(self) -> Markup:
        """The `cg-site` data of this page, with the sentences for what it needs so far."""
        say, course = self.course.say, self.course.library.course.id
        data = {"course": course, "base": self.links.base, "lang": say.language}
        return as_json({**data, "strings": say.for_needs(self.meta["needs"])})

    def link(self, address: str, words: str) -> str:
        """A Markdown link that the site generator checks; only the words when it leads nowhere."""
        place, _, fragment = address.partition("#")
        target = self.course.targets.get(place)
        if not target:
            return words
        url, _, own = target.url.partition("#")
        path = posixpath.relpath(self.course.paths[url], posixpath.dirname(self.page.path) or ".")
        anchor = fragment or own
        return f"[{words}]({path}{'#' + anchor if anchor else ''})"

    def page_with(self, *call: str) -> str | None:
        """The link to the first page of the site with this macro call: its name, its arguments."""
        for page in self.course.pages:
            calls = self.course.library.pages[page.path].calls
            if any((c.name, *(c.arguments or ())) == call and not c.inside for c in calls):
                return self.links.resolve(f"page:{page.path}")
        return None

    def title_of(self, address: str) -> str:
        """The title of what an address names; empty when it is left out of the course."""
        target = self.course.targets.get(address)
        return target.title if target else ""
