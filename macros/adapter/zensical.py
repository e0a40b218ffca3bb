"""Zensical: what it calls for each page, with `define_env` and as a Markdown extension.

It knows no hooks and tells macros nothing of the site, so settings are written for it before it
starts (`zensical_project.py`), and a page's own data travel in its front matter.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

from macros.adapter.course_build import make_course, prepare_page, with_directory_urls
from macros.adapter.raw_addresses import with_file_addresses
from macros.adapter.site_pages import site_page
from macros.course.library import Library
from macros.course.macro_registry import page_macros
from macros.markdown_extensions.glossary_terms import Tooltips
from macros.markdown_extensions.raw_html import Finished
from macros.markdown_extensions.table_align import Columns
from macros.render.page_context import Course, PageContext
from macros.rules.checked_course import load

SETTINGS = "course_settings"
"""The key under `extra` that names the file with the course's settings."""
ADDRESS = re.compile(
    r"(<[a-z][\w-]*\b[^<>]*?\s(?:src|href)=[\"'])(?![a-z][a-z0-9+.-]*:|/|#)([^\"']+)", re.I
)
BEFORE_RAW_HTML = 31
"""Before finished HTML comes back into the page (30)."""
BEFORE_MACROS = 36
"""Before macros are called (35): they write addresses as they are needed."""
_kept: list[tuple[Library, Course]] = []
"""The library of the last page, and its course: `define_env` runs once for each page."""


def define_env(env: Any) -> None:
    """Registers the course's macros for one page."""
    course = course_of(env.conf)
    library = course.library
    page, meta = env.page.path, env.page.meta
    env.variables["in_lms"] = library.settings.in_lms
    prepare_page(library, page, meta)
    if template := env.conf.get("edit_uri_template"):
        meta["cg_edit"] = template.format(path=page, path_noext=page.removesuffix(".md"))
    context = PageContext(course, site_page(library, page), meta)
    for name, macro in page_macros().items():
        env.macro(partial(macro.function, context), name)
    _keep_names_free(env)


def course_of(conf: Any) -> Course:
    """The course with its pages, made anew only when a file changed; raises InvalidExercises."""
    library = load(Path(conf["root_dir"]) / conf["extra"][SETTINGS])
    if not _kept or _kept[0][0] is not library:
        course = make_course(with_directory_urls(library, conf["use_directory_urls"]))
        _kept[:] = [(library, course)]
    return _kept[0][1]


def _keep_names_free(env: Any) -> None:
    """Has the macros stand before what front matter and Zensical call the same."""
    page, macro = env.variables["page"], env.macros["page"]
    page.meta = {key: value for key, value in page.meta.items() if key not in env.macros}
    page.__class__ = type(
        "CallablePage", (type(page),), {"__call__": lambda _, *args: macro(*args)}
    )


class CourseMarkdown(Extension):
    """Our Markdown extensions for one page, with the glossary's terms where it is a lesson."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- Python-Markdown's name
        """Adds them to the page's Markdown."""
        from zensical.extensions.context import ContextPreprocessor

        tooltips = Tooltips()
        found = ContextPreprocessor.from_markdown(md)
        if found and "lesson" in found.page.meta:
            tooltips.terms = course_of(found.config).library.glossary
        for extension in (Columns(), Finished(), tooltips):
            extension.extendMarkdown(md)
        if found and found.config["use_directory_urls"]:
            addresses = _RawAddresses(md, found.page.path)
            md.postprocessors.register(addresses, "course-addresses", BEFORE_RAW_HTML)
        elif found:
            files = _FileAddresses(md, found.page.path, course_of(found.config).library.pages)
            md.preprocessors.register(files, "course-addresses", BEFORE_MACROS)


class _FileAddresses(Preprocessor):
    """Has addresses in HTML lead where they led, on a page that is a file instead of a folder."""

    def __init__(self, md: Markdown, path: str, pages: Collection[str]) -> None:
        super().__init__(md)
        self._path, self._pages = path, pages

    def run(self, lines: list[str]) -> list[str]:
        return with_file_addresses("\n".join(lines), self._path, self._pages).split("\n")


class _RawAddresses(Postprocessor):
    """Has addresses in HTML lead where they led: Zensical counts those from the Markdown file."""

    def __init__(self, md: Markdown, path: str) -> None:
        super().__init__(md)
        self._stem = PurePosixPath(path).stem
        self._done = 0
        """How many blocks are moved already: the table of contents runs this for each heading."""

    def run(self, text: str) -> str:
        if self._stem not in ("index", "README"):  # their folder is the same
            blocks = self.md.htmlStash.rawHtmlBlocks
            for at, block in enumerate(blocks[self._done :], self._done):
                if isinstance(block, str):
                    blocks[at] = ADDRESS.sub(self._moved, block)
            self._done = len(blocks)
        return text

    def _moved(self, found: re.Match[str]) -> str:
        address = found[2]
        if address.startswith("../"):
            return found[1] + (address.removeprefix("../") or "./")
        return f"{found[1]}{self._stem}/{address.removeprefix('./')}"


def makeExtension(**_: Any) -> CourseMarkdown:  # noqa: N802 -- Python-Markdown's name
    """What Python-Markdown asks a module for that is named as an extension."""
    return CourseMarkdown()
