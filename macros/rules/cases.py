"""Cases: what their authors claim must hold, and pages must show them."""

from __future__ import annotations

from collections.abc import Iterator

from macros.authoring.problems import Problem, did_you_mean
from macros.cases.data import WALK_AWAY
from macros.cases.model import Case
from macros.cases.rules import findings
from macros.course.case_reader import file_name
from macros.course.library import Library

MACROS = ("case", "case_role", "case_end")
MORE = ("", f"/{WALK_AWAY}")


def rule(library: Library) -> Iterator[Problem]:
    """Cases that are not what they say, have another name than their file, or have no pages."""
    yield from _calls(library)
    shown = {
        (call.name, *call.arguments)
        for page in library.pages.values()
        for call in page.calls
        if call.name in MACROS and call.arguments and not call.inside
    }
    for id, case in library.cases.items():
        file = library.files[file_name(id)]
        if case.id != id:
            message = f"`id` must be `{id}`, after the name of the file, not `{case.id}`."
            yield file.problem(("id",), message)
        for found in findings(case):
            yield file.problem(found.path, found.message, key=found.at_key)
        for macro, *arguments in calls_for(id, case):
            if (macro, *arguments) not in shown:
                given = ", ".join(f'"{one}"' for one in arguments)
                message = f"No page shows this part of the case. Write {{{{ {macro}({given}) }}}}."
                yield file.problem(("id",), message)


def _calls(library: Library) -> Iterator[Problem]:
    """Calls that name no version or no role of a case, on any page: most are not in `nav`."""
    versions = {call[1] for id, case in library.cases.items() for call in calls_for(id, case)}
    readable = {f"{id}{more}" for id in library.cases for more in MORE}
    unreadable = set(library.case_versions) - readable
    for page in library.pages.values():
        for call in page.calls:
            if call.name not in MACROS or not call.arguments or call.arguments[0] in unreadable:
                continue
            version, *role = call.arguments
            if version not in versions:
                hint = did_you_mean(version, versions, listing="There are")
                yield page.problem(call.offset, f"There is no case `{version}`.{hint}")
            elif role and role[0] not in ("a", "b"):
                yield page.problem(call.offset, f"There is no role `{role[0]}`. Write `a` or `b`.")


def calls_for(id: str, case: Case) -> Iterator[tuple[str, ...]]:
    """The macro calls that pages must hold for a case to be played."""
    for version in [id, *([f"{id}/{WALK_AWAY}"] if case.walk_away else [])]:
        yield "case", version
        yield "case_role", version, "a"
        yield "case_role", version, "b"
        yield "case_end", version
