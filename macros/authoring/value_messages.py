"""How messages speak of a value that an author wrote: as it stands there, or as an id."""

from __future__ import annotations

import re
import unicodedata

from macros.authoring.problems import INVISIBLE


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


def text_wanted(value: object) -> str:
    """Message for a value that is not text."""
    if isinstance(value, bool | int | float):
        return f'must be text. Put it in quotes: "{shown(value)[1:-1]}".'
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
    bare = unicodedata.normalize("NFKD", INVISIBLE.sub("", str(text)).lower().translate(LETTERS))
    without = "".join(c for c in bare if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", without).strip("-")
