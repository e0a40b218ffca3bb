"""What the engine needs of mkdocs.yml, read without the site generator."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros import yaml_source
from macros.model import Course
from macros.problems import Problem
from macros.strict import Finding
from macros.yaml_file import YamlFile, make, read_yaml

FALLBACK = Course(id="course")


@dataclass(frozen=True)
class NavPage:
    """A page that `nav` names: its path below the docs folder, and where `nav` says so."""

    path: str
    at: yaml_source.Path


@dataclass(frozen=True)
class Settings:
    """The course's settings. `nav` is None when mkdocs.yml has none: then every page counts."""

    file: YamlFile
    docs: Path
    nav: tuple[NavPage, ...] | None
    course: Course


def read_settings(config: Path) -> tuple[Settings, list[Problem]]:
    """Settings and their problems; tags such as `!ENV`, which mkdocs knows, are overlooked."""
    file, problems = read_yaml(config, config.parent, lenient=True)
    value = file.parsed.value if isinstance(file.parsed.value, dict) else {}
    docs = value.get("docs_dir") if isinstance(value.get("docs_dir"), str) else "docs"
    nav = tuple(_pages(value["nav"], ("nav",))) if value.get("nav") else None
    extra = value.get("extra") if isinstance(value.get("extra"), dict) else {}
    course, findings = _course(extra, missing="extra" not in value)
    if not problems:
        problems = [*file.problems(findings)]
    return Settings(file, config.parent / str(docs), nav, course or FALLBACK), problems


def _course(extra: object, missing: bool) -> tuple[Course | None, list[Finding]]:
    if not isinstance(extra, dict) or "course" not in extra:
        message = "The course has no id. Add `extra: {course: {id: …}}`: a name that never changes."
        return None, [Finding(() if missing else ("extra",), message, at_key=True)]
    course, findings = make(Course, extra["course"])
    return course, [
        Finding(("extra", "course", *found.path), found.message, found.at_key) for found in findings
    ]


def _pages(value: object, at: yaml_source.Path) -> Iterator[NavPage]:
    """The pages of `nav`, in reading order; addresses of other sites are none."""
    if isinstance(value, str) and "://" not in value and value.endswith(".md"):
        yield NavPage(value.removeprefix("./"), at)
    children = enumerate(value) if isinstance(value, list) else ()
    if isinstance(value, dict):
        children = value.items()  # type: ignore[assignment]
    for name, child in children:
        yield from _pages(child, (*at, name))
