"""Common Ground's engine. `define_env` is the only place that knows the site generator."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from typing import Any


def define_env(env: Any) -> None:
    """Registers the course's macros with mkdocs-macros."""
    from macros.lesson_macros import LESSON_MACROS
    from macros.page_macros import PAGE_MACROS

    build = Build(env)
    for macro in (*PAGE_MACROS, *LESSON_MACROS):
        env.macro(build.on_its_page(macro), macro.__name__)


class Build:
    """One run of the site generator."""

    def __init__(self, env: Any) -> None:
        self._env = env
        self._library = _library(env)
        self._course: Any = None
        self._here: Any = None

    def on_its_page(self, macro: Callable[..., str]) -> Callable[..., str]:
        """The macro with its first argument, the page it stands on, filled in."""

        @wraps(macro)
        def called(*arguments: Any, **named: Any) -> str:
            return macro(self.here, *arguments, **named)

        return called

    @property
    def here(self) -> Any:
        """The page that is being made."""
        from macros.here import Here

        page, course = self._env.page, self.course
        if not self._here or self._here.meta is not page.meta:
            self._here = Here(course, course.by_path[page.file.src_uri], page.meta)
        return self._here

    @property
    def course(self) -> Any:
        """The course; made at the first macro call, when the navigation is known."""
        if not self._course:
            self._course = _course(self._env, self._library)
        return self._course


def _course(env: Any, library: Any) -> Any:
    from macros.here import Course
    from macros.wording import load

    say = load(env.conf["theme"]["language"])
    pages = tuple(_pages(env))
    return Course(env.conf["extra"]["course"]["id"], library, pages, _homes(env, pages), say)


def _pages(env: Any) -> Iterator[Any]:
    """The pages in the order of the navigation, then those that it leaves out."""
    from mkdocs.structure.pages import Page

    nav = env.variables["navigation"]
    files = env.variables["files"].documentation_pages()
    others = [file.page or Page(None, file, env.conf) for file in files]
    seen = set()
    for page in [*nav.pages, *others]:
        if page.file.src_uri not in seen:
            seen.add(page.file.src_uri)
            yield _page(page)


def _page(page: Any) -> Any:
    from mkdocs.utils import meta

    from macros.here import CoursePage

    text, matter = meta.get_data(page.file.content_string)
    heading = next((line[2:] for line in text.splitlines() if line.startswith("# ")), "")
    title = matter.get("title") or heading.strip() or page.file.name
    part = page.ancestors[-1].title if page.ancestors else ""
    return CoursePage(page.file.src_uri, page.file.url, str(title), matter, part)


def _homes(env: Any, pages: Any) -> dict[str, str]:
    import re
    homes: dict[str, str] = {}
    for page in pages:
        text = (Path(env.conf["docs_dir"]) / page.path).read_text()
        for kind, id in re.findall(r"""^\{\{\s*(worksheet|knowledge_check)\(["']([a-z0-9-]+)""", text, re.M):
            homes.setdefault(("check-" if kind != "worksheet" else "") + id, page.path)
    return homes


def _library(env: Any) -> Any:
    from types import SimpleNamespace

    from macros.model import Check, Worksheet
    from macros.yaml_source import parse
    folder = Path(env.project_dir) / "exercises"
    found: dict[str, Any] = {}
    for path in sorted(folder.glob("*.yaml")):
        found[path.stem] = Worksheet.model_validate(parse(path.read_text()).value)
    for path in sorted(folder.glob("checks/*.yaml")):
        found["check-" + path.stem] = Check.model_validate({**parse(path.read_text()).value})
    from macros.fields.base import ResponseScale
    scales = _yaml(folder, "response-scales")
    def response_scale(named: Any) -> Any:
        return ResponseScale.model_validate(scales[named]) if isinstance(named, str) else named
    return SimpleNamespace(response_scale=response_scale,all_exercises=found, response_scales=_yaml(folder, "response-scales"), sources=_yaml(folder, "sources"), glossary=_yaml(folder, "glossary"), ways=_yaml(folder, "ways"), not_for=_yaml(folder, "not-for"))


def _yaml(folder: Any, name: str) -> Any:
    from macros.yaml_source import parse
    path = folder / "reference" / f"{name}.yaml"
    return parse(path.read_text()).value if path.exists() else {}
