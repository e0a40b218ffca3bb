"""Rules: each reads the whole library and finds problems that no file shows by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from macros.authoring.problems import Problem
from macros.course.library import Library
from macros.rules import (
    addresses,
    assets,
    boxes,
    calls,
    calls_without_braces,
    cards,
    cases,
    checks,
    course,
    cycles,
    dialogues,
    figures,
    files,
    identity,
    insights,
    languages,
    lessons,
    links,
    markdown_blocks,
    markdown_marks,
    markdown_slips,
    names_in_braces,
    plan,
    raw_html,
    references,
    scoring,
    settings,
    site_keys,
)

RULES: tuple[Callable[[Library], Iterator[Problem]], ...] = (
    identity.rule,
    references.rule,
    insights.rule,
    cycles.rule,
    scoring.rule,
    checks.rule,
    course.rule,
    languages.rule,
    calls.rule,
    calls_without_braces.rule,
    lessons.rule,
    links.rule,
    cases.rule,
    cards.rule,
    dialogues.rule,
    figures.rule,
    plan.rule,
    assets.rule,
    addresses.rule,
    raw_html.rule,
    boxes.rule,
    markdown_blocks.rule,
    markdown_marks.rule,
    markdown_slips.rule,
    names_in_braces.rule,
    files.rule,
    settings.rule,
    site_keys.rule,
)


def rule(library: Library) -> list[Problem]:
    """Every problem that any rule finds."""
    return [problem for find in RULES for problem in find(library)]
