"""`date`: a day."""

from typing import ClassVar, Literal

from macros.fields.base import ENTRY, Needs, Prompted


class Kind(Prompted):
    """A day. Response: a string such as `2026-11-22`."""

    display_name = "a `date` field"
    response_type: ClassVar[str | None] = "date"
    needed: ClassVar[Needs] = ENTRY

    kind: Literal["date"]
