"""Common Ground's engine. `define_env` is where the site generator begins to use it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from macros.course.library import Library
    from macros.markdown_extensions.glossary_terms import Tooltips
    from macros.render.page_context import Course, PageContext

_modified_at: list[int] = []
"""The newest modification time of our modules when they were imported, in nanoseconds."""


def define_env(env: Any) -> None:
    """Registers the course's macros with mkdocs-macros.

    To add a macro, see docs/contributing/add-a-macro.md.
    """
    _reload_changed_modules()
    from macros.adapter.course_settings import apply_course_settings
    from macros.course.macro_registry import page_macros

    library = _load_library(env)
    _convert_system_exit_to_plugin_error(env)
    apply_course_settings(env.conf, library)
    env.variables["in_lms"] = library.settings.in_lms
    env.course_build = build = Build(env, library)
    for name, macro in page_macros().items():
        env.macro(build.with_page_context(macro.function), name)


def on_pre_page_macros(env: Any) -> None:
    """Keeps the names of macros free: front matter and `page` would stand in front of them."""
    from macros.adapter.callable_page import CallablePage

    env.course_build.set_glossary_terms(env.page)
    env.course_build.prepare_page(env.page)
    env.markdown = env.course_build.with_addresses(env.markdown)
    env.variables["page"] = CallablePage(env.variables["page"], env.macros)


def on_post_build(env: Any) -> None:
    """Adds to the site what is not a page."""
    env.course_build.write_late_sentences(Path(env.conf["site_dir"]))


class Build:
    """One run of the site generator."""

    def __init__(self, env: Any, library: Library) -> None:
        self._env = env
        self._course = _course(env.conf, library)
        self._context: PageContext | None = None
        self._tooltips = _add_markdown_extensions(env.conf["markdown_extensions"])

    def set_glossary_terms(self, page: Any) -> None:
        """Has the terms of the glossary explained on lessons, and on no other page."""
        is_lesson = "lesson" in page.meta
        self._tooltips.terms = self._course.library.glossary if is_lesson else {}

    def prepare_page(self, page: Any) -> None:
        """Gives the page what its frame and the search need to know of it."""
        from macros.adapter.course_build import prepare_page

        prepare_page(self._course.library, page.file.src_uri, page.meta)

    def write_late_sentences(self, site: Path) -> None:
        """Writes the sentences that pages load when they first need them."""
        from macros.adapter.course_build import write_late_sentences

        write_late_sentences(self._course.say, site)

    def with_addresses(self, markdown: str) -> str:
        """The page's Markdown with the addresses in its HTML as this build has its pages."""
        from macros.adapter.raw_addresses import with_file_addresses

        library = self._course.library
        if library.settings.directory_urls:
            return markdown
        return with_file_addresses(markdown, self._env.page.file.src_uri, library.pages)

    def with_page_context(self, macro: Callable[..., str]) -> Callable[..., str]:
        """The macro with its first argument filled in: the context of the page that is made."""

        @wraps(macro)
        def call(*arguments: Any, **named: Any) -> str:
            return macro(self.context, *arguments, **named)

        return call

    @property
    def context(self) -> PageContext:
        """The context of the page that is being made."""
        from macros.adapter.site_pages import site_page
        from macros.render.page_context import PageContext

        page = self._env.page
        if not self._context or self._context.meta is not page.meta:
            course_page = site_page(self._course.library, page.file.src_uri)
            self._context = PageContext(self._course, course_page, page.meta)
        return self._context


def _course(conf: Any, library: Library) -> Course:
    """The course with its pages, of which the theme is told what its frame says."""
    from macros.adapter.course_build import frame_values, make_course
    from macros.adapter.nav_parts import NavParts

    course = make_course(library)
    conf["extra"] |= frame_values(course, conf["extra"])
    conf["extra"]["nav_parts"] = NavParts()
    return course


def _load_library(env: Any) -> Library:
    """The course's library; raises PluginError for its problems, before anything is written."""
    from mkdocs.exceptions import PluginError

    from macros.adapter.course_build import with_directory_urls
    from macros.authoring.problems import InvalidExercises
    from macros.rules.checked_course import load

    try:
        library = load(Path(env.conf["config_file_path"]))
    except InvalidExercises as invalid:
        raise PluginError(f"The course has mistakes.\n\n{invalid}") from None
    directory_urls = env.conf.get("use_directory_urls", library.settings.directory_urls)
    return with_directory_urls(library, bool(directory_urls))


def _convert_system_exit_to_plugin_error(env: Any) -> None:
    """Turns the SystemExit of mkdocs-macros into PluginError, so that serving survives."""
    from mkdocs.exceptions import PluginError

    render = env.render

    @wraps(render)
    def render_or_raise(*arguments: Any, **named: Any) -> str:
        try:
            return str(render(*arguments, **named))
        except SystemExit:
            raise PluginError("Braces in a page cannot be filled in. See above.") from None

    env.render = render_or_raise


def _add_markdown_extensions(extensions: list[Any]) -> Tooltips:
    """Adds our Markdown extensions to the site generator's, once; returns that of the glossary."""
    from macros.markdown_extensions.glossary_terms import Tooltips
    from macros.markdown_extensions.raw_html import Finished
    from macros.markdown_extensions.table_align import Columns

    tooltips = Tooltips()
    ours = (Columns(), Finished(), tooltips)
    names = {type(extension).__name__ for extension in ours}
    extensions[:] = [other for other in extensions if type(other).__name__ not in names]
    extensions += ours
    return tooltips


def _reload_changed_modules() -> None:
    """While serving, has modules of ours imported anew after an edit; not this one."""
    files = Path(__file__).parent.rglob("*.py")
    newest = max(file.stat().st_mtime_ns for file in files)
    if _modified_at and newest != _modified_at[0]:
        for name in [name for name in sys.modules if name.startswith(f"{__name__}.")]:
            del sys.modules[name]
    _modified_at[:] = [newest]
