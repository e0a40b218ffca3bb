"""What a course's own settings say to the site generator: its name, theme, language and `nav`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pathspec.gitignore import GitIgnoreSpec

from macros.adapter.course_build import theme_language
from macros.course.library import Library
from macros.course.prune import as_pattern, prune_nav


def course_settings(settings: Mapping[str, Any], library: Library) -> dict[str, Any]:
    """What stands in the place of these settings: the course's name and licence, and its `nav`."""
    course = library.course
    return {
        "site_name": course.name or settings["site_name"],
        "copyright": course.licence or settings.get("copyright"),
        "nav": prune_nav(settings.get("nav"), library.pages_left_out()),
    }


def apply_course_settings(conf: Any, library: Library) -> None:
    """Gives them to MkDocs, with the theme's language, and keeps pages out that are left out."""
    conf.update(course_settings(conf, library))
    conf["theme"]["language"] = theme_language(conf["theme"].dirs, library.course.language)
    left_out = GitIgnoreSpec.from_lines(map(as_pattern, library.pages_left_out()))
    conf["exclude_docs"] = (conf["exclude_docs"] or GitIgnoreSpec([])) + left_out
