"""What pages must load: for each part of the browser half, for an exercise; and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.fields import KINDS
from macros.fields.base import FieldBase
from macros.fields.needs import (
    CASE_PLOTS,
    CHECK,
    FIELDS,
    GUIDANCE,
    RESULTS,
    SCALE,
    SELECT,
    Needs,
    union,
)
from macros.models.exercise import Exercise

BASE = "worksheet/worksheet"
PRINT = f"{FIELDS}/print"

CONTROLS = Needs(styles=(BASE,))
"""Controls and buttons, which other parts have, too."""
FORM = CONTROLS | Needs(styles=(PRINT,))
"""Controls that print as a sheet for a pen."""
WORKSHEET = FORM | Needs(parts=("worksheet",), styles=(f"{FIELDS}/said",), sentences=("worksheet",))
HEAD = Needs(styles=(f"{FIELDS}/head",), sentences=("head",))
"""The line that heads a worksheet, which a knowledge check has not."""
PLOTS = Needs(styles=(f"{FIELDS}/plots",))
"""Tables, which look like those beside plots."""
DRAWN = Needs(styles=RESULTS.styles)
"""Bars and plots in other words than those of scores."""
RESULT = RESULTS | Needs(sentences=("insights", "insights.case-result", *CASE_PLOTS))
"""The result of a case."""
BOOKLET = Needs(styles=("dialogue/booklet",))
"""A dialogue on paper, and without a script."""
MAP = Needs(styles=("dialogue/map",))
"""The map of a dialogue."""
SHARED = {
    "worksheet": WORKSHEET,
    "plan": WORKSHEET | RESULTS | Needs(first=("plan/take-page",), sentences=("insights",)),
    "workbook": WORKSHEET,
    "hand-in": WORKSHEET,
    "counterpart": WORKSHEET | SELECT | DRAWN,
    "practice": FORM | SELECT | SCALE | DRAWN,
    "cards": WORKSHEET,
    "dialogue": WORKSHEET | BOOKLET,
    "class": CONTROLS | SELECT | RESULT | MAP | Needs(sentences=("practice",)),
    "figure": CONTROLS,
    "pairing": CONTROLS | SELECT | PLOTS,
}
"""Part of the browser half → what it shares with others; most of them begin with a worksheet."""


def needs_of_part(part: str) -> Needs:
    """What a page with a part must load: what the part shares, and what is named as it is."""
    own = Needs(parts=(part,), styles=(f"{part}/{part}",), sentences=(part,))
    return SHARED.get(part, Needs()) | own


def sentences_of(fields: Iterable[FieldBase]) -> Needs:
    """The sentences of fields whose results a page repeats without a form of them."""
    needs = union(need for field in fields for need in field.needs())
    return Needs(sentences=needs.sentences)


def needs_of_exercise(exercise: Exercise, *, guidance: bool) -> Needs:
    """What a page with an exercise must load, besides the part that starts it.

    `guidance` says whether the page shows what only instructors read.
    """
    return union(_needs(exercise, guidance))


def _needs(exercise: Exercise, guidance: bool) -> Iterator[Needs]:
    for field in exercise.fields:
        yield from field.needs()
    yield CHECK if exercise.check else HEAD
    if exercise.scoring:
        yield RESULTS
    if guidance and (exercise.guidance or any(field.guidance for field in exercise.fields)):
        yield GUIDANCE


def in_order(needs: Needs) -> list[str]:
    """Style sheets as they follow each other: a later one may overrule an earlier one.

    First the form, then what fields share, then the kinds' own, print, and each part's own.
    """
    return sorted(needs.styles, key=lambda sheet: (_place(sheet), sheet))


def _place(sheet: str) -> int:
    folder, _, name = sheet.rpartition("/")
    if sheet == BASE:
        return 0
    if sheet == PRINT:
        return 3
    if folder != FIELDS:
        return 4
    return 2 if name in KINDS else 1
