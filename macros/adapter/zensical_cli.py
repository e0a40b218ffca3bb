"""Zensical's own command line, without a traceback where the course has mistakes."""

from __future__ import annotations

import sys

from macros.authoring.problems import InvalidExercises

MISTAKES = 3
"""The status that says: the course has mistakes."""


def main() -> None:
    """Runs the command; an error that Zensical passes on is told by its text alone."""
    from zensical.main import cli

    try:
        cli()
    except RuntimeError as error:
        if InvalidExercises.__name__ not in str(error):
            raise
        sys.exit(MISTAKES)


if __name__ == "__main__":
    main()
