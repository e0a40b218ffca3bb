"""Names of files that are also ids."""

from __future__ import annotations


def another_name(what: str, file: str, line: str) -> str:
    """What is said of a file whose name cannot be the id that it is, too."""
    return (
        f"The name of this file is also {what}, which has small letters, digits and hyphens only. "
        f"Rename the file `{file}`, and write `{line}`."
    )
