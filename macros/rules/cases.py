"""Cases: what their authors claim must hold, and pages must show them."""

from __future__ import annotations

from collections.abc import Iterator

from macros.authoring.problems import Problem
from macros.cases.data import WALK_AWAY
from macros.cases.model import Case
from macros.cases.rules import findings
from macros.course.folder_reader import CASES, file_name
from macros.course.library import Library

MACROS = ("case", "case_role", "case_end")


def rule(library: Library) -> Iterator[Problem]:
    """Cases that are not what they say, have another name than their file, or have no pages."""
    shown = {
        (call.name, *call.arguments)
        for page in library.pages.values()
        for call in page.calls
        if call.name in MACROS and call.arguments and not call.inside
    }
    for id, case in library.cases.items():
        file = library.files[file_name(CASES, id)]
        if case.id != id:
            message = f"`id` must be `{id}`, after the name of the file, not `{case.id}`."
            yield file.problem(("id",), message)
        for finding in findings(case):
            yield file.problem(finding.path, finding.message, key=finding.at_key)
        for macro, *arguments in calls_for(id, case):
            if (macro, *arguments) not in shown:
                listed = ", ".join(f'"{argument}"' for argument in arguments)
                message = f"No page shows this part of the case. Write {{{{ {macro}({listed}) }}}}."
                yield file.problem(("id",), message)


def calls_for(id: str, case: Case) -> Iterator[tuple[str, ...]]:
    """The macro calls that pages must hold for a case to be played."""
    for version in [id, *([f"{id}/{WALK_AWAY}"] if case.walk_away else [])]:
        yield "case", version
        yield "case_role", version, "a"
        yield "case_role", version, "b"
        yield "case_end", version
