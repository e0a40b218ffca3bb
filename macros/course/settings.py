"""What the engine needs of mkdocs.yml, read without the site generator."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from pathspec.gitignore import GitIgnoreSpec

from macros.authoring import yaml_positions
from macros.authoring.problems import Problem
from macros.authoring.strict_model import Finding
from macros.authoring.yaml_file import YamlFile, make, read_yaml
from macros.models.course_settings import Course

FALLBACK = Course(id="course")
EDITION = "COURSE_EDITION"
"""The variable of the environment that chooses another edition than mkdocs.yml."""
PACKAGE = "COURSE_PACKAGE"
"""The variable that names the pages of a package for a learning platform, one a line."""


@dataclass(frozen=True)
class NavPage:
    """A page that `nav` names: its path below the docs folder, and where `nav` says so."""

    path: str
    at: yaml_positions.Path


@dataclass(frozen=True)
class Settings:
    """The course's settings. `nav` is None when mkdocs.yml has none: then every page counts."""

    file: YamlFile
    docs: Path
    docs_dir: str
    """The docs folder as mkdocs.yml names it, below the project's root."""
    nav: tuple[NavPage, ...] | None
    course: Course
    name: str = ""
    """What the course is called."""
    on_purpose: GitIgnoreSpec = field(default_factory=lambda: GitIgnoreSpec([]))
    """`not_in_nav`: the pages that are built although `nav` does not name them."""
    package: frozenset[str] | None = None
    """The pages of the package that is being made for a learning platform; None for a site."""

    @property
    def in_lms(self) -> bool:
        """Whether what learners write will also reach a learning platform."""
        return self.package is not None

    def leaves_out(self, path: str) -> bool:
        """Whether a page is left out of the site when `nav` does not name it."""
        if self.package is not None:
            return path not in self.package
        return not self.on_purpose.match_file(path)


def read_settings(config: Path) -> tuple[Settings, list[Problem]]:
    """Settings and their problems; tags such as `!ENV`, which mkdocs knows, are overlooked."""
    file, problems = read_yaml(config, config.parent, lenient=True)
    value = file.parsed.value if isinstance(file.parsed.value, dict) else {}
    docs = str(value["docs_dir"]) if isinstance(value.get("docs_dir"), str) else "docs"
    nav = tuple(_pages(value["nav"], ("nav",))) if value.get("nav") else None
    extra = value.get("extra") if isinstance(value.get("extra"), dict) else {}
    course, findings = _course(extra, missing="extra" not in value)
    if not problems:
        problems = [*file.problems(findings)]
    on_purpose = GitIgnoreSpec.from_lines(str(value.get("not_in_nav") or "").splitlines())
    course = course or FALLBACK
    name = course.name or str(value.get("site_name") or course.id)
    return _packaged(
        Settings(file, config.parent / docs, docs, nav, course, name, on_purpose)
    ), problems


def _packaged(settings: Settings) -> Settings:
    """The settings of a package, where the environment asks for one."""
    wanted = os.environ.get(PACKAGE)
    if wanted is None:
        return settings
    paths = [path for path in wanted.split("\n") if path]
    every = settings.nav or [NavPage(path, ()) for path in paths]
    nav = tuple(page for page in every if page.path in paths)
    return replace(settings, nav=nav, package=frozenset(paths))


def _course(extra: object, missing: bool) -> tuple[Course | None, list[Finding]]:
    if not isinstance(extra, dict) or "course" not in extra:
        message = "The course has no id. Add `extra: {course: {id: …}}`: a name that never changes."
        return None, [Finding(() if missing else ("extra",), message, at_key=True)]
    course, findings = make(Course, _with_edition(extra["course"]))
    return course, [
        Finding(("extra", "course", *found.path), found.message, found.at_key) for found in findings
    ]


def _with_edition(course: object) -> object:
    """The settings with the edition that COURSE_EDITION asks for, for a build beside the usual."""
    wanted = os.environ.get(EDITION)
    return {**course, "edition": wanted} if wanted and isinstance(course, dict) else course


def _pages(value: object, at: yaml_positions.Path) -> Iterator[NavPage]:
    """The pages of `nav`, in reading order; addresses of other sites are none."""
    if isinstance(value, str) and "://" not in value and value.endswith(".md"):
        yield NavPage(value.removeprefix("./"), at)
    children = enumerate(value) if isinstance(value, list) else ()
    if isinstance(value, dict):
        children = value.items()  # type: ignore[assignment]
    for name, child in children:
        yield from _pages(child, (*at, name))
