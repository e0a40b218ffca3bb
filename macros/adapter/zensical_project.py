"""The course's settings as Zensical needs them.

What other generators are told while they build, Zensical must find in its settings. So they are
written into a file beside mkdocs.yml, which is gone afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from macros.adapter import zensical as pages
from macros.adapter.course_build import (
    frame_values,
    make_course,
    theme_language,
    with_directory_urls,
)
from macros.adapter.course_settings import course_settings
from macros.course.library import Library
from macros.course.prune import as_pattern
from macros.rules.checked_course import load

PREFIX = ".zensical-"
"""What the names of our files begin with beside mkdocs.yml."""


def settings_for_zensical(
    config: Path, site_dir: str, *, serving: bool, files: bool
) -> dict[str, Any]:
    """mkdocs.yml as Zensical needs it; raises InvalidExercises for a course with mistakes."""
    library = load(config)
    library = with_directory_urls(library, library.settings.directory_urls and not files)
    settings = _read(config)
    left_out = map(as_pattern, library.pages_left_out())
    return {
        **settings,
        **course_settings(settings, library),
        "site_dir": site_dir,
        "use_directory_urls": library.settings.directory_urls,
        "exclude_docs": "\n".join([settings.get("exclude_docs") or "", *left_out]),
        "theme": settings["theme"] | _theme(config, settings["theme"], library.course.language),
        "extra": _extra(config, settings.get("extra") or {}, library),
        "markdown_extensions": [*settings["markdown_extensions"], pages.__name__],
        "plugins": [_plugin(plugin, serving) for plugin in settings["plugins"]],
        "watch": [*settings.get("watch", ()), library.settings.docs_dir],
    }


def _read(config: Path) -> dict[str, Any]:
    """mkdocs.yml as MkDocs reads it; Zensical wants a slash at the end of `site_url`."""
    from mkdocs.utils.yaml import yaml_load

    with config.open("rb") as file:
        settings: dict[str, Any] = yaml_load(file)
    if settings.get("site_url"):
        settings["site_url"] = settings["site_url"].rstrip("/") + "/"
    return settings


def _extra(config: Path, extra: dict[str, Any], library: Library) -> dict[str, Any]:
    """What templates and our macros find under `config.extra`."""
    ours = {pages.SETTINGS: config.name, "site_generator": "zensical"}
    return extra | frame_values(make_course(library), extra) | ours


def _theme(config: Path, theme: dict[str, Any], language: str) -> dict[str, str]:
    """Material's looks, and the theme's own language for ours."""
    from zensical.config import get_theme_dir

    folders = [str(config.parent / theme["custom_dir"]), str(get_theme_dir("material"))]
    return {"variant": "classic", "language": theme_language(folders, language)}


def _plugin(plugin: Any, serving: bool) -> Any:
    """A plugin of mkdocs.yml; the macros are those for Zensical.

    While serving, a page shows what cannot be filled in: otherwise the server would end.
    """
    if not isinstance(plugin, dict) or "macros" not in plugin:
        return plugin
    ours = {"module_name": pages.__name__} | ({"on_error_fail": False} if serving else {})
    return {"macros": plugin["macros"] | ours}


@contextmanager
def project(
    config: Path, *, serving: bool = False, files: bool = False
) -> Iterator[tuple[Path, Path]]:
    """The settings for Zensical as a file, and the folder that it will write the site into.

    With `files` pages have the addresses of files, whatever mkdocs.yml says.
    """
    with TemporaryDirectory(prefix=PREFIX, dir=config.parent) as folder:
        site = Path(folder) / "site"
        name = Path(f"{folder}.yml")
        try:
            site_dir = site.relative_to(config.parent).as_posix()
            settings = settings_for_zensical(config, site_dir, serving=serving, files=files)
            name.write_text(yaml.dump(settings, sort_keys=False, allow_unicode=True), "utf-8")
            yield name, site
        finally:
            name.unlink(missing_ok=True)
