"""Every language says what English says, and mistakes in its file are told."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.authoring.problems import InvalidExercises
from macros.rules import checked_course as loading
from macros.strings import loader as wording
from macros.strings.loader import FOLDER, languages, load
from tests.support.mistakes import MISTAKES

COMPLETE = ("fr-CA",)
German = Callable[[str], None]


def sections(language: str) -> dict[str, dict[str, Any]]:
    text = (FOLDER / f"{language}.yaml").read_text("utf-8")
    found: dict[str, dict[str, Any]] = yaml.safe_load(text)
    return found


def sentences(language: str) -> Iterator[tuple[str, Any]]:
    for name, section in sections(language).items():
        for key, words in section.items():
            yield f"{name}: {key}", words


@pytest.mark.parametrize("language", COMPLETE)
def test_a_complete_language_has_every_sentence(language: str) -> None:
    own = dict(sentences(language))
    missing = [f"{key}: {words!r}" for key, words in sentences("en") if key not in own]
    assert not missing, "to be translated:\n" + "\n".join(missing)


@pytest.mark.parametrize("language", languages())
def test_every_month_has_a_name(language: str) -> None:
    assert len(load(language)("months").split()) == 12


@pytest.mark.parametrize("language", ["fr-CA"])
def test_it_is_another_language(language: str) -> None:
    """Few sentences may be the same in both: signs, names and words that both share."""
    english = dict(sentences("en"))
    same = [key for key, words in sentences(language) if words == english[key]]
    assert len(same) < len(english) / 15, same


FRENCH_SLIPS = {
    "a plain space before a colon or a percent sign": r" [:%]",
    "a plain space inside guillemets": r"« | »",
    "a space before ; ? or !, which Canada does not write": r"\s[;?!]",
    "a straight quote": "['\"]",
}


@pytest.mark.parametrize("slip", FRENCH_SLIPS.values(), ids=[*FRENCH_SLIPS])
def test_french_is_set_as_in_canada(slip: str) -> None:
    texts = {key: str(words) for key, words in sentences("fr-CA") if isinstance(words, str)} | {
        f"{key} ({form})": text
        for key, words in sentences("fr-CA")
        if isinstance(words, dict)
        for form, text in words.items()
    }
    assert len(texts) > 1000
    assert not [f"{key}: {text}" for key, text in texts.items() if re.search(slip, text)]


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> German:
    """Writes `de.yaml`, as Latin-1, into a folder of languages that stands for the real one."""
    folder = tmp_path / "macros" / "strings"
    folder.mkdir(parents=True)
    shutil.copy(FOLDER / "en.yaml", folder)
    monkeypatch.setattr(wording, "FOLDER", folder)

    def write(text: str) -> None:
        (folder / "de.yaml").write_text(text, "latin-1")

    return write


def told() -> list[str]:
    """What the check tells of the languages, in its order."""
    try:
        loading.load(MISTAKES / "course" / "mkdocs.yml")
    except InvalidExercises as invalid:
        return [f"{problem.place}: {problem.message}" for problem in invalid.problems]
    return []


@pytest.mark.parametrize(
    ("text", "report"),
    [
        (
            "render:\n  gives: Sie haben: eine Liste\n",
            "2:19: A colon and a space start a value, but none can start here. "
            'Put the whole text in quotes: "Sie haben: eine Liste".',
        ),
        (
            "render:\n  more: Für später\n",
            "2:10: This is not UTF-8 text. Save the file with the encoding UTF-8.",
        ),
        (
            'render:\n  minutes: {one: "{n} Minute", other: "{Anzahl} Minuten"}\n',
            "2:12: Nothing fills in `{Anzahl}`. Leave curly brackets as they are in English.",
        ),
        (
            "render:\n  row: Zeile\n",
            "2:8: `{n}` is missing here. Write it where it is to be filled in, as in English.",
        ),
        (
            'render:\n  row: "Zeile {n"\n',
            "2:8: A curly bracket stands alone here. Write `{` before a name and `}` after it.",
        ),
        (
            "render:\n  gives: {one: a}\n",
            "2:10: `gives` must be text, not a mapping.",
        ),
        (
            "render:\n  gives: 5\n",
            '2:10: `gives` must be text. Put it in quotes: "5".',
        ),
        (
            "render:\n  minutes: {on: a}\n",
            "2:13: `on` is not a key of `minutes`. Did you mean `one`?",
        ),
        (
            "rendr:\n  more: Mehr\n",
            "1:1: `rendr` is not a key of a language. Did you mean `render`?",
        ),
        (
            "render: Mehr\n",
            "1:9: `render` must be lines of `name: value`, not `Mehr`.",
        ),
        (
            "- render\n",
            "1:1: This must be lines of `name: value`, not a list. Take away the hyphens or square "
            "brackets, and give each value a name.",
        ),
        (
            "render:\n  months: Januar Februar\n",
            "2:11: These must be 12 months with spaces between them, not 2.",
        ),
    ],
)
def test_a_mistake_in_a_language_is_told_with_its_place(
    german: German, text: str, report: str
) -> None:
    german(text)
    assert report in [line.removeprefix("macros/strings/de.yaml:") for line in told()]


def test_all_mistakes_of_a_language_are_told_at_once_and_until_they_are_mended(
    german: German,
) -> None:
    german("render:\n  mor: Mehr\n  row: Zeile\nframe:\n  menu.open: [auf]\n")
    assert [line.split(": ")[0] for line in told()] == [
        f"macros/strings/de.yaml:{place}" for place in ("2:3", "3:8", "5:14")
    ]
    german("render:\n  more: Mehr\n")
    assert told() == []


@pytest.mark.parametrize("text", ["", "# Bald\n", "render:\n", 'render:\n  more:\n  gives: ""\n'])
def test_what_is_empty_is_not_translated_yet_and_said_in_english(german: German, text: str) -> None:
    german(text)
    assert told() == []
    assert (load("de")("more"), load("de")("gives")) == (
        "More questions (optional)",
        "You will have:",
    )


def test_a_form_that_a_language_lacks_is_said_in_english(german: German) -> None:
    german('render:\n  minutes: {one: "{n} Minute", other: }\n')
    assert told() == []
    assert load("de")("minutes", n=1) == "1 Minute"
    assert load("de")("minutes", n=2) == "2 minutes"


def test_words_that_mean_something_in_yaml_stay_words(german: German) -> None:
    german("frame:\n  edit: No\nrender:\n  more: Yes\n")
    assert told() == []
    assert (load("de").frame["edit"], load("de")("more")) == ("No", "Yes")


def test_english_lacks_nothing_because_the_others_fall_back_on_it(german: German) -> None:
    english = wording.FOLDER / "en.yaml"
    english.write_text(
        english.read_text("utf-8").replace("  more: More questions (optional)", "  more:"), "utf-8"
    )
    assert [line.split(": ", 1)[1] for line in told()] == [
        "`more` has no value. Write one: what other languages lack is said in English."
    ]
