"""What authors write above a lesson: its front matter, as a frozen model."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from macros.authoring.strict_model import Id, Strict, Text, WholeMinutes
from macros.fields.references import as_list
from macros.models.course_settings import Edition


class Evidence(Strict):
    """What is known about a lesson's idea."""

    display_name = "`evidence`"

    label: Literal["strong", "moderate", "thin", "practice"]
    """How much it rests on."""
    rests_on: Text
    """What the label speaks of, in one line."""
    disputed: Text | None = None
    """What is weak or contested, in one line."""
    sources: tuple[Id, ...] = ()
    """Keys of reference/sources.yaml."""


class LessonMatter(Strict):
    """The front matter of a lesson."""

    display_name = "a lesson's front matter"

    title: Text
    """What the lesson is called."""
    description: Text
    """One sentence for search engines."""
    lesson: Id
    """The name of the file without `.md`."""
    minutes: WholeMinutes
    """Reading and doing, without the worksheets' own minutes."""
    about: Text | None = None
    """What it is about, in a few words: for the list of its part."""
    idea: Text
    """The one idea, in a sentence."""
    objectives: Annotated[tuple[Text, ...], Field(min_length=1)]
    """What one can do afterwards."""
    evidence: Evidence
    """What is known about the idea."""
    next: Text | None = None
    """What comes next, in one sentence."""
    edition: Edition | None = None
    """The only edition that has the lesson."""
    hide: Annotated[tuple[Text, ...], BeforeValidator(as_list)] = ()
    """Parts of the page that Material leaves out."""
    icon: Text | None = None
    """Material's icon for the page."""
    search: Any = None
    """Material's settings for search."""
    status: Text | None = None
    """Material's mark in the navigation."""
    tags: tuple[Text, ...] = ()
    """Material's tags."""
    template: Text | None = None
    """Material's template."""
