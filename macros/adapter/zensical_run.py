"""Runs Zensical on the course: `python -m macros.adapter.zensical_run build site`."""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from shutil import copytree
from time import sleep

from macros.adapter import zensical_cli
from macros.adapter.course_build import make_course, write_late_sentences
from macros.adapter.mistakes_server import mistakes_shown
from macros.adapter.ports import HOST, is_taken, taken
from macros.adapter.zensical_cli import MISTAKES
from macros.adapter.zensical_project import project
from macros.authoring.problems import InvalidExercises
from macros.rules.checked_course import load, mistakes_in

MISSING = "Zensical is not installed. `make build generator=zensical` installs it."


def build(config: Path, into: Path, *, files: bool) -> int:
    """Builds the site into a folder, if so with addresses of files; returns Zensical's status."""
    with project(config, files=files) as (settings, site):
        status = _zensical("build", "--clean", "--strict", "-f", str(settings), cwd=config.parent)
        if not status:
            _add_late_sentences(config, site)
            copytree(site, into, dirs_exist_ok=True)
        return status


def serve(config: Path, port: int) -> int:
    """Shows the course and follows changes; mistakes show in its place until they are mended.

    Returns 1 when the port is taken.
    """
    if is_taken(port):
        print(taken(port, "make serve generator=zensical"), file=sys.stderr)
        return 1
    address = ("-a", f"{HOST}:{port}")
    while True:
        try:
            with project(config, serving=True) as (settings, site):
                _add_late_sentences(config, site)
                status = _zensical("serve", *address, "-f", str(settings), cwd=config.parent)
        except InvalidExercises as invalid:
            _wait_until_mended(config, port, str(invalid))
        else:
            if status != MISTAKES:
                return status


def _wait_until_mended(config: Path, port: int, mistakes: str) -> None:
    """Returns when the course has no mistakes, or others."""
    hint = "Mend it and save: then the course shows again."
    print(f"The course has mistakes.\n\n{mistakes}\n\n{hint}", file=sys.stderr, flush=True)
    with mistakes_shown(port, mistakes):
        while mistakes_in(config) == mistakes:
            sleep(1)


def _add_late_sentences(config: Path, site: Path) -> None:
    write_late_sentences(make_course(load(config)).say, site)


def _zensical(*arguments: str, cwd: Path) -> int:
    return subprocess.call([sys.executable, "-m", zensical_cli.__name__, *arguments], cwd=cwd)


def _tidy_up_when_ended() -> None:
    """Has signals that end a program raise KeyboardInterrupt: then nothing of ours is left."""
    for name in ("SIGTERM", "SIGHUP"):  # Windows has no SIGHUP
        if number := getattr(signal, name, None):
            signal.signal(number, signal.default_int_handler)


def main(arguments: list[str]) -> int:
    """Reads the command line; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m macros.adapter.zensical_run")
    parser.add_argument("-f", "--config-file", type=Path, default=Path("mkdocs.yml"))
    commands = parser.add_subparsers(dest="command", required=True)
    building = commands.add_parser("build")
    building.add_argument("into", type=Path)
    building.add_argument("--no-directory-urls", dest="files", action="store_true")
    commands.add_parser("serve").add_argument("--port", type=int, default=8000)
    chosen = parser.parse_args(arguments)
    config = chosen.config_file.resolve()
    if not find_spec("zensical"):
        print(MISSING, file=sys.stderr)
        return 1
    _tidy_up_when_ended()
    try:
        if chosen.command == "build":
            return build(config, chosen.into, files=chosen.files)
        return serve(config, chosen.port)
    except InvalidExercises as invalid:
        print(f"The course has mistakes.\n\n{invalid}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0 if chosen.command == "serve" else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
