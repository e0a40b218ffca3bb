"""Every string has a verdict, promise or not; a promise names tests that exist."""

from __future__ import annotations

import pytest

from tests.promises.inventory import STRINGS, Sentence, Verdict, findings
from tests.promises.sentences import may_promise, sentences


def test_every_string_has_its_verdict() -> None:
    found = findings(STRINGS)
    assert not found, "\n\n".join([*found, "See docs/contributing/promises.md."])


@pytest.mark.parametrize(
    ("words", "may"),
    [
        ("Saved on this device.", True),
        ("Nobody else receives them.", True),
        ("Your words come back.", True),
        ("It works without a connection.", True),
        ("The page shows it.", True),
        ("They always say so.", False),
        ("Bring a pencil.", False),
    ],
)
def test_words_that_may_promise(words: str, may: bool) -> None:
    assert may_promise(words) is may


def test_a_page_falls_into_its_sentences() -> None:
    page = (
        '---\ntitle: "A title"\n---\n# Head\n\nOne *is* saved. “Two” [link](a.md) is\non two lines.'
        "\n\n- item one\n- item {{ page('b.md') }}two\n\n| a | b |\n|---|---|\n| cell | other |\n"
        "| c | `test_x.py`: `test_y` |\n\n```sh\nmake saved\n```\n"
    )
    found = [sentence for sentence in sentences(page) if set(sentence) - set("- ")]
    expected = ["A title", "Head", "One is saved.", "“Two” link is on two lines."]
    assert found == [*expected, "item one", "item two", "a", "b", "cell", "other"]


@pytest.mark.parametrize(
    ("given", "tests", "fits"),
    [("Your words stay.", ("t",), True), ("Your words go.", ("t",), False), ("Go.", (), True)],
)
def test_a_promise_that_changes_loses_its_verdict(
    given: str, tests: tuple[str, ...], fits: bool
) -> None:
    before = Sentence("browser", "kept", "Your words stay.")
    verdict = Verdict(before.digest if tests else "", tests)
    assert verdict.fits(Sentence("browser", "kept", given)) is fits


def test_what_begins_to_promise_needs_a_verdict_again() -> None:
    assert not Verdict("", ()).fits(Sentence("browser", "go", "Nothing is ever lost."))
