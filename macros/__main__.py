"""Commands of the course: `python -m macros check`, `schema`, `new`, `publish`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from macros.authoring.problems import InvalidExercises, count
from macros.cases.describe import describe
from macros.commands.engine import EngineError, offer_engine
from macros.commands.new import STARTERS, CannotStart, Start, start
from macros.commands.packet import write_packets
from macros.commands.schema import schemas
from macros.lms.choice import UnknownPageError
from macros.lms.package import BuildFailedError, write_package
from macros.lms.questions import write_questions
from macros.publish import node, publish
from macros.publish.disk import write_disk
from macros.publish.node import CannotBundleError
from macros.rules.checked_course import load


def finish_site(site: Path, disk: Path | None) -> int:
    """Publishes a finished site, or packs it for the disk; 1 when a file of it cannot be read."""
    try:
        if disk:
            print(f"{disk}: {write_disk(site, disk)} bytes.")
            return 0
        if not node.has_tools():
            print(node.UNBUNDLED, file=sys.stderr)
        done = publish(site)
    except CannotBundleError as problem:
        print(
            f"{problem}\nNothing is lost: correct it, build the site, and publish again.",
            file=sys.stderr,
        )
        return 1
    print(f"{count(done.pages, 'page')}: {done.bytes_before} bytes are now {done.bytes_after}.")
    return 0


def check(config: Path, *, tell_cases: bool = False) -> int:
    """Judges every file of the course; 1 when there are problems.

    `tell_cases` also prints what can be agreed in each case.
    """
    try:
        library = load(config)
    except InvalidExercises as problems:
        print(problems, file=sys.stderr)
        return 1
    counts = (
        count(len(library.exercises), "worksheet"),
        count(len(library.checks), "knowledge check"),
        count(len(library.lessons), "lesson"),
        count(len(library.cases), "case"),
    )
    if tell_cases:
        print(*map(describe, library.cases.values()), sep="\n\n", end="\n\n")
    if left_out := [*library.pages_left_out(), *library.left_out]:
        print(f"Left out of this course: {', '.join(left_out)}.")
    print(f"No problems: {', '.join(counts)}.")
    return 0


def schema(config: Path) -> int:
    """Writes the JSON Schemas beside the exercises."""
    for name, text in schemas().items():
        (config.parent / "exercises" / f"{name}.schema.json").write_text(text, encoding="utf-8")
        print(f"exercises/{name}.schema.json")
    return 0


def engine() -> int:
    """Offers a copy of the course the newest engine, as a pull request."""
    try:
        print(offer_engine(Path.cwd()))
    except (EngineError, FileNotFoundError) as why:
        print(why, file=sys.stderr)
        return 1
    return 0


def packet(config: Path, folder: Path) -> int:
    """Writes the packets to print."""
    try:
        for written in write_packets(load(config), folder):
            print(written)
    except (InvalidExercises, FileNotFoundError) as why:
        print(why, file=sys.stderr)
        return 1
    return 0


def lms(config: Path, folder: Path, pages: list[str]) -> int:
    """Writes a package for learning platforms; of the whole course, also its questions."""
    try:
        print(write_package(config, folder, pages))
        for written in [] if pages else write_questions(load(config), folder):
            print(written)
    except (InvalidExercises, UnknownPageError, BuildFailedError, CannotBundleError) as why:
        print(why, file=sys.stderr)
        return 1
    return 0


def new(kind: str, what: Start) -> int:
    """Starts a worksheet, lesson or case, and judges the course with it."""
    try:
        changed = start(kind, what)
    except CannotStart as why:
        print(why, file=sys.stderr)
        return 1
    here = Path.cwd()
    for path in changed:
        print(path.relative_to(here) if path.is_relative_to(here) else path)
    return check(what.config)


def main(arguments: list[str] | None = None) -> int:
    """Reads the command line; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m macros", description="Common Ground's tools")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, about in (
        ("check", "find every mistake in exercises, pages and mkdocs.yml"),
        ("schema", "write the JSON Schemas that editors use"),
    ):
        command = commands.add_parser(name, help=about)
        command.add_argument("-f", "--config-file", type=Path, default=Path("mkdocs.yml"))
        if name == "check":
            command.add_argument("--cases", action="store_true", help="tell what cases hold")
    finish = commands.add_parser("publish", help="make a built site ready for people")
    finish.add_argument("site", type=Path)
    finish.add_argument("--disk", metavar="ZIP", type=Path, help="pack it to be opened from disk")
    packets = commands.add_parser("packet", help="write PDFs to print; needs Chromium")
    packets.add_argument("folder", type=Path)
    packets.add_argument("-f", "--config-file", type=Path, default=Path("mkdocs.yml"))
    package = commands.add_parser("lms", help="write a SCORM package for a learning platform")
    package.add_argument("folder", type=Path)
    package.add_argument("pages", nargs="*", help="lessons or pages; without any, all")
    package.add_argument("-f", "--config-file", type=Path, default=Path("mkdocs.yml"))
    commands.add_parser("engine", help="offer a copy the newest engine; runs at GitHub")
    _add_new(commands.add_parser("new", help="start a worksheet, a lesson or a case"))
    chosen = parser.parse_args(arguments)
    if chosen.command == "publish":
        return finish_site(chosen.site, chosen.disk)
    if chosen.command == "packet":
        return packet(chosen.config_file, chosen.folder)
    if chosen.command == "engine":
        return engine()
    if chosen.command == "lms":
        return lms(chosen.config_file, chosen.folder, chosen.pages)
    if chosen.command == "new":
        config = chosen.config_file.resolve()
        return new(chosen.kind, Start(config, chosen.id, on=chosen.on, folder=chosen.folder))
    if chosen.command == "check":
        return check(chosen.config_file, tell_cases=chosen.cases)
    return schema(chosen.config_file)


def _add_new(command: argparse.ArgumentParser) -> None:
    command.add_argument("kind", choices=[*STARTERS])
    command.add_argument("id", help="its name: small letters, digits and hyphens")
    command.add_argument("--on", metavar="PAGE", help="the page that shows a new worksheet")
    command.add_argument("--in", metavar="FOLDER", dest="folder", help="where a new lesson goes")
    command.add_argument("-f", "--config-file", type=Path, default=Path("mkdocs.yml"))


if __name__ == "__main__":
    sys.exit(main())
