"""What all kinds of fields share. A kind's own module imports this and nothing else of ours."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from macros.authoring.strict_model import (
    Finding,
    Flag,
    Id,
    Lines,
    Number,
    Positive,
    Strict,
    Text,
    Whole,
)
from macros.fields.choices import Choice, Choosing, Labelled, duplicate_id_findings
from macros.fields.field_base import SITUATION, FieldBase, Prompted, RowsFollower, ScoredItem, Use
from macros.fields.needs import (
    CASE_PLOTS,
    ENTRY,
    NOTE,
    NUMBER_WARNING,
    OPTIONS,
    RESULTS,
    ROWS,
    SCALE,
    SELECT,
    Needs,
    own_files,
)
from macros.fields.references import (
    ID,
    Named,
    Reference,
    References,
    as_list,
)
from macros.fields.scales import (
    ResponseScale,
    ScalePoint,
    chosen_range_findings,
    is_fine,
    range_findings,
)

__all__ = [
    "CASE_PLOTS", "ENTRY", "ID", "NOTE", "NUMBER_WARNING", "OPTIONS", "RESULTS", "ROWS", "SCALE",
    "SELECT", "SITUATION", "Annotated", "BeforeValidator", "Choice", "Choosing", "Field",
    "FieldBase", "Finding", "Flag", "Id", "Labelled", "Lines", "Named", "Needs", "Number",
    "Positive", "Prompted", "Reference", "References", "ResponseScale", "RowsFollower",
    "ScalePoint", "ScoredItem", "Strict", "Text", "Use", "Whole", "as_list",
    "chosen_range_findings", "duplicate_id_findings", "is_fine", "own_files", "range_findings",
]  # fmt: skip
