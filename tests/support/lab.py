"""The lab: a small course in which every example of every kind is a worksheet.

Example number 2 of the kind `rows` is the worksheet `rows-2`, on the page `rows/`.
"""

from __future__ import annotations

from pathlib import Path

import yaml

from macros.render.gallery import Example, examples
from tests.support.project import make_project

__all__ = ["Example", "examples", "make_lab"]

SAYS = {"intro": "An example of the lab.", "gives": "Nothing.", "goes": "Nowhere."}


def make_lab(folder: Path) -> Path:
    """Writes the lab's course into `folder`."""
    found = examples()
    sheets = {
        f"{example.id}.yaml": yaml.safe_dump({**example.worksheet, **SAYS}) for example in found
    }
    pages = {"index.md": "# The lab\n\n{{ worksheets() }}\n"}
    for kind in sorted({example.kind for example in found}):
        calls = [
            f'{{{{ worksheet("{exercise.id}") }}}}' for exercise in found if exercise.kind == kind
        ]
        pages[f"{kind}.md"] = "\n\n".join([f"# {kind}", *calls, ""])
    return make_project(folder, pages=pages, exercises=sheets)
