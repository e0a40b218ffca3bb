"""Turns pydantic's errors into sentences: what is wrong, and what to do."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches

from pydantic_core import ErrorDetails

from macros.authoring.problems import INVISIBLE, did_you_mean
from macros.authoring.value_messages import as_id, mapping_wanted, shown, text_wanted

Message = Callable[[ErrorDetails], str]


def validation_message(
    error: ErrorDetails, *, model_label: str, allowed_keys: Sequence[str]
) -> str:
    """One or two sentences about an error of the model that messages call `model_label`."""
    kind = error["type"]
    name = f"`{error['loc'][-1]}`" if error["loc"] else model_label
    if kind == "extra_forbidden":
        return f"{name} is not a key of {model_label}." + did_you_mean(
            error["loc"][-1], allowed_keys, listing="Its keys are"
        )
    if kind == "missing":
        return f"{name} is missing from {model_label}. Add `{error['loc'][-1]}: …`."
    if kind.startswith("union_tag"):
        return _tag(error)
    if kind in SENTENCES:
        return SENTENCES[kind](error)
    if kind.startswith("model") and not error["loc"] and isinstance(error["input"], str):
        return _only_words(error["input"], model_label, allowed_keys)
    if error["input"] is None and not kind.startswith("model"):
        return f"{_subject(error)} has no value. Write one after the colon, or remove the key."
    predicate = PREDICATES.get(kind, _pydantics_own)
    return f"{_subject(error)} {predicate(error)}"


def _only_words(text: str, label: str, keys: Sequence[str]) -> str:
    """What is said of a text where keys and values are wanted."""
    words = next((key for key in ("label", "text", "prompt", "does") if key in keys), None)
    if not words:
        return f"{_capital(label)} {mapping_wanted(text)}"
    values = {"id": as_id(text) or "…", words: text if len(text) <= 40 else "…"}
    written = ", ".join(f"{key}: {value}" for key, value in values.items() if key in keys)
    return f"{_capital(label)} is more than a text. Write `{{{written}}}`."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def missing_is_misspelled(error: ErrorDetails, errors: Sequence[ErrorDetails]) -> bool:
    """Whether the same mapping has an unknown key much like the missing one."""
    if error["type"] != "missing":
        return False
    unknown_keys = [
        str(other["loc"][-1])
        for other in errors
        if other["type"] == "extra_forbidden" and other["loc"][:-1] == error["loc"][:-1]
    ]
    return bool(get_close_matches(str(error["loc"][-1]), unknown_keys, n=1, cutoff=0.6))


def drop_cascading_errors(errors: Sequence[ErrorDetails]) -> list[ErrorDetails]:
    """All errors but lists that are too short only because their entries have errors."""

    def is_cascading(error: ErrorDetails) -> bool:
        path = error["loc"]
        longer = (other["loc"] for other in errors if len(other["loc"]) > len(path))
        return error["type"] == "too_short" and any(loc[: len(path)] == path for loc in longer)

    return [error for error in errors if not is_cascading(error)]


def _subject(error: ErrorDetails) -> str:
    """The key that the value belongs to, as the subject of a sentence; not pydantic's names."""
    names = [name for name in error["loc"] if isinstance(name, str) and name not in UNION_NAMES]
    if not names:
        return "This"
    last = error["loc"][-1]
    return f"Each of `{names[-1]}`" if isinstance(last, int) else f"`{names[-1]}`"


def _tag(error: ErrorDetails) -> str:
    key = str(error["ctx"]["discriminator"]).strip("'")
    if error["type"] == "union_tag_not_found":
        return f"`{key}` is missing here. Add `{key}: …` to say what this is."
    known = re.findall(r"'([^']+)'", error["ctx"]["expected_tags"])
    tag = error["ctx"]["tag"]
    return f"`{tag}` is not a kind." + did_you_mean(tag, known, listing="The kinds are")


def _pydantics_own(error: ErrorDetails) -> str:
    return f"is wrong: {error['msg'].rstrip('.')}."


def _id(error: ErrorDetails) -> str:
    meant = as_id(error["input"])
    if INVISIBLE.search(str(error["input"])):
        return f"holds an invisible character. Delete the word, and type `{meant}`."
    hint = f" Perhaps `{meant}`." if re.match("[a-z]", meant) else ""
    if "," in str(error["input"]):
        hint = f" If these are several, put them between brackets: `[{error['input']}]`."
    return (
        f"cannot be {shown(error['input'])}: an id starts with a small letter and goes on with "
        f"small letters, digits and hyphens.{hint}"
    )


def _no_text(error: ErrorDetails) -> str:
    """A number is no text, and in quotes it is still no id."""
    is_id = error["loc"][-1:] == ("id",) and not isinstance(error["input"], list | dict | bool)
    return _id(error) if is_id else text_wanted(error["input"])


def _no_whole_number(error: ErrorDetails) -> str:
    number = re.match(r"\d+(?=\s*[a-z])", str(error["input"]), re.IGNORECASE)
    hint = f" Write `{number[0]}`." if number else ""
    return f"must be a whole number, not {shown(error['input'])}.{hint}"


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
    "int_type": _no_whole_number,
    "float_type": lambda error: f"must be a number, not {shown(error['input'])}.",
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
    "reference": lambda error: (
        "An invisible character stands in this name. Delete the name, and type it."
        if INVISIBLE.search(str(error["input"]))
        else f"{shown(error['input'])} names no field. Write `field`, "
        "`worksheet.field` or `worksheet.field.column`."
    ),
    "scored_item": lambda error: f"{shown(error['input'])} names no item. Write `field.item`.",
}
"""Type of error → the whole sentence."""

UNION_NAMES = {"[key]"}
"""Names that pydantic puts into a path and no author wrote."""
