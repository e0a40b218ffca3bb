"""Commands of the course: `python -m macros check`, `serve`, `build`, `new` and others."""

from __future__ import annotations

import signal
import subprocess
import sys
from argparse import Namespace
from contextlib import suppress
from pathlib import Path

from macros.authoring.problems import InvalidExercises
from macros.commands.arguments import parser
from macros.commands.build import (
    NotForASiteError,
    SiteNotBuiltError,
    build_disk,
    build_site,
    tell_missing_tools,
)
from macros.commands.check import check
from macros.commands.chromium import NotPrintedError
from macros.commands.engine import EngineError, offer_engine
from macros.commands.finish import finish_site
from macros.commands.new import HOW_TO_START, STARTERS, start
from macros.commands.new_files import CannotStart, Start
from macros.commands.packet import write_packets
from macros.commands.play import PAGE, CannotPlay, chosen, report, tables, write_tables
from macros.commands.schema import schemas
from macros.course.generators import GENERATORS
from macros.lms.choice import UnknownPageError
from macros.lms.package import BuildFailedError, write_package
from macros.lms.questions import write_questions
from macros.lms.report_key import write_key
from macros.publish.node import CannotBundleError
from macros.rules.checked_course import load


def schema(config: Path) -> int:
    """Writes the JSON Schemas beside the exercises."""
    for name, text in schemas().items():
        (config.parent / "exercises" / f"{name}.schema.json").write_text(text, "utf-8")
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
        library = load(config)
        print("Printing. This takes a few minutes.", flush=True)
        for written in write_packets(library, folder):
            print(written)
    except (InvalidExercises, OSError, NotPrintedError) as why:
        print(why, file=sys.stderr)
        return 1
    return 0


def lms(config: Path, folder: Path, pages: list[str], generator: str) -> int:
    """Writes a package for learning platforms, and the key to its report; of the whole course,
    also its questions."""
    try:
        print(write_package(config, folder, pages, generator=generator))
        library = load(config)
        key = write_key(library, folder)
        for written in [*key, *([] if pages else write_questions(library, folder))]:
            print(written)
    except (InvalidExercises, UnknownPageError, BuildFailedError, CannotBundleError) as why:
        print(why, file=sys.stderr)
        return 1
    return 0


def new(kind: str | None, id: str | None, what: Start) -> int:
    """Starts a worksheet, lesson, case, dialogue or figure, and judges the course with it."""
    if kind not in STARTERS or not id:
        print(HOW_TO_START, file=sys.stderr)
        return 1
    try:
        changed = start(kind, what)
    except CannotStart as why:
        print(why, file=sys.stderr)
        return 1
    here = Path.cwd()
    for path in changed:
        print(path.relative_to(here) if path.is_relative_to(here) else path)
    return check(what.config)


def play(config: Path, id: str | None, *, runs: int, seed: int, write: bool) -> int:
    """Plays one dialogue or all, and prints what happened or writes it for instructors."""
    try:
        library = load(config)
        if write:
            page = library.settings.docs / PAGE
            write_tables(page, tables(library.dialogues, runs=runs, seed=seed))
            print(page)
            return 0
        for name, dialogue in chosen(library, id).items():
            print(report(name, dialogue, runs=runs, seed=seed), end="\n\n")
    except (InvalidExercises, CannotPlay) as why:
        print(why, file=sys.stderr)
        return 1
    return 0


def build(config: Path, kind: str, folder: Path | None, generator: str) -> int:
    """Builds the site, the instructor edition or the zip; 1 when that cannot be done."""
    tell_missing_tools()
    root = config.resolve().parent
    try:
        if kind == "disk":
            print(build_disk(config.resolve(), folder or root))
        else:
            edition = "instructor" if kind == "build-instructor" else None
            into = folder or root / ("site-instructor" if edition else "site")
            into = into.absolute()
            print(build_site(config.resolve(), into, edition=edition, generator=generator))
    except (InvalidExercises, CannotBundleError, NotForASiteError) as why:
        print(why, file=sys.stderr)
        return 1
    except SiteNotBuiltError:
        return 1
    return 0


def serve(config: Path, port: int, generator: str) -> int:
    """Shows the course and follows changes. The server knows the site generator, so it is apart."""
    command = ["macros.adapter.serve", "-f", str(config)]
    if generator == "zensical":
        command = ["macros.adapter.zensical_run", "-f", str(config), "serve"]
    with subprocess.Popen([sys.executable, "-m", *command, "--port", str(port)]) as server:
        signal.signal(signal.SIGTERM, lambda *_: server.terminate())
        while True:
            # Ctrl+C reaches the server, too: it may have something to tidy up.
            with suppress(KeyboardInterrupt):
                return server.wait()


def main(arguments: list[str] | None = None) -> int:
    """Reads the command line; returns the exit status."""
    chosen = parser().parse_args(arguments)
    try:
        return run(chosen)
    except OSError as why:
        print(f"{why.filename or chosen.command}: {why.strerror or why}.", file=sys.stderr)
        return 1


def run(chosen: Namespace) -> int:
    """Does what the command line says; returns the exit status."""
    config = chosen.config_file
    if chosen.command == "publish":
        return finish_site(chosen.site, chosen.disk)
    if chosen.command == "packet":
        return packet(config, chosen.folder)
    if chosen.command == "engine":
        return engine()
    if chosen.command == "lms":
        return lms(config, chosen.folder, chosen.pages, chosen.generator)
    if chosen.command == "new":
        what = Start(config.resolve(), chosen.id or "", on=chosen.on, folder=chosen.folder)
        return new(chosen.kind, chosen.id, what)
    if chosen.command == "play":
        chances = {"runs": chosen.runs, "seed": chosen.seed, "write": chosen.write}
        return play(config, chosen.dialogue, **chances)
    if chosen.command == "check":
        return check(config, tell_cases=chosen.cases)
    if chosen.command == "serve":
        return serve(config, chosen.port, chosen.generator)
    if chosen.command == "schema":
        return schema(config)
    return build(config, chosen.command, chosen.folder, getattr(chosen, "generator", GENERATORS[0]))


if __name__ == "__main__":
    sys.exit(main())
