"""Every language says what English says, and fills in the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from macros.wording import FOLDER, languages, load

COMPLETE = ("fr-CA",)
OTHERS = [one for one in languages() if one != "en"]


def sections(language: str) -> dict[str, dict[str, Any]]:
    text = (FOLDER / f"{language}.yaml").read_text("utf-8")
    found: dict[str, dict[str, Any]] = yaml.safe_load(text)
    return found


def sentences(language: str) -> Iterator[tuple[str, Any]]:
    for name, section in sections(language).items():
        for key, words in section.items():
            yield f"{name}: {key}", words


def filled_in(words: Any) -> set[str]:
    """The `{names}` of a sentence; of a mapping, those of both."""
    said = " ".join(words.values()) if isinstance(words, dict) else str(words)
    return set(re.findall(r"\{(\w+)\}", said))


@pytest.mark.parametrize("language", COMPLETE)
def test_a_complete_language_has_every_sentence(language: str) -> None:
    own = dict(sentences(language))
    missing = [f"{key}: {words!r}" for key, words in sentences("en") if key not in own]
    assert not missing, "to be translated:\n" + "\n".join(missing)


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_says_nothing_that_english_does_not(language: str) -> None:
    english = dict(sentences("en"))
    assert not [key for key, _ in sentences(language) if key not in english]


@pytest.mark.parametrize("language", OTHERS)
def test_the_same_is_filled_in(language: str) -> None:
    english = dict(sentences("en"))
    for key, words in sentences(language):
        assert filled_in(words) == filled_in(english[key]), key
        assert isinstance(words, dict) == isinstance(english[key], dict), key
        assert not isinstance(words, dict) or set(words) == {"one", "other"}, key


@pytest.mark.parametrize("language", languages())
def test_every_month_has_a_name(language: str) -> None:
    assert len(load(language)("months").split()) == 12


@pytest.mark.parametrize("language", ["fr-CA"])
def test_it_is_another_language(language: str) -> None:
    """Few sentences may be the same in both: signs, names and words that both share."""
    english = dict(sentences("en"))
    same = [key for key, words in sentences(language) if words == english[key]]
    assert len(same) < len(english) / 15, same
