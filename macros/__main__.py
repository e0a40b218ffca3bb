"""Commands of the course: `python -m macros check` and `python -m macros schema`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from macros.cases.describe import describe
from macros.loading import load
from macros.problems import InvalidExercises, count
from macros.schema import schemas


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
    chosen = parser.parse_args(arguments)
    if chosen.command == "check":
        return check(chosen.config_file, tell_cases=chosen.cases)
    return schema(chosen.config_file)


if __name__ == "__main__":
    sys.exit(main())
