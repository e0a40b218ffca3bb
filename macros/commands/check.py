"""The command that judges a course and says what it holds."""

from __future__ import annotations

import sys
from pathlib import Path

from macros.authoring.problems import InvalidExercises, count
from macros.cases.describe import describe
from macros.course.library import Library
from macros.rules.checked_course import load
from macros.rules.dialogues import undecided_dialogues
from macros.rules.left_behind import pages_not_shown, places_left_behind, still_to_set


def check(config: Path, *, tell_cases: bool = False) -> int:
    """Judges every file of the course; 1 when there are problems.

    `tell_cases` also prints what can be agreed in each case.
    """
    try:
        library = load(config)
    except InvalidExercises as problems:
        print(problems, file=sys.stderr)
        return 1
    if tell_cases:
        print(*map(describe, library.cases.values()), sep="\n\n", end="\n\n")
    print_remarks(library)
    print(f"No problems: {', '.join(counts(library))}.")
    return 0


def print_remarks(library: Library) -> None:
    """Prints what is no problem, and good to know: what is left out, undecided or still ours."""
    if left_out := [*pages_not_shown(library), *library.left_out]:
        print(f"Left out of this course: {', '.join(left_out)}.")
        for place in places_left_behind(library):
            print(f"  {place.place}: {place.message}")
    for line in undecided_dialogues(library):
        print(line)
    for key, why in still_to_set(library):
        print(f"Still to set in mkdocs.yml: `{key}`. {why}")


def counts(library: Library) -> list[str]:
    """How much a course holds of each sort, as `7 worksheets`."""
    sorts = {
        "worksheet": library.exercises,
        "knowledge check": library.checks,
        "lesson": library.lessons,
        "case": library.cases,
        "dialogue": library.dialogues,
        "figure": library.figures,
        "card": library.cards,
    }
    return [count(len(things), sort) for sort, things in sorts.items()]
