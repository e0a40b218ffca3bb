"""Turns pydantic's errors into sentences: what is wrong, and what to do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches

from pydantic_core import ErrorDetails

from macros.authoring.error_words import PREDICATES, SENTENCES, pydantics_own
from macros.authoring.problems import did_you_mean
from macros.authoring.value_messages import as_id, mapping_wanted

NO_NAME = "this mapping"
"""What messages call a model without a name of its own."""


def validation_message(
    error: ErrorDetails, *, model_label: str, allowed_keys: Sequence[str], missing: str = ""
) -> str:
    """One or two sentences about an error of the model that messages call `model_label`.

    `missing` is the key that an unknown one stands for, where that is clear.
    """
    kind = error["type"]
    name = f"`{error['loc'][-1]}`" if error["loc"] else model_label
    if kind == "extra_forbidden":
        hint = did_you_mean(error["loc"][-1], allowed_keys, listing="Its keys are")
        if missing and "Did you" not in hint:
            hint = f" Did you mean `{missing}`, which is missing?"
        return f"{name} is not a key of {model_label}.{hint}"
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
    predicate = PREDICATES.get(kind, pydantics_own)
    is_named = not error["loc"] and model_label != NO_NAME
    return f"{_capital(model_label) if is_named else _subject(error)} {predicate(error)}"


def _only_words(text: str, label: str, keys: Sequence[str]) -> str:
    """What is said of a text where keys and values are wanted."""
    words = next((key for key in ("label", "text", "prompt", "does") if key in keys), None)
    if not words:
        return f"{_capital(label)} {mapping_wanted(text)}"
    shown_text = text if len(text) <= 40 else "…"
    is_address = bool(re.match("(worksheet|lesson|page):", text))
    values = {
        "id": as_id(text) or "…",
        "to": shown_text if is_address else "…",
        words: "…" if is_address else shown_text,
    }
    written = ", ".join(f"{key}: {value}" for key, value in values.items() if key in keys)
    return f"{_capital(label)} is more than a text. Write `{{{written}}}`."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def missing_is_misspelled(error: ErrorDetails, errors: Sequence[ErrorDetails]) -> bool:
    """Whether the same mapping has an unknown key much like the missing one, or just one."""
    if error["type"] != "missing":
        return False
    unknown_keys = _keys_beside(error, errors, "extra_forbidden")
    name, unknown_keys = str(error["loc"][-1]), [key.lower() for key in unknown_keys]
    close = get_close_matches(name, unknown_keys)
    return bool(close or stands_for(error, errors, "extra_forbidden"))


def stands_for(error: ErrorDetails, errors: Sequence[ErrorDetails], kind: str = "missing") -> str:
    """The only missing key, where a mapping has one and just one unknown key; or the reverse."""
    own = _keys_beside(error, errors, error["type"])
    others = _keys_beside(error, errors, kind)
    return others[0] if len(own) == len(others) == 1 else ""


def _keys_beside(error: ErrorDetails, errors: Sequence[ErrorDetails], kind: str) -> list[str]:
    """The keys of the same mapping with this type of error."""
    return [
        str(other["loc"][-1])
        for other in errors
        if other["type"] == kind and other["loc"][:-1] == error["loc"][:-1]
    ]


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
    if is_of_a_key(error) and error["type"] == "string_pattern_mismatch":
        return "This name"
    last = error["loc"][-1]
    return f"Each of `{names[-1]}`" if isinstance(last, int) else f"`{names[-1]}`"


def is_of_a_key(error: ErrorDetails) -> bool:
    """Whether the name itself is wrong, and not what stands behind it."""
    return error["loc"][-1:] == ("[key]",)


def _tag(error: ErrorDetails) -> str:
    key = str(error["ctx"]["discriminator"]).strip("'")
    if error["type"] == "union_tag_not_found":
        return f"`{key}` is missing here. Add `{key}: …` to say what this is."
    known = re.findall(r"'([^']+)'", error["ctx"]["expected_tags"])
    tag = error["ctx"]["tag"]
    return f"`{tag}` is not a kind." + did_you_mean(tag, known, listing="The kinds are")


UNION_NAMES = {"[key]"}
"""Names that pydantic puts into a path and no author wrote."""
