"""Turns pydantic's errors into sentences: what is wrong, and what to do."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches

from pydantic_core import ErrorDetails

from macros.authoring.problems import did_you_mean

Words = Callable[[ErrorDetails], str]


def complain(detail: ErrorDetails, *, called: str, keys: Sequence[str]) -> str:
    """One sentence or two about `detail`, found in a mapping that is `called` so."""
    kind = detail["type"]
    name = f"`{detail['loc'][-1]}`" if detail["loc"] else called
    if kind == "extra_forbidden":
        return f"{name} is not a key of {called}." + did_you_mean(
            detail["loc"][-1], keys, listing="Its keys are"
        )
    if kind == "missing":
        return f"{name} is missing from {called}. Add `{detail['loc'][-1]}: …`."
    if kind.startswith("union_tag"):
        return _tag(detail)
    if kind in WHOLE:
        return WHOLE[kind](detail)
    if detail["input"] is None and not kind.startswith("model"):
        return f"{_place(detail)} has no value. Write one after the colon, or remove the key."
    words = WORDS.get(kind, _as_said)
    return f"{_place(detail)} {words(detail)}"


def missing_is_misspelled(detail: ErrorDetails, details: Sequence[ErrorDetails]) -> bool:
    """Whether a key that is missing stands beside it with a slip in its name."""
    if detail["type"] != "missing":
        return False
    beside = [
        str(other["loc"][-1])
        for other in details
        if other["type"] == "extra_forbidden" and other["loc"][:-1] == detail["loc"][:-1]
    ]
    return bool(get_close_matches(str(detail["loc"][-1]), beside, n=1, cutoff=0.6))


def without_echoes(details: Sequence[ErrorDetails]) -> list[ErrorDetails]:
    """All but lists that are too short only because what stands in them is wrong."""

    def is_echo(detail: ErrorDetails) -> bool:
        path = detail["loc"]
        longer = (other["loc"] for other in details if len(other["loc"]) > len(path))
        return detail["type"] == "too_short" and any(loc[: len(path)] == path for loc in longer)

    return [detail for detail in details if not is_echo(detail)]


def shown(value: object) -> str:
    """A value as the author wrote it, or what sort of thing it is."""
    if isinstance(value, bool):
        return "`true`" if value else "`false`"
    if value is None:
        return "nothing"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, dict):
        return "a mapping"
    text = str(value)
    return f"`{text if len(text) <= 40 else text[:39] + '…'}`"


def _place(detail: ErrorDetails) -> str:
    """The key that the value belongs to, whatever names pydantic put behind it."""
    names = [part for part in detail["loc"] if isinstance(part, str) and part not in UNION_NAMES]
    if not names:
        return "This"
    last = detail["loc"][-1]
    return f"Each of `{names[-1]}`" if isinstance(last, int) else f"`{names[-1]}`"


def _tag(detail: ErrorDetails) -> str:
    key = str(detail["ctx"]["discriminator"]).strip("'")
    if detail["type"] == "union_tag_not_found":
        return f"`{key}` is missing here. Add `{key}: …` to say what this is."
    known = re.findall(r"'([^']+)'", detail["ctx"]["expected_tags"])
    tag = detail["ctx"]["tag"]
    return f"`{tag}` is not a kind." + did_you_mean(tag, known, listing="The kinds are")


def _as_said(detail: ErrorDetails) -> str:
    return f"is wrong: {detail['msg'].rstrip('.')}."


def text_wanted(value: object) -> str:
    """What is said of a value that is no text."""
    if isinstance(value, bool | int | float):
        return f'must be text. Put it in quotes: "{shown(value)[1:-1]}".'
    return f"must be text, not {shown(value)}."


def mapping_wanted(value: object) -> str:
    """What is said of a value that holds no keys."""
    return f"must be a mapping (`key: value`), not {shown(value)}."


def _id(detail: ErrorDetails) -> str:
    meant = re.sub(r"[^a-z0-9]+", "-", str(detail["input"]).lower()).strip("-")
    hint = f" Perhaps `{meant}`." if re.match("[a-z]", meant) else ""
    return (
        f"cannot be {shown(detail['input'])}: an id starts with a small letter and goes on with "
        f"small letters, digits and hyphens.{hint}"
    )


def _one_of(detail: ErrorDetails) -> str:
    known = re.findall(r"'([^']+)'", str(detail["ctx"]["expected"]))
    return f"cannot be {shown(detail['input'])}." + did_you_mean(
        detail["input"], known, listing="Use one of"
    )


def _at_least(detail: ErrorDetails) -> str:
    return f"must be at least {detail['ctx']['ge']}, not {shown(detail['input'])}."


def _above(detail: ErrorDetails) -> str:
    return f"must be more than {detail['ctx']['gt']}, not {shown(detail['input'])}."


def _too_short(detail: ErrorDetails) -> str:
    least = detail["ctx"]["min_length"]
    return f"needs at least {least} of them." if least > 1 else "is empty. Write at least one."


WORDS: dict[str, Words] = {
    "string_type": lambda it: text_wanted(it["input"]),
    "string_too_short": lambda it: "is empty. Write something, or remove the key.",
    "string_pattern_mismatch": _id,
    "address": lambda it: (
        f"cannot be {shown(it['input'])}. "
        "Write `worksheet:<id>`, `lesson:<id>` or `page:<path.md>`."
    ),
    "int_type": lambda it: f"must be a whole number, not {shown(it['input'])}.",
    "float_type": lambda it: f"must be a number, not {shown(it['input'])}.",
    "bool_type": lambda it: f"must be `true` or `false`, not {shown(it['input'])}.",
    "literal_error": _one_of,
    "greater_than_equal": _at_least,
    "greater_than": _above,
    "tuple_type": lambda it: f"must be a list, not {shown(it['input'])}.",
    "dict_type": lambda it: mapping_wanted(it["input"]),
    "model_type": lambda it: mapping_wanted(it["input"]),
    "model_attributes_type": lambda it: mapping_wanted(it["input"]),
    "too_short": _too_short,
    "scale_point": lambda it: "must be a number: the value that these words stand for.",
    "too_long": lambda it: f"has too many entries: {it['ctx']['max_length']} are the most.",
}

WHOLE: dict[str, Words] = {
    "reference": lambda it: (
        f"{shown(it['input'])} names no field. Write `field`, "
        "`worksheet.field` or `worksheet.field.column`."
    ),
    "scored_item": lambda it: f"{shown(it['input'])} names no item. Write `field.item`.",
}

UNION_NAMES = {"[key]"}
