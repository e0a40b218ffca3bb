"""The lab: a small course in which every example of every kind is a worksheet.

Example number 2 of the kind `rows` is the worksheet `rows-2`, on the page `rows/`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from macros.yaml_source import parse
from tests.project import ROOT, make_project

KINDS = ROOT / "macros" / "fields"


@dataclass(frozen=True)
class Example:
    """One example of a kind, and the worksheet that the lab makes of it."""

    kind: str
    number: int
    given: dict[str, Any]

    @property
    def id(self) -> str:
        """The id of its worksheet."""
        return f"{self.kind}-{self.number}"

    @property
    def field(self) -> str:
        """The id of the field that the example is about."""
        return str(self.given["field"]["id"])

    @property
    def worksheet(self) -> dict[str, Any]:
        """The worksheet, as YAML holds it."""
        made = {"id": self.id, "revision": 1, "title": self.given["shows"], "minutes": 1}
        made |= {"intro": "An example of the lab.", "gives": "Nothing.", "goes": "Nowhere."}
        made["fields"] = [*self.given.get("beside", []), self.given["field"]]
        scoring = self.given.get("scoring")
        return made | ({"scoring": scoring} if scoring else {})


def examples() -> list[Example]:
    """Every example of every kind, but for those that show a mistake."""
    return [
        Example(file.parent.name, number, given)
        for file in sorted(KINDS.glob("*/examples.yaml"))
        for number, given in enumerate(parse(file.read_text(encoding="utf-8")).value, start=1)
        if "mistake" not in given
    ]


def make_lab(folder: Path) -> Path:
    """Writes the lab's course into `folder`."""
    found = examples()
    sheets = {f"{example.id}.yaml": yaml.safe_dump(example.worksheet) for example in found}
    pages = {"index.md": "# The lab\n\n{{ worksheets() }}\n"}
    for kind in sorted({example.kind for example in found}):
        calls = [f'{{{{ worksheet("{one.id}") }}}}' for one in found if one.kind == kind]
        pages[f"{kind}.md"] = "\n\n".join([f"# {kind}", *calls, ""])
    return make_project(folder, pages=pages, exercises=sheets)
