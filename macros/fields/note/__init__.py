"""`note`: words for the learner to read, with no response."""

from typing import ClassVar, Literal

from macros.fields.base import FieldBase, Text


class Kind(FieldBase):
    """Words to read between the prompts."""

    display_name = "a `note` field"
    response_type: ClassVar[str | None] = None

    kind: Literal["note"]
    text: Text
    """The words: paragraphs and lists in Markdown."""
    tone: Literal["plain", "tip", "warning", "safety"] = "plain"
    """How it looks and how urgent it is."""
