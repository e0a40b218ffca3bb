"""Every message that the check can give is explained to authors."""

from __future__ import annotations

import re
from functools import cache

import pytest

from tests.support.check_messages import as_pattern, in_code, reports
from tests.support.project import ROOT

PAGE = (ROOT / "docs/authors/problems.md").read_text("utf-8")


def patterns() -> list[re.Pattern[str]]:
    """The messages of the page: `…` there stands for anything."""
    return [as_pattern(m.strip()) for m in re.findall(r"`` (.+?) ``", PAGE)]


PATTERNS = patterns()


def is_explained(message: str) -> bool:
    """Whether an entry fits, or one that is written out fits a sentence of the code."""
    found = any(pattern.search(message) for pattern in PATTERNS)
    return found or bool(as_pattern(message.strip()).search(PAGE))


@cache
def messages() -> frozenset[str]:
    """All that the check was seen to say, and can say."""
    return frozenset([*reports(), *in_code()])


def test_every_message_of_the_mistakes_is_explained() -> None:
    assert [message for message in sorted(set(reports())) if not is_explained(message)] == []


def test_every_sentence_in_the_code_of_the_check_is_explained() -> None:
    found = sorted(set(in_code()))
    assert len(found) > 80
    assert [message for message in found if not is_explained(message)] == []


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.pattern[:50])
def test_what_is_explained_can_still_be_said(pattern: re.Pattern[str]) -> None:
    """An entry whose message is gone would mislead; and each is more than an ellipsis."""
    assert len(pattern.pattern.replace(".*?", "")) >= 10
    assert any(pattern.search(message) for message in messages())
