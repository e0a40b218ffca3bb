"""What is wrong with a value, and what to do: for each type of pydantic's errors."""

from __future__ import annotations

import re
from collections.abc import Callable

from pydantic_core import ErrorDetails

from macros.authoring.look_alikes import look_alikes_typed, only_looks_right
from macros.authoring.problems import INVISIBLE, did_you_mean
from macros.authoring.value_messages import (
    as_id,
    is_reference,
    mapping_wanted,
    number_in,
    shown,
    text_wanted,
)

REFERENCE_WAYS = "`field`, `worksheet.field` or `worksheet.field.column`"
Message = Callable[[ErrorDetails], str]


def pydantics_own(error: ErrorDetails) -> str:
    """What pydantic says of a value, where we have no words of our own."""
    return f"is wrong: {error['msg'].rstrip('.')}."


def _id(error: ErrorDetails) -> str:
    return no_id(str(error["input"]))


def no_id(text: str) -> str:
    """What is said of a text that cannot be an id."""
    meant = as_id(text)
    if INVISIBLE.search(text):
        return f"holds an invisible character. Delete the word, and type `{meant}`."
    hint = f" Perhaps `{meant}`." if re.match("[a-z]", meant) else ""
    if "," in text:
        hint = f" If these are several, put them between brackets: `[{text}]`."
    return (
        f"cannot be {shown(text)}: an id starts with a small letter and goes on with "
        f"small letters, digits and hyphens.{hint}"
    )


def _no_text(error: ErrorDetails) -> str:
    """A number is no text, and in quotes it is still no id."""
    is_id = error["loc"] == ("id",) and not isinstance(error["input"], list | dict | bool)
    return _id(error) if is_id else text_wanted(error["input"])


def _no_number(error: ErrorDetails) -> str:
    what = "whole number" if error["type"] == "int_type" else "number"
    number = number_in(str(error["input"]))
    is_wanted = number and ("." not in number or what == "number")
    hint = f" Write `{number}`." if is_wanted else ""
    return f"must be a {what}, not {shown(error['input'])}.{hint}"


def _one_of(error: ErrorDetails) -> str:
    known = re.findall(r"'([^']+)'", str(error["ctx"]["expected"]))
    return f"cannot be {shown(error['input'])}." + did_you_mean(
        error["input"], known, listing="Use one of"
    )


def _at_least(error: ErrorDetails) -> str:
    return f"must be at least {error['ctx']['ge']}, not {shown(error['input'])}."


def _at_most(error: ErrorDetails) -> str:
    return f"must be at most {error['ctx']['le']}, not {shown(error['input'])}."


def _too_short(error: ErrorDetails) -> str:
    least = error["ctx"]["min_length"]
    return f"needs at least {least} of them." if least > 1 else "is empty. Write at least one."


def _no_reference(error: ErrorDetails) -> str:
    written = str(error["input"])
    if INVISIBLE.search(written):
        return "An invisible character stands in this name. Delete the name, and type it."
    if look_alikes_typed(written) != written and is_reference(look_alikes_typed(written)):
        hint = only_looks_right(look_alikes_typed(written))
        return shown(written) + " names no field." + hint
    meant = re.sub(r"\s*[./]\s*", ".", written.lower().removeprefix("worksheet:"))
    ways = f"`{meant}`" if is_reference(meant) else REFERENCE_WAYS
    return f"{shown(written)} names no field. Write {ways}."


PREDICATES: dict[str, Message] = {
    "string_type": _no_text,
    "string_too_short": lambda error: "is empty. Write something, or remove the key.",
    "string_pattern_mismatch": _id,
    "address": lambda error: (
        f"cannot be {shown(error['input'])}. "
        "Write `worksheet:<id>`, `lesson:<id>` or `page:<path.md>`."
    ),
    "change": lambda error: (
        f"cannot be {shown(error['input'])}. Write `+1` or `-1` to change it, or `=1` to set it."
    ),
    "int_type": _no_number,
    "float_type": _no_number,
    "bool_type": lambda error: f"must be `true` or `false`, not {shown(error['input'])}.",
    "literal_error": _one_of,
    "greater_than_equal": _at_least,
    "less_than_equal": _at_most,
    "tuple_type": lambda error: f"must be a list, not {shown(error['input'])}.",
    "dict_type": lambda error: mapping_wanted(error["input"]),
    "model_type": lambda error: mapping_wanted(error["input"]),
    "model_attributes_type": lambda error: mapping_wanted(error["input"]),
    "too_short": _too_short,
    "scale_point": lambda error: (
        "must be a number: the value that these words stand for. "
        "The number comes first, then its words."
    ),
    "string_too_long": lambda error: (
        f"is too long: {error['ctx']['max_length']} characters are the most."
    ),
    "too_long": lambda error: f"has too many entries: {error['ctx']['max_length']} are the most.",
}
"""Type of error → what is wrong and what to do, behind the name of the key."""

SENTENCES: dict[str, Message] = {
    "reference": _no_reference,
    "scored_item": lambda error: f"{shown(error['input'])} names no item. Write `field.item`.",
}
"""Type of error → the whole sentence."""
