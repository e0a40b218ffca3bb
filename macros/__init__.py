"""Common Ground's engine. `define_env` is the only place that knows the site generator."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import wraps
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from macros.course.library import Library
    from macros.markdown_extensions.glossary_terms import Tooltips
    from macros.render.page_context import Course, CoursePage, Here

# Without it the theme's own script dies where a browser refuses storage.
SHIM = "assets/site/shim.js"

_code_read_at: list[int] = []


def define_env(env: Any) -> None:
    """Registers the course's macros with mkdocs-macros. To add a macro, see `page_macros`."""
    _forget_edited_code()
    from macros.page_macros.authors import AUTHOR_MACROS
    from macros.page_macros.cases import CASE_MACROS
    from macros.page_macros.class_tools import CLASS_MACROS
    from macros.page_macros.counterpart import COUNTERPART_MACROS
    from macros.page_macros.instructors import INSTRUCTOR_MACROS
    from macros.page_macros.lessons import LESSON_MACROS
    from macros.page_macros.workbook import WORKBOOK_MACROS
    from macros.page_macros.worksheets import PAGE_MACROS

    library = _library(env)
    _outlive_exits(env)
    _settle(env.conf, library)
    env.variables["in_lms"] = library.settings.in_lms
    env.course_build = build = Build(env, library)
    groups = (PAGE_MACROS, LESSON_MACROS, CASE_MACROS, COUNTERPART_MACROS, AUTHOR_MACROS)
    for macro in chain(*groups, WORKBOOK_MACROS, CLASS_MACROS, INSTRUCTOR_MACROS):
        env.macro(build.on_its_page(macro), macro.__name__)


def on_pre_page_macros(env: Any) -> None:
    """Keeps the names of macros free: front matter and `page` would stand in front of them."""
    from macros.adapter.callable_page import CallablePage

    env.course_build.explain_words_of(env.page)
    env.variables["page"] = CallablePage(env.variables["page"], env.macros)


class Build:
    """One run of the site generator."""

    def __init__(self, env: Any, library: Library) -> None:
        self._env = env
        self._library = library
        self._course: Course | None = None
        self._here: Here | None = None
        self._tooltips = _tooltips(env.conf["markdown_extensions"])

    def explain_words_of(self, page: Any) -> None:
        """Has the glossary's words explained in lessons, and left alone elsewhere."""
        is_lesson = "lesson" in page.meta
        self._tooltips.terms = self._library.glossary if is_lesson else {}

    def on_its_page(self, macro: Callable[..., str]) -> Callable[..., str]:
        """The macro with its first argument, the page it stands on, filled in."""

        @wraps(macro)
        def called(*arguments: Any, **named: Any) -> str:
            return macro(self.here, *arguments, **named)

        return called

    @property
    def here(self) -> Here:
        """The page that is being made."""
        from macros.render.page_context import Here

        page = self._env.page
        if not self._here or self._here.meta is not page.meta:
            self._here = Here(self.course, self.course.by_path[page.file.src_uri], page.meta)
        return self._here

    @property
    def course(self) -> Course:
        """The course; made at the first macro call, when the navigation is known."""
        from macros.render.page_context import Course
        from macros.render.workbook_spec import progress_data
        from macros.strings.loader import as_json, load

        if not self._course:
            say = load(self._library.course.language, self._library.settings.in_lms)
            self._course = Course(self._library, tuple(_pages(self._env, self._library)), say)
            self._env.conf["extra"]["cg_progress"] = as_json(progress_data(self._course))
        return self._course


def _library(env: Any) -> Library:
    """The course's library. Its problems end the build before anything is written."""
    from mkdocs.exceptions import PluginError

    from macros.authoring.problems import InvalidExercises
    from macros.course.cache import load

    try:
        return load(Path(env.conf["config_file_path"]))
    except InvalidExercises as invalid:
        raise PluginError(f"The course has mistakes.\n\n{invalid}") from None


def _outlive_exits(env: Any) -> None:
    """Has braces that cannot be filled in end the build only, not the server around it."""
    from mkdocs.exceptions import PluginError

    render = env.render

    @wraps(render)
    def outliving(*arguments: Any, **named: Any) -> str:
        try:
            return str(render(*arguments, **named))
        except SystemExit:
            raise PluginError("Braces in a page cannot be filled in. See above.") from None

    env.render = outliving


def _settle(conf: Any, library: Library) -> None:
    """Has the site generator follow `extra.course`, and leave out what `nav` leaves out."""
    from macros.adapter.nav_parts import NavParts
    from macros.course.prune import prune_nav
    from macros.strings.loader import load

    course = library.course
    conf["site_name"] = course.name or conf["site_name"]
    conf["copyright"] = course.licence or conf["copyright"]
    conf["theme"]["language"] = _theme_language(conf["theme"].dirs, course.language)
    conf["extra"]["course_facts"] = course
    conf["extra"]["words"] = load(course.language, library.settings.in_lms).frame
    conf["extra"]["nav_parts"] = NavParts()
    conf["extra"]["polyfills"] = [SHIM, *conf["extra"].get("polyfills", ())]
    conf["nav"] = prune_nav(conf["nav"], library.pages_left_out())
    _exclude(conf, library.pages_left_out())


def _exclude(conf: Any, pages: list[str]) -> None:
    """Keeps pages out of the site."""
    from pathspec.gitignore import GitIgnoreSpec

    from macros.course.prune import as_pattern

    more = GitIgnoreSpec.from_lines(map(as_pattern, pages))
    conf["exclude_docs"] = (conf["exclude_docs"] or GitIgnoreSpec([])) + more


def _theme_language(folders: list[str], language: str) -> str:
    """The theme's own language for ours: `de-AT`, or else `de`, or else English."""
    for name in (language, language.partition("-")[0]):
        if any((Path(one) / f"partials/languages/{name}.html").exists() for one in folders):
            return name
    return "en"


def _tooltips(extensions: list[Any]) -> Tooltips:
    """Our own of the Markdown extensions, which this adds to the site generator's."""
    from macros.markdown_extensions.glossary_terms import Tooltips
    from macros.markdown_extensions.raw_html import Finished
    from macros.markdown_extensions.table_align import Columns

    tooltips = Tooltips()
    ours = (Columns(), Finished(), tooltips)
    names = {type(one).__name__ for one in ours}
    extensions[:] = [one for one in extensions if type(one).__name__ not in names]
    extensions += ours
    return tooltips


def _pages(env: Any, library: Library) -> Iterator[CoursePage]:
    """The pages in the order of the navigation, then those that it leaves out."""
    from macros.render.page_context import CoursePage

    parts = {page.file.src_uri: page.ancestors for page in env.variables["navigation"].pages}
    files = {file.src_uri: file for file in env.variables["files"].documentation_pages()}
    for path in dict.fromkeys([*(path for path in parts if path in files), *files]):
        sections = parts.get(path)
        part = sections[-1].title if sections else ""
        yield CoursePage(path, files[path].url, library.title_of_page(path), part)


def _forget_edited_code() -> None:
    """While serving, has edited modules of ours read again; this one needs a new start."""
    files = Path(__file__).parent.rglob("*.py")
    newest = max(file.stat().st_mtime_ns for file in files)
    if _code_read_at and newest != _code_read_at[0]:
        for name in [name for name in sys.modules if name.startswith(f"{__name__}.")]:
            del sys.modules[name]
    _code_read_at[:] = [newest]
