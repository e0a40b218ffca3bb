"""Macro calls in pages: names and arguments that exist, and forms that stand alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from macros.authoring.jinja_syntax import is_given
from macros.authoring.markdown_page import FORMS, Call, Page
from macros.authoring.problems import Problem, did_you_mean
from macros.course.library import Library
from macros.course.macro_registry import page_macros
from macros.course.names import Requirement
from macros.models.plan import PLAN
from macros.rules.arguments import wrong_arguments
from macros.rules.calls_without_braces import slip_in_call


def _no_plan(library: Library, page: Page) -> str | None:
    has_one = PLAN in library.known_worksheets
    return None if has_one else f"There is no exercises/{PLAN}.yaml. Write one, or remove the call."


def _no_lesson(library: Library, page: Page) -> str | None:
    if page.matter.parsed.mistakes:
        return None
    if "lesson" not in page.front:
        add = f"Add `lesson: {page.stem}` at the top"
        return f"Only a lesson can show this. {add}, or remove the call."
    in_nav = page.path in library.nav
    return None if in_nav else "A lesson stands in `nav`. Add this page there, or remove the call."


REQUIREMENTS: dict[Requirement, Callable[[Library, Page], str | None]] = {
    "lesson": _no_lesson,
    "plan": _no_plan,
}
"""What a macro may require → why a page or course does not have it."""

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
    lacking: set[Requirement] = set()
    if page.syntax_issue:
        offset, message, is_unclear = page.syntax_issue
        plainer = slip_in_call(page.body, offset) if is_unclear else ""
        yield page.problem(offset, plainer or message)
    for call in page.calls:
        if not page.syntax_issue or call.offset < page.syntax_issue.offset:
            wrong = _wrong(library, page, call, lacking)
            if wrong:
                yield page.problem(call.offset, wrong)
            elif call.name in FORMS:
                yield from _form(page, call, seen)


def _wrong(library: Library, page: Page, call: Call, lacking: set[Requirement]) -> str | None:
    """What is wrong with a call; what the page or course lacks is told once a page."""
    macro = page_macros().get(call.name)
    if macro is None:
        return _unknown(page, call.name)
    message = wrong_arguments(library, macro, call)
    if message or not macro.requires or macro.requires in lacking:
        return message
    message = REQUIREMENTS[macro.requires](library, page)
    lacking.update([macro.requires] if message else [])
    return message


def _unknown(page: Page, name: str) -> str | None:
    if page.syntax_issue or is_given(name, page.body):
        return None
    if hint := did_you_mean(name, page_macros()):
        return f"There is no macro `{name}`.{hint}"
    return f"There is no macro `{name}`. To show braces, put {{% raw %}} and {{% endraw %}} around."


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
