"""What can be written behind `python -m macros`."""

from __future__ import annotations

import argparse
from pathlib import Path

from macros.commands.new import STARTERS
from macros.commands.play import PAGE
from macros.course.generators import GENERATORS

ABOUT = {
    "serve": "show the course in a browser and follow changes",
    "check": "find every mistake in exercises, pages and mkdocs.yml",
    "new": "start a worksheet, a lesson, a case, a dialogue, a figure or a card",
    "build": "write the site",
    "build-instructor": "write the instructor edition",
    "disk": "write a zip of the course to open without a server",
    "packet": "write PDFs to print; needs Chromium",
    "play": "play dialogues many times, and count",
    "lms": "write a SCORM package for a learning platform",
    "engine": "offer a copy the newest engine, as a pull request; runs at GitHub",
    "publish": "make a built site ready for people",
    "schema": "write the JSON Schemas that editors use",
}


def parser() -> argparse.ArgumentParser:
    """Reads a command line into `command`, `config_file`, and what each command takes."""
    top = argparse.ArgumentParser(prog="python -m macros", description="Common Ground's tools")
    commands = top.add_subparsers(dest="command", required=True)
    each = {name: commands.add_parser(name, help=about) for name, about in ABOUT.items()}
    for command in each.values():
        command.add_argument("-f", "--config-file", type=Path, default=Path("mkdocs.yml"))
    each["serve"].add_argument("--port", type=int, default=8000)
    each["check"].add_argument("--cases", action="store_true", help="tell what cases hold")
    for name in ("serve", "build", "build-instructor", "lms"):
        each[name].add_argument(
            "--generator", choices=GENERATORS, default=GENERATORS[0], help="what makes the pages"
        )
    for name in ("build", "build-instructor", "disk"):
        each[name].add_argument("folder", type=Path, nargs="?", help="where it is written")
    each["packet"].add_argument("folder", type=Path, nargs="?", default=Path("packets"))
    each["lms"].add_argument("folder", type=Path, nargs="?", default=Path("lms"))
    each["lms"].add_argument("pages", nargs="*", help="lessons or pages; without any, all")
    each["publish"].add_argument("site", type=Path)
    each["publish"].add_argument("--disk", metavar="ZIP", type=Path, help="pack it for the disk")
    _add_new(each["new"])
    _add_play(each["play"])
    return top


def _add_play(command: argparse.ArgumentParser) -> None:
    command.add_argument("dialogue", nargs="?", help="its id; without it, all")
    command.add_argument("--runs", type=_at_least_one, default=10_000, help="conversations to play")
    command.add_argument("--seed", type=int, default=1, help="the same seed plays the same")
    command.add_argument("--write", action="store_true", help=f"write tables into {PAGE}")


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least one conversation")
    return number


def _add_new(command: argparse.ArgumentParser) -> None:
    command.add_argument("kind", nargs="?", help=" or ".join(STARTERS))
    command.add_argument("id", nargs="?", help="its name: small letters, digits and hyphens")
    command.add_argument("--on", metavar="PAGE", help="the page that shows a new worksheet")
    command.add_argument("--in", metavar="FOLDER", dest="folder", help="where a new lesson goes")
