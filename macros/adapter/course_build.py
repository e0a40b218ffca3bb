"""What every site generator gets of a course: its pages, and what the frame of pages says."""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from macros.adapter.search import prepare_search
from macros.adapter.site_pages import site_pages
from macros.course.library import Library
from macros.render.page_context import Course
from macros.render.workbook_spec import progress_data
from macros.strings.loader import LATE, Strings, as_json, load

SHIM = "assets/site/shim.js"
"""Without it the theme's own script dies where a browser refuses storage."""

LATE_SENTENCES = "assets/sentences"
"""The folder of the site with a file for each part of `LATE`."""

SHARE_PICTURES = Path(__file__).parent.parent / "theme/assets/share"
"""Pictures beside a shared link, one for each part of this course, named as its folder."""

FRAME_PAGES = ("privacy", "accessibility", "about", "credits", "browsers")
"""Pages that the frame links where the course has them."""


def with_directory_urls(library: Library, directory_urls: bool) -> Library:
    """The library for pages that are folders or files, whatever mkdocs.yml says.

    The command line may say otherwise: packages and the disk want files.
    """
    return replace(library, settings=replace(library.settings, directory_urls=directory_urls))


def make_course(library: Library) -> Course:
    """The course with its pages, in its language."""
    say = load(library.course.language, library.settings.in_lms)
    return Course(library, tuple(site_pages(library)), say)


def frame_values(course: Course, extra: dict[str, Any]) -> dict[str, Any]:
    """What templates find under `config.extra`, beside what mkdocs.yml says there."""
    facts = course.library.course
    return {
        "course_facts": {**facts.model_dump(mode="json"), "contact_link": facts.contact_link},
        "words": course.say.frame,
        "frame_pages": frame_pages(course),
        "polyfills": [SHIM, *extra.get("polyfills", ())],
        "cg_progress": str(as_json(progress_data(course))),
    }


def frame_pages(course: Course) -> dict[str, str]:
    """The addresses of the pages that the frame links, of those that stand in the navigation."""
    in_nav = [path for path in course.library.nav if path in course.by_path]
    urls = {path: course.by_path[path].url for path in in_nav}
    home = urls.get("index.md") or next(iter(urls.values()), "./")
    return {"home": "." if home == "./" else home} | {
        name: urls[f"{name}.md"] for name in FRAME_PAGES if f"{name}.md" in urls
    }


def write_late_sentences(say: Strings, site: Path) -> None:
    """Writes the sentences that modules load when they first say one; see `backup/late.mjs`.

    Each file is a script, because browsers load no data into pages that are opened from a folder.
    """
    folder = site / LATE_SENTENCES
    folder.mkdir(parents=True, exist_ok=True)
    for part in LATE:
        name, sentences = as_json(part), as_json(say.of_part(part))
        text = f"(globalThis.cgSentences ??= {{}})[{name}] = {sentences};\n"
        (folder / f"{part}.js").write_text(text, "utf-8")


def prepare_page(library: Library, path: str, meta: MutableMapping[str, Any]) -> None:
    """Gives a page what its frame and the search need to know of it."""
    prepare_search(library, path, meta)
    part = path.partition("/")[0]
    meta["cg_picture"] = part if (SHARE_PICTURES / f"{part}.png").is_file() else "course"


def theme_language(folders: list[str], language: str) -> str:
    """The theme's own language for ours: `de-AT`, or else `de`, or else English."""
    for name in (language, language.partition("-")[0]):
        file = f"partials/languages/{name}.html"
        if any((Path(folder) / file).exists() for folder in folders):
            return name
    return "en"
