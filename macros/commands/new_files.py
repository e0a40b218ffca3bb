"""What is to be started, and where: its files from templates, and its page in `nav`."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.course.settings import NavPage, Settings, read_settings

TEMPLATES = Path(__file__).parent.parent / "templates" / "new"


class CannotStart(Exception):  # noqa: N818 -- it is said to an author, as a sentence
    """Raised, before anything is written, with the reason why nothing can be started so."""


@dataclass(frozen=True)
class Start:
    """What is to be started, and where."""

    config: Path
    id: str
    on: str | None = None
    """The page that is to show a new worksheet or figure, below the docs folder."""
    folder: str | None = None
    """The folder of a new lesson, below the docs folder."""

    @property
    def settings(self) -> Settings:
        """What mkdocs.yml says."""
        return read_settings(self.config)[0]

    def fill(self, template: str) -> str:
        """A template with the new thing's id, and a title made from it.

        A folder of templates named after the course's language goes before the English ones.
        """
        title = self.id.replace("-", " ").capitalize()
        own = TEMPLATES / self.settings.course.language / template
        text = (own if own.exists() else TEMPLATES / template).read_text("utf-8")
        return text.replace("__id__", self.id).replace("__title__", title)

    def write(self, texts: dict[Path, str]) -> list[Path]:
        """Writes new files, all or none."""
        for path in texts:
            if path.exists():
                raise CannotStart(f"{path} is there already. Choose another name.")
        for path, text in texts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return list(texts)


def add_to_nav(
    what: Start, path: str, folder: str, *, nested: bool = False, behind: Collection[str] = ()
) -> Iterator[Path]:
    """Puts a page behind the last of its folder in `nav`, on a line of its own.

    `nested` says that each page of that folder has a folder of its own there. `behind` names pages
    like the new one: where some stand in the folder, it comes behind the last of them.
    """
    nav = what.settings.nav
    if nav is None:
        return
    file = what.settings.file
    line = file.parsed.positions.find(_neighbour(nav, folder, nested, behind).at).line
    lines = file.source.text.split("\n")
    before = re.match(r"\s*- ", lines[line - 1])
    if not before:
        raise CannotStart(f"Now add `{path}` to `nav` in {what.config.name} yourself.")
    lines.insert(line, f"{before[0]}{path}")
    what.config.write_text("\n".join(lines), "utf-8")
    yield what.config


def _neighbour(
    nav: tuple[NavPage, ...], folder: str, nested: bool, behind: Collection[str]
) -> NavPage:
    """The last page of this very folder, else the last below it, else the last of all."""
    beside = [page for page in nav if posixpath.dirname(page.path) == folder]
    alike = [page for page in beside if page.path in behind]
    below = [page for page in nav if page.path.startswith(f"{folder}/")]
    return ((below if nested else alike or beside or below) or list(nav))[-1]
