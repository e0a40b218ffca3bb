"""`note`: words for the learner to read, with no response."""

from typing import ClassVar, Literal

from macros.fields.base import NOTE, FieldBase, Needs, Text


class Kind(FieldBase):
    """Words to read between the prompts."""

    display_name = "a `note` field"
    response_type: ClassVar[str | None] = None
    needed: ClassVar[Needs] = NOTE

    kind: Literal["note"]
    text: Text
    """The words: paragraphs and lists in Markdown."""
    tone: Literal["plain", "tip", "warning", "safety"] = "plain"
    """How it looks and how urgent it is."""
