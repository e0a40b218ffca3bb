"""What a course's own settings say to the site generator: its name, theme, language and `nav`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pathspec.gitignore import GitIgnoreSpec

from macros.adapter.nav_parts import NavParts
from macros.course.library import Library
from macros.course.prune import as_pattern, prune_nav
from macros.strings.loader import load

# Without it the theme's own script dies where a browser refuses storage.
SHIM = "assets/site/shim.js"

SHARE_PICTURES = Path(__file__).parent.parent / "theme/assets/share"
"""Pictures beside a shared link, one for each part of this course, named as its folder."""


def apply_course_settings(conf: Any, library: Library) -> None:
    """Sets name, licence, language and strings of the theme, and prunes `nav`."""
    course = library.course
    conf["site_name"] = course.name or conf["site_name"]
    conf["copyright"] = course.licence or conf["copyright"]
    conf["theme"]["language"] = _theme_language(conf["theme"].dirs, course.language)
    conf["extra"]["course_facts"] = course
    conf["extra"]["words"] = load(course.language, library.settings.in_lms).frame
    conf["extra"]["nav_parts"] = NavParts()
    conf["extra"]["share_pictures"] = [picture.stem for picture in SHARE_PICTURES.glob("*.png")]
    conf["extra"]["polyfills"] = [SHIM, *conf["extra"].get("polyfills", ())]
    conf["nav"] = prune_nav(conf["nav"], library.pages_left_out())
    _exclude(conf, library.pages_left_out())


def _exclude(conf: Any, pages: list[str]) -> None:
    """Keeps pages out of the site."""
    patterns = GitIgnoreSpec.from_lines(map(as_pattern, pages))
    conf["exclude_docs"] = (conf["exclude_docs"] or GitIgnoreSpec([])) + patterns


def _theme_language(folders: list[str], language: str) -> str:
    """The theme's own language for ours: `de-AT`, or else `de`, or else English."""
    for name in (language, language.partition("-")[0]):
        file = f"partials/languages/{name}.html"
        if any((Path(folder) / file).exists() for folder in folders):
            return name
    return "en"
