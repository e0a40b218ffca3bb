"""Starts what authors write from templates: complete, on a page, valid."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from macros.authoring.markdown_page import read_page
from macros.authoring.problems import did_you_mean
from macros.authoring.yaml_file import read_text
from macros.commands.new_files import CannotStart, Start, add_to_nav
from macros.course.settings import Settings
from macros.fields.references import ID

CASES = "practice/cases"
"""The folder of the cases' pages; mkdocs.yml knows that cards below it are in no navigation."""
CARDS = "practice/cards.md"
"""The page of all cards."""
DIALOGUES = "practice/dialogues"
"""The folder of the pages with a dialogue each."""


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
    page.write_text(_with_call(page.read_text("utf-8"), call), "utf-8")
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
    yield from add_to_nav(what, path, folder, behind=[*_lessons(what.settings)])


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
    return posixpath.dirname(([*_lessons(settings)] or [""])[-1])


def _lessons(settings: Settings) -> Iterator[str]:
    """The lessons in the navigation, in their order."""
    docs = settings.docs
    for page in settings.nav or ():
        file = docs / page.path
        if file.exists() and "lesson" in read_page(page.path, read_text(file, docs)[0]).front:
            yield page.path


def _case(what: Start) -> Iterator[Path]:
    docs, exercises = what.settings.docs, what.config.parent / "exercises"
    pages = {
        docs / CASES / what.id / f"{page}.md": what.fill(f"case-{page}.md")
        for page in ("index", "a", "b", "end")
    }
    sheet = exercises / "cases" / f"{what.id}.yaml"
    yield from what.write({sheet: what.fill("case.yaml"), **pages})
    yield from add_to_nav(what, f"{CASES}/{what.id}/index.md", CASES, nested=True)


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
    yield from add_to_nav(what, path, DIALOGUES)


def _card(what: Start) -> Iterator[Path]:
    """All cards stand on one page; the first one of a course brings that page along."""
    docs = what.settings.docs
    file = what.config.parent / "exercises" / "cards" / f"{what.id}.yaml"
    texts = (path.read_text("utf-8") for path in docs.rglob("*.md"))
    has_page = any("{{ cards()" in text for text in texts)
    page = {} if has_page else {docs / CARDS: what.fill("cards.md")}
    yield from what.write({file: what.fill("card.yaml"), **page})
    if page:
        yield from add_to_nav(what, CARDS, posixpath.dirname(CARDS))


STARTERS = {
    "worksheet": _worksheet,
    "lesson": _lesson,
    "case": _case,
    "dialogue": _dialogue,
    "figure": _figure,
    "card": _card,
}
"""What can be started."""

HOW_TO_START = """\
What do you want to start? For example:
  make new what=worksheet id=garden on=tonight.md
  make new what=lesson id=fences in=preparing
  make new what=case id=hedge
  make new what=dialogue id=fence
  make new what=figure id=hedge on=tonight.md
  make new what=card id=no-room
Without make: python tasks.py new worksheet garden --on tonight.md"""
"""What is said to somebody who named nothing that can be started."""
