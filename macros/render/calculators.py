"""The authors' table of calculators: what each says, and the fields that it computes it from."""

from __future__ import annotations

from macros.fields.insight import CALCULATORS, JUDGEMENT
from macros.rules.insights import NAMES

SAYS = {
    "approach-reminder": (
        "Which scale came out on top, with its feedback. Its worksheet needs `top`."
    ),
    "case-result": "What the result of a practice case was worth, from its code.",
    "checked-understanding": "How many summaries were agreed with, such as 4 of 5.",
    "clash": (
        "Issues that matter to both and pull apart. Needs the column `same`: yes, no or unknown."
    ),
    "confidence-change": (
        "Each scale before, after and when looking back. Needs moments of these names: "
        "`before`, `after`, `looking-back`."
    ),
    "dates-wanted": "Which terms need a date, where the scale `keeps-word` came out low.",
    "disclosure-start": "How openly to start, from the scale `open`, rated for both sides.",
    "fit-approach": "The band of a scale with three bands, with its reasons.",
    "hurdle-score": (
        "Hurdles in order. Needs the columns `hurdle`, `likelihood` and `harm`, both 1 to 3."
    ),
    "interest-metrics": (
        "How many interests are confirmed. Needs the columns `known` and `sure`, and `result` "
        "afterwards."
    ),
    JUDGEMENT: (
        "How many situations were right the first time and the last time, then each with its "
        "reason."
    ),
    "minimum-check": (
        "Which minimum is not met. Needs the columns `requirement` and `met`: yes, no or unsure."
    ),
    "package-check": (
        "Which packages meet every minimum. Needs the column `requirement`, and a tick column "
        "for each package."
    ),
    "package-worth": (
        "What each package is worth. Needs a column for each, with the choices `best`, "
        "`acceptable` and `minimum`, or a number."
    ),
    "sureness-change": (
        "More sure or less, and whether the guess was right: `right`, `partly` or `wrong`."
    ),
    "term-check": "What a term lacks. Needs the columns `issue`, `what`, `who`, `when` and `how`.",
    "together": (
        "Issues on which both want the same. Needs the columns `issue` and `same`: yes, no or "
        "unknown."
    ),
    "trades": "Up to three pairs of issues that could be traded. Needs the column `issue`.",
    "trust-change": "Each scale at the first moment and at the last, for both sides.",
    "trust-gap": "Both sides beside each other, and where they differ by a point or more.",
    "trust-opening": (
        "The line that puts things right first, then what is low or unknown. Needs a side `me` "
        "and a scale `puts-right`."
    ),
    "unsure-count": "How many ratings are “unsure”.",
    "unsure-questions": "What was rated “unsure”, as things to ask.",
    "walk-away-warnings": (
        "Where alternatives, walk-away point, target and minimum do not fit each other. Needs "
        "the columns `option`, `likely` and `good` under `alts`, and `requirement` under "
        "`minimum`."
    ),
}
"""Calculator → what it tells a learner, and what its fields must have for that."""


def calculator_table() -> str:
    """All calculators by name."""
    head = "| Calculator | What it says | Its inputs |\n|---|---|---|"
    rows = (f"| `{name}` | {SAYS[name]} | {_inputs(name)} |" for name in sorted(CALCULATORS))
    return "\n".join([head, *rows])


def _inputs(calculator: str) -> str:
    if calculator == JUDGEMENT:
        return "any names: each a `choice` field with a correct choice"
    inputs = CALCULATORS[calculator].items()
    return "<br>".join(f"`{name}`: {NAMES[takes]}" for name, takes in inputs)
