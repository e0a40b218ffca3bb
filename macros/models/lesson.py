"""What authors write above a lesson: its front matter, as a frozen model."""

from __future__ import annotations

from collections.abc import Mapping
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


ANY_LESSON = ""
"""The key of the sentence that is said whichever lesson follows."""


def _for_any_lesson(value: Any) -> Any:
    return {ANY_LESSON: value} if isinstance(value, str) else value


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
    next: Annotated[Mapping[str, Text], BeforeValidator(_for_any_lesson)] = {}
    """What comes next, in one sentence; or lesson → sentence, each said before that lesson only."""
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

    def sentence_before(self, lesson: str | None) -> str | None:
        """What this lesson says at its end when `lesson` follows; None: nothing follows."""
        return self.next.get(lesson or ANY_LESSON) or self.next.get(ANY_LESSON)
