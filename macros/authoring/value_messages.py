"""How messages speak of a value that an author wrote: as it stands there, or as an id."""

from __future__ import annotations

import re
import unicodedata

from macros.authoring.problems import INVISIBLE
from macros.authoring.yaml_scalars import quoted


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


def number_in(text: str) -> str:
    """The number that a text was meant to be: `0,5` is 0.5, `1,000` is 1000, `20 points` is 20."""
    match = re.fullmatch(
        r"(?:about |[£$€] ?)?(-?\d+(?:[.,]\d+)*)(?:\s*[^\d\s.,-].*)?", text.strip()
    )
    if not match:
        return ""
    number = re.sub(r",(?=\d{3}(?:\D|$))", "", match[1])
    return number.replace(",", ".") if number.count(",") + number.count(".") <= 1 else ""


def is_reference(text: str) -> bool:
    """Whether a text is a field's name as others write it: `field`, `worksheet.field.column`."""
    return bool(re.fullmatch(r"[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*){0,2}", text))


def text_wanted(value: object) -> str:
    """Message for a value that is not text."""
    if isinstance(value, bool | int | float):
        return f'must be text. Put it in quotes: "{shown(value)[1:-1]}".'
    if isinstance(value, dict) and len(value) == 1:  # a colon and a space stand in it
        whole = ": ".join(map(str, *value.items()))
        return f"must be text, not {shown(value)}. Put the whole text in quotes: {quoted(whole)}."
    return f"must be text, not {shown(value)}."


def mapping_wanted(value: object) -> str:
    """Message for a value that is not a mapping."""
    hint = " Take away the hyphens or square brackets, and give each value a name."
    return (
        f"must be lines of `name: value`, not {shown(value)}."
        f"{hint if isinstance(value, list | tuple) else ''}"
    )


LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
"""Small letters that no accent makes of a plain one."""


def as_id(text: object) -> str:
    """What an id made from a text would be: small letters without accents, digits, hyphens."""
    name = re.sub(r"\.(ya?ml|md)$", "", INVISIBLE.sub("", str(text)).lower())
    bare = unicodedata.normalize("NFKD", name.translate(LETTERS))
    without = "".join(c for c in bare if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", without).strip("-")
