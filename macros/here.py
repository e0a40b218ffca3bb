"""What a macro knows: the course, and the page that calls it."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup

from macros.links import Links, Target
from macros.rendering import Rendering
from macros.wording import Strings, as_json


@dataclass(frozen=True)
class CoursePage:
    """A page of the course. `path` is its Markdown file in docs, `url` starts at the site's root."""

    path: str
    url: str
    title: str
    matter: Mapping[str, Any]
    part: str = ""
    """The title of the part of the navigation that it stands in."""


@dataclass(frozen=True)
class Course:
    """Everything that a build knows before it makes its first page."""

    id: str
    library: Any
    pages: tuple[CoursePage, ...]
    """Those in `nav` first, in its order."""
    homes: Mapping[str, str]
    """Exercise id → the path of the page it lives on."""
    say: Strings

    @cached_property
    def by_path(self) -> dict[str, CoursePage]:
        """Path of a Markdown file → its page."""
        return {page.path: page for page in self.pages}

    @cached_property
    def lessons(self) -> dict[str, CoursePage]:
        """Lesson id → its page, in the order of the navigation."""
        return {page.matter["lesson"]: page for page in self.pages if "lesson" in page.matter}

    @cached_property
    def targets(self) -> dict[str, Target]:
        """Address → where it leads."""
        pages = {f"page:{page.path}": Target(page.url, page.title) for page in self.pages}
        lessons = {
            f"lesson:{id}": Target(page.url, page.title) for id, page in self.lessons.items()
        }
        return {**pages, **lessons, **dict(self._worksheet_targets())}

    def _worksheet_targets(self) -> Any:
        for id, path in self.homes.items():
            url = f"{self.by_path[path].url}#worksheet-{id}"
            yield f"worksheet:{id}", Target(url, self.library.all_exercises[id].title)


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

    def need(self, asset: str) -> None:
        """Has the page load `assets/<asset>/`, and the sentences for its modules."""
        needs = self.meta.setdefault("needs", [])
        if asset not in needs:
            needs.append(asset)
        self.meta["cg_site"] = self.site

    @cached_property
    def site(self) -> Markup:
        """The `cg-site` data of this page."""
        say = self.course.say
        return as_json(
            {
                "course": self.course.id,
                "base": self.links.base,
                "lang": say.language,
                "strings": say.browser,
            }
        )

    def link(self, address: str, words: str) -> str:
        """A Markdown link that the site generator checks; only the words when it leads nowhere."""
        place, _, fragment = address.partition("#")
        target = self.course.targets.get(place)
        if not target:
            return words
        url, _, own = target.url.partition("#")
        path = next(page.path for page in self.course.pages if page.url == url)
        anchor = fragment or own
        return f"[{words}]({self.relative(path)}{'#' + anchor if anchor else ''})"

    def relative(self, path: str) -> str:
        """Another Markdown file as a link from this page's Markdown file."""
        return posixpath.relpath(path, posixpath.dirname(self.page.path) or ".")
