"""Engine files that a file of the docs folder would replace: the site generator prefers the latter.

The browser half lies in the theme and is copied to the site under the same paths. Whoever updates
the engine and keeps an old copy below docs would run the old one, without a word.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path

from macros.authoring.problems import Position, Problem
from macros.course.library import Library

THEME = Path(__file__).parent.parent / "theme"
NOT_COPIED = {".html", ".py"}
"""Templates and code of a theme, which the site generator does not copy."""


def rule(library: Library) -> Iterator[Problem]:
    """Files of the docs folder at the path of an engine file."""
    settings = library.settings
    for path in _engine_files():
        if (settings.docs / path).exists():
            message = (
                f"The engine has a file `{path}`, too, and this one would take its place. "
                "Rename this file, or delete it if it is an old copy."
            )
            yield Problem(posixpath.join(settings.docs_dir, path), Position(), message)


def _engine_files() -> Iterator[str]:
    """The paths of the files that the theme brings to the site."""
    files = (file for file in THEME.rglob("*") if file.suffix not in NOT_COPIED and file.is_file())
    return (file.relative_to(THEME).as_posix() for file in files)
