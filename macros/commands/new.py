"""Starts what authors write from templates: complete, on a page, valid."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.authoring.markdown_page import read_page
from macros.authoring.problems import did_you_mean
from macros.authoring.yaml_file import read_text
from macros.course.settings import NavPage, Settings, read_settings
from macros.fields.references import ID

TEMPLATES = Path(__file__).parent.parent / "templates" / "new"
CASES = "practice/cases"
"""The folder of the cases' pages; mkdocs.yml knows that cards below it are in no navigation."""
CARDS = "practice/cards.md"
"""The page of all cards."""
DIALOGUES = "practice/dialogues"
"""The folder of the pages with a dialogue each."""


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
        """A template with the new thing's id, and a title made from it."""
        title = self.id.replace("-", " ").capitalize()
        text = (TEMPLATES / template).read_text(encoding="utf-8")
        return text.replace("__id__", self.id).replace("__title__", title)

    def write(self, texts: dict[Path, str]) -> list[Path]:
        """Writes new files, all or none."""
        for path in texts:
            if path.exists():
                raise CannotStart(f"{path} is there already. Choose another name.")
        for path, text in texts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return list(texts)


def start(kind: str, what: Start) -> list[Path]:
    """Starts one of `STARTERS`; returns the files that were written or changed."""
    if not re.fullmatch(ID, what.id):
        raise CannotStart(
            f"`{what.id}` cannot be a name. Use small letters, digits and hyphens, "
            "and begin with a letter."
        )
    return [*STARTERS[kind](what)]


def _worksheet(what: Start) -> Iterator[Path]:
    return _on_a_page(what, "worksheet", f"{what.id}.yaml")


def _figure(what: Start) -> Iterator[Path]:
    return _on_a_page(what, "figure", f"figures/{what.id}.yaml")


def _on_a_page(what: Start, kind: str, path: str) -> Iterator[Path]:
    """Starts what has no page of its own: its file, and the call on the page that shows it."""
    page = _page(what)
    exercises = what.config.parent / "exercises"
    yield from what.write({exercises / path: what.fill(f"{kind}.yaml")})
    call = f'{{{{ {kind}("{what.id}") }}}}'
    page.write_text(_with_call(page.read_text(encoding="utf-8"), call), encoding="utf-8")
    yield page


def _page(what: Start) -> Path:
    """The page that is to show the worksheet or figure."""
    docs = what.settings.docs
    known = [path.relative_to(docs).as_posix() for path in docs.rglob("*.md")]
    if not what.on:
        raise CannotStart("Which page is to show it? Add `--on`, such as `--on tonight.md`.")
    if what.on not in known:
        raise CannotStart(f"There is no page `{what.on}`.{did_you_mean(what.on, known)}")
    return docs / what.on


def _with_call(text: str, call: str) -> str:
    """The page with the call in it: before the link to what comes next, or at the end."""
    before, next_step, after = text.partition("{{ next_step() }}")
    return f"{before.rstrip()}\n\n{call}\n" + (f"\n{next_step}{after}" if next_step else "")


def _lesson(what: Start) -> Iterator[Path]:
    docs, exercises = what.settings.docs, what.config.parent / "exercises"
    folder = _folder(what)
    path = posixpath.join(folder, f"{what.id}.md")
    yield from what.write(
        {
            docs / path: what.fill("lesson.md"),
            exercises / "checks" / f"{what.id}.yaml": what.fill("check.yaml"),
        }
    )
    yield from _into_nav(what, path, folder)


def _folder(what: Start) -> str:
    """The folder that is asked for, which holds pages already, or that of the last lesson."""
    if not what.folder:
        return _last_lesson_folder(what.settings)
    folder, docs = what.folder.strip("/"), what.settings.docs
    known = {path.parent.relative_to(docs).as_posix() for path in docs.rglob("*.md")} - {"."}
    if folder not in known:
        hint = did_you_mean(folder, known, listing="There are")
        raise CannotStart(
            f"There is no folder `{folder}` with pages in {docs.name}.{hint} "
            f"For a new part, write a first page `{folder}/index.md` and put it into `nav`."
        )
    return folder


def _last_lesson_folder(settings: Settings) -> str:
    """Where the last lesson of the navigation stands."""
    docs = settings.docs
    for page in reversed(settings.nav or ()):
        file = docs / page.path
        if file.exists() and "lesson" in read_page(page.path, read_text(file, docs)[0]).front:
            return posixpath.dirname(page.path)
    return ""


def _case(what: Start) -> Iterator[Path]:
    docs, exercises = what.settings.docs, what.config.parent / "exercises"
    pages = {
        docs / CASES / what.id / f"{page}.md": what.fill(f"case-{page}.md")
        for page in ("index", "a", "b", "end")
    }
    sheet = exercises / "cases" / f"{what.id}.yaml"
    yield from what.write({sheet: what.fill("case.yaml"), **pages})
    yield from _into_nav(what, f"{CASES}/{what.id}/index.md", CASES)


def _dialogue(what: Start) -> Iterator[Path]:
    path = f"{DIALOGUES}/{what.id}.md"
    yield from what.write(
        {
            what.config.parent / "exercises" / "dialogues" / f"{what.id}.yaml": what.fill(
                "dialogue.yaml"
            ),
            what.settings.docs / path: what.fill("dialogue.md"),
        }
    )
    yield from _into_nav(what, path, DIALOGUES)


def _card(what: Start) -> Iterator[Path]:
    """All cards stand on one page; the first one of a course brings that page along."""
    docs = what.settings.docs
    file = what.config.parent / "exercises" / "cards" / f"{what.id}.yaml"
    texts = (path.read_text(encoding="utf-8") for path in docs.rglob("*.md"))
    has_page = any("{{ cards()" in text for text in texts)
    page = {} if has_page else {docs / CARDS: what.fill("cards.md")}
    yield from what.write({file: what.fill("card.yaml"), **page})
    if page:
        yield from _into_nav(what, CARDS, posixpath.dirname(CARDS))


def _into_nav(what: Start, path: str, folder: str) -> Iterator[Path]:
    """Puts a page behind the last of its folder in `nav`, on a line of its own."""
    nav = what.settings.nav
    if nav is None:
        return
    file = what.settings.file
    line = file.parsed.positions.find(_neighbour(nav, folder).at).line
    lines = file.source.text.split("\n")
    before = re.match(r"\s*- ", lines[line - 1])
    if not before:
        raise CannotStart(f"Now add `{path}` to `nav` in {what.config.name} yourself.")
    lines.insert(line, f"{before[0]}{path}")
    what.config.write_text("\n".join(lines), encoding="utf-8")
    yield what.config


def _neighbour(nav: tuple[NavPage, ...], folder: str) -> NavPage:
    """The last page of this very folder, else the last below it, else the last of all."""
    beside = [page for page in nav if posixpath.dirname(page.path) == folder]
    below = [page for page in nav if page.path.startswith(f"{folder}/")]
    return ((below if folder == CASES else beside or below) or list(nav))[-1]


STARTERS = {
    "worksheet": _worksheet,
    "lesson": _lesson,
    "case": _case,
    "dialogue": _dialogue,
    "figure": _figure,
    "card": _card,
}
"""What can be started."""
