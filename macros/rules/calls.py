"""Macro calls in pages: names and arguments that exist, and forms that stand alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from macros.authoring.jinja_syntax import is_given
from macros.authoring.markdown_page import FORMS, Call, Page
from macros.authoring.problems import Problem, did_you_mean
from macros.course.library import Library
from macros.models.plan import PLAN


class Macro(NamedTuple):
    """A macro of ours: how many arguments it takes, and what the first one names."""

    least: int
    most: int
    what: str = ""
    known: Callable[[Library], Collection[str]] = lambda library: ()
    lacks: Callable[[Library, Page], str | None] = lambda library, page: None
    """Why it has nothing to show on a page."""


def _diagrams(library: Library) -> Collection[str]:
    folder = library.settings.docs / "assets" / "diagrams"
    return [file.stem for file in folder.glob("*.svg")]


def _no_plan(library: Library, page: Page) -> str | None:
    has_one = PLAN in library.known_worksheets
    return None if has_one else f"There is no exercises/{PLAN}.yaml. Write one, or remove the call."


def _no_lesson(library: Library, page: Page) -> str | None:
    if page.matter.parsed.mistakes:
        return None
    if "lesson" not in page.front:
        return "Only a lesson can show this. Add `lesson: …` at the top, or remove the call."
    in_nav = page.path in library.nav
    return None if in_nav else "A lesson stands in `nav`. Add this page there, or remove the call."


MACROS: dict[str, Macro] = {
    "worksheet": Macro(1, 1, "worksheet", lambda it: it.known_worksheets),
    "knowledge_check": Macro(1, 1, "knowledge check for the lesson", lambda it: it.written_checks),
    "to_worksheet": Macro(1, 2, "worksheet", lambda it: it.known_worksheets),
    "lesson": Macro(1, 2, "lesson", lambda it: it.lesson_ids()),
    "lessons": Macro(0, 0),
    "page": Macro(1, 2, "page", lambda it: it.pages),
    "cite": Macro(1, 1, "source", lambda it: it.written("sources")),
    "way": Macro(1, 1, "way", lambda it: it.written("ways")),
    "plan": Macro(0, 0, lacks=_no_plan),
    "workbook": Macro(0, 0),
    "hand_in": Macro(0, 0),
    "class_results": Macro(0, 0),
    "pairing": Macro(0, 0),
    "diagram": Macro(1, 1, "diagram", _diagrams),
    # Which versions and roles there are, `rules/cases.py` knows.
    "case": Macro(1, 1),
    "case_role": Macro(2, 2),
    "case_end": Macro(1, 1),
    "cases": Macro(0, 0),
    "counterpart": Macro(0, 0),
    "lesson_opening": Macro(0, 0, lacks=_no_lesson),
    "evidence": Macro(0, 0, lacks=_no_lesson),
    "next_step": Macro(0, 0, lacks=_no_lesson),
    "glossary": Macro(0, 0),
    "sources": Macro(0, 0),
    "not_for": Macro(0, 0),
    "worksheets": Macro(0, 0),
    "answer_keys": Macro(0, 0),
    "case_tables": Macro(0, 0),
    "gallery": Macro(0, 0),
}

HIDDEN = {
    "code": "A form cannot stand inside a code block. Put {% raw %} and {% endraw %} around.",
    "comment": "A form cannot stand inside a comment. Begin it with {# and end it with #} instead.",
}


def rule(library: Library) -> Iterator[Problem]:
    """What is wrong with the calls of every page of the site."""
    for page in library.pages_built():
        if page.is_filled_in:
            yield from _on(library, page)


def _on(library: Library, page: Page) -> Iterator[Problem]:
    """What is wrong on one page; what stands after braces that cannot be read is not judged."""
    seen: dict[str, int] = {}
    if page.syntax_issue:
        yield page.problem(*page.syntax_issue)
    for call in page.calls:
        if not page.syntax_issue or call.offset < page.syntax_issue.offset:
            message = _wrong(library, page, call)
            if message:
                yield page.problem(call.offset, message)
            elif call.name in FORMS:
                yield from _form(page, call, seen)


def _wrong(library: Library, page: Page, call: Call) -> str | None:
    macro = MACROS.get(call.name)
    if macro is None:
        return _unknown(page, call.name)
    if call.arguments is None:
        return f'`{call.name}` takes its arguments in quotes. Write {call.name}("…").'
    if not macro.least <= len(call.arguments) <= macro.most:
        return _count(call.name, macro, len(call.arguments))
    if not macro.what:
        return macro.lacks(library, page)
    known, name = macro.known(library), call.arguments[0]
    if call.name == "page":
        name = name.partition("#")[0]
    if name in known:
        return None
    hint = did_you_mean(name, known, listing="There are")
    return f"There is no {macro.what} `{name}`.{hint}"


def _unknown(page: Page, name: str) -> str | None:
    if page.syntax_issue or is_given(name, page.body):
        return None
    return f"There is no macro `{name}`.{did_you_mean(name, MACROS)}"


def _count(name: str, macro: Macro, given: int) -> str:
    wanted = ["no argument", "one argument", "one or two arguments"][macro.most]
    wanted = "two arguments" if macro.least == 2 else wanted
    return f"`{name}` takes {wanted}, not {given}."


def _form(page: Page, call: Call, seen: dict[str, int]) -> Iterator[Problem]:
    """A form breaks apart unless it stands alone, and its controls exist once on a page."""
    line = page.source.position(call.offset).line
    if call.inside:
        yield page.problem(call.offset, HIDDEN[call.inside])
    elif not call.alone:
        message = (
            "This call must stand on a line of its own that starts at the margin; "
            "in a list, a quotation or a box the form would break apart."
        )
        yield page.problem(call.offset, message)
    elif call.target in seen:
        message = (
            f"This page shows it already in line {seen[call.target]}. Remove one of the calls."
        )
        yield page.problem(call.offset, message)
    seen.setdefault(call.target, line)
