"""Letters and marks that look like others: word processors and other keyboards make them."""

from __future__ import annotations

import unicodedata

_LIKE = str.maketrans("аеорсухіјѕԁһ‐‑‒–—−", "aeopcyxijsdh------")
"""Cyrillic letters and dashes → what they look like."""


def look_alikes_typed(text: str) -> str:
    """The text as its author would type it on this page's keyboard."""
    return unicodedata.normalize("NFKC", text).translate(_LIKE)


def only_looks_right(meant: str) -> str:
    """What is said of a word with such a letter or mark in it."""
    return f" One of its characters only looks right. Delete the word, and type `{meant}`."
