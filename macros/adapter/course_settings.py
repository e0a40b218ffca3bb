"""What a course's own settings say to MkDocs: its name, theme, language and `nav`."""

from __future__ import annotations

from typing import Any

from pathspec.gitignore import GitIgnoreSpec

from macros.adapter.course_build import theme_language
from macros.course.library import Library
from macros.course.prune import as_pattern, prune_nav


def apply_course_settings(conf: Any, library: Library) -> None:
    """Sets name, licence and language of the theme, and prunes `nav`."""
    course = library.course
    conf["site_name"] = course.name or conf["site_name"]
    conf["copyright"] = course.licence or conf["copyright"]
    conf["theme"]["language"] = theme_language(conf["theme"].dirs, course.language)
    conf["nav"] = prune_nav(conf["nav"], library.pages_left_out())
    _exclude(conf, library.pages_left_out())


def _exclude(conf: Any, pages: list[str]) -> None:
    """Keeps pages out of the site."""
    patterns = GitIgnoreSpec.from_lines(map(as_pattern, pages))
    conf["exclude_docs"] = (conf["exclude_docs"] or GitIgnoreSpec([])) + patterns
