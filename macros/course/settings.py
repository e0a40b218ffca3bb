"""What the engine needs of mkdocs.yml, read without the site generator."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

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


ALWAYS_EXCLUDED = GitIgnoreSpec.from_lines([".*", "/templates/"])
"""What MkDocs excludes by itself."""


@dataclass(frozen=True)
class NavPage:
    """A page that `nav` names: its path below the docs folder, and where `nav` says so."""

    path: str
    at: yaml_positions.Path
    title: str = ""
    """What `nav` calls it; empty where it does not say."""
    part: str = ""
    """The title of the outermost part of `nav` that holds it."""


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
    excluded: GitIgnoreSpec = field(default_factory=lambda: ALWAYS_EXCLUDED)
    """`exclude_docs`: files of the docs folder that are not of the site."""
    drafts: GitIgnoreSpec = field(default_factory=lambda: GitIgnoreSpec([]))
    """`draft_docs`: pages that are shown while serving, and are not of the site."""
    root: Path = Path()
    """The project's root: the folder of mkdocs.yml."""
    directory_urls: bool = True
    """Whether `talk.md` has the address `talk/`, or else `talk.html`."""

    @property
    def in_lms(self) -> bool:
        """Whether what learners write will also reach a learning platform."""
        return self.package is not None

    def page_files(self) -> list[str]:
        """The Markdown files of the docs folder that become pages, as site generators order them.

        Where an index stands beside a README, that one becomes the page of the folder.
        """
        files = (file.relative_to(self.docs).as_posix() for file in self.docs.rglob("*.md"))
        paths = {path for path in files if not self.excluded.match_file(path)}
        return sorted((path for path in paths if _index_beside(path) not in paths), key=_file_order)

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
    course = course or FALLBACK
    name = course.name or str(value.get("site_name") or course.id)
    settings = Settings(
        file, config.parent / docs, docs, nav, course, name,
        on_purpose=_patterns(value, "not_in_nav"),
        drafts=_patterns(value, "draft_docs"),
        excluded=ALWAYS_EXCLUDED + _patterns(value, "exclude_docs"),
        root=config.parent,
        directory_urls=value.get("use_directory_urls") is not False,
    )  # fmt: skip
    return _packaged(settings), problems


def _index_beside(path: str) -> str | None:
    """The index that takes a README's place; None for other pages."""
    file = PurePosixPath(path)
    return file.with_name("index.md").as_posix() if file.name == "README.md" else None


def _file_order(path: str) -> tuple[tuple[str, ...], bool, str]:
    """Sorts pages without `nav`: an index comes first, folders come last."""
    *folders, name = path.split("/")
    return tuple(folders), name not in ("index.md", "README.md"), name


def _patterns(value: dict[str, object], key: str) -> GitIgnoreSpec:
    return GitIgnoreSpec.from_lines(str(value.get(key) or "").splitlines())


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
        Finding(("extra", "course", *finding.path), finding.message, finding.at_key)
        for finding in findings
    ]


def _with_edition(course: object) -> object:
    """The settings with the edition that COURSE_EDITION asks for, for a build beside the usual."""
    wanted = os.environ.get(EDITION)
    return {**course, "edition": wanted} if wanted and isinstance(course, dict) else course


def _pages(
    value: object, at: yaml_positions.Path, title: str = "", part: str = ""
) -> Iterator[NavPage]:
    """The pages of `nav`, in reading order; addresses of other sites are none."""
    if isinstance(value, str) and "://" not in value and value.endswith(".md"):
        yield NavPage(PurePosixPath(value).as_posix(), at, title, part)
    elif isinstance(value, list):
        for i, child in enumerate(value):
            yield from _pages(child, (*at, i), part=part)
    elif isinstance(value, dict):
        for name, child in value.items():
            is_part = not isinstance(child, str)
            inner = part or name if is_part else part
            yield from _pages(child, (*at, name), name, inner)
