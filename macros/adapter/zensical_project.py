"""Runs Zensical on the course: `python -m macros.adapter.zensical_project build site`.

What other generators are told while they build, Zensical must find in its settings. So they are
written into a file beside mkdocs.yml, which is gone afterwards.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from time import sleep
from typing import Any

import yaml

from macros.adapter import zensical as pages
from macros.adapter.course_build import (
    frame_values,
    make_course,
    theme_language,
    write_late_sentences,
)
from macros.adapter.ports import HOST, is_taken, taken
from macros.authoring.problems import InvalidExercises
from macros.course.prune import as_pattern, prune_nav
from macros.rules.checked_course import load

MISSING = "Zensical is not installed. `make build generator=zensical` installs it."
PREFIX = ".zensical-"
"""What the names of our files begin with beside mkdocs.yml."""


def settings_for_zensical(config: Path, site_dir: str) -> dict[str, Any]:
    """mkdocs.yml as Zensical needs it; raises InvalidExercises for a course with mistakes."""
    from mkdocs.utils.yaml import yaml_load

    library = load(config)
    with config.open("rb") as file:
        settings = yaml_load(file)
    left_out = [as_pattern(path) for path in library.pages_left_out()]
    settings["site_dir"] = site_dir
    settings["site_name"] = library.course.name or settings["site_name"]
    settings["copyright"] = library.course.licence or settings.get("copyright")
    if settings.get("site_url"):
        settings["site_url"] = settings["site_url"].rstrip("/") + "/"
    settings["nav"] = prune_nav(settings.get("nav", []), library.pages_left_out())
    settings["exclude_docs"] = "\n".join([settings.get("exclude_docs") or "", *left_out])
    settings["theme"] |= _theme(config, settings["theme"], library.course.language)
    extra = settings.setdefault("extra", {})
    extra |= frame_values(make_course(library), extra)
    extra |= {pages.SETTINGS: config.name, "site_generator": "zensical"}
    settings["markdown_extensions"] = [*settings["markdown_extensions"], pages.__name__]
    settings["plugins"] = [_plugin(plugin) for plugin in settings["plugins"]]
    settings["watch"] = [*settings.get("watch", ()), library.settings.docs_dir]
    return settings


def _theme(config: Path, theme: dict[str, Any], language: str) -> dict[str, str]:
    """Material's looks, and the theme's own language for ours."""
    from zensical.config import get_theme_dir

    folders = [str(config.parent / theme["custom_dir"]), str(get_theme_dir("material"))]
    return {"variant": "classic", "language": theme_language(folders, language)}


def _plugin(plugin: Any) -> Any:
    """A plugin of mkdocs.yml; the macros are those for Zensical."""
    if isinstance(plugin, dict) and "macros" in plugin:
        return {"macros": {**plugin["macros"], "module_name": pages.__name__}}
    return plugin


@contextmanager
def project(config: Path) -> Iterator[tuple[Path, Path]]:
    """The settings for Zensical as a file, and the folder that it will write the site into."""
    with TemporaryDirectory(prefix=PREFIX, dir=config.parent) as folder:
        site = Path(folder) / "site"
        name = Path(f"{folder}.yml")
        try:
            settings = settings_for_zensical(config, site.relative_to(config.parent).as_posix())
            name.write_text(yaml.dump(settings, sort_keys=False, allow_unicode=True), "utf-8")
            yield name, site
        finally:
            name.unlink(missing_ok=True)


def build(config: Path, into: Path) -> int:
    """Builds the site into a folder; returns Zensical's status."""
    with project(config) as (settings, site):
        status = _zensical("build", "--clean", "--strict", "-f", str(settings), cwd=config.parent)
        if not status:
            _add_late_sentences(config, site)
            copytree(site, into, dirs_exist_ok=True)
        return status


def serve(config: Path, port: int) -> int:
    """Shows the course and follows changes; starts Zensical anew after a mistake that ended it.

    Returns 1 when the port is taken.
    """
    if is_taken(port):
        print(taken(port, "make serve generator=zensical"), file=sys.stderr)
        return 1
    address = ("-a", f"{HOST}:{port}")
    while True:
        with project(config) as (settings, site):
            _add_late_sentences(config, site)
            status = _zensical("serve", *address, "-f", str(settings), cwd=config.parent)
        if not _has_mistakes(config):
            return status
        print("Mend it and save: then the course shows again.", file=sys.stderr, flush=True)
        while _has_mistakes(config):
            sleep(1)


def _add_late_sentences(config: Path, site: Path) -> None:
    write_late_sentences(make_course(load(config)).say, site)


def _has_mistakes(config: Path) -> bool:
    try:
        load(config)
    except InvalidExercises:
        return True
    return False


def _zensical(*arguments: str, cwd: Path) -> int:
    return subprocess.call([sys.executable, "-m", "zensical", *arguments], cwd=cwd)


def main(arguments: list[str]) -> int:
    """Reads the command line; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m macros.adapter.zensical_project")
    parser.add_argument("-f", "--config-file", type=Path, default=Path("mkdocs.yml"))
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("build").add_argument("into", type=Path)
    commands.add_parser("serve").add_argument("--port", type=int, default=8000)
    chosen = parser.parse_args(arguments)
    config = chosen.config_file.resolve()
    if not find_spec("zensical"):
        print(MISSING, file=sys.stderr)
        return 1
    try:
        if chosen.command == "build":
            return build(config, chosen.into)
        return serve(config, chosen.port)
    except InvalidExercises as invalid:
        print(f"The course has mistakes.\n\n{invalid}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
