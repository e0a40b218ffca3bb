"""The sentences that a page carries for its scripts."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from macros.strings import loader
from macros.strings.loader import as_json, languages, load, part_of
from tests.support.project import ROOT

PARTS = ["cards", "class", "counterpart", "lms", "pairing", "plan"]
KEYS = f"from macros.strings.loader import load; print(*load().for_parts({{*{PARTS}}}))"


@pytest.mark.parametrize("seed", ["1", "2", "3"])
def test_they_stand_in_the_same_order_in_every_build(seed: str) -> None:
    """Or the same course would be other bytes each time, and every page be fetched anew."""
    done = subprocess.run(
        [sys.executable, "-c", KEYS],
        cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True,
    )  # fmt: skip
    assert done.stdout.split() == [*load().for_parts(PARTS)]


@pytest.mark.parametrize(
    ("key", "part"),
    [
        ("close", ""),
        ("plan.ready", "plan"),
        ("plan.a.b", "plan"),
        ("insights.same", "insights"),
        ("insights.trust-gap.wide", "insights.trust-gap"),
        ("insights.trust-gap.wide.more", "insights.trust-gap"),
        ("plots.bar", "plots"),
        ("plots.bar.more", "plots"),
        ("plots.agreements.both", "plots.agreements"),
    ],
)
def test_a_sentence_belongs_to_the_part_that_its_key_begins_with(key: str, part: str) -> None:
    assert part_of(key) == part


def test_a_page_carries_what_its_parts_say_and_what_every_page_may_say() -> None:
    say = load()
    shared = {key for key in say.browser if "." not in key}
    assert {*say.for_parts([])} == shared
    plan = say.of_part("plan")
    assert {*plan} == {key for key in say.browser if key.startswith("plan.")}
    assert say.for_parts(["plan"]) == {key: say.browser[key] for key in say.browser
                                       if key in shared or key in plan}  # fmt: skip
    lms = say.for_parts(["lms"])
    own = loader.read("en")[0].parsed.value["lms"]
    assert {key: lms[key] for key in own} == own and shared < {*lms}


def test_one_is_said_otherwise_than_several() -> None:
    say = load()
    assert [say("minutes", n=n) for n in (0, 1, 2)] == ["0 minutes", "1 minute", "2 minutes"]
    assert say("value", label="A {b}") == "“A {b}”"


ALWAYS_MANY = {
    "insights.unsure-count.many", "insights.minimum-check.some", "plots.agreements.many",
    "hand-in.name-long", "lms.over",
}  # fmt: skip
"""Sentences that are never said of a single thing."""


def test_whatever_is_counted_has_a_sentence_for_a_single_one() -> None:
    """Not "1 minutes". Who counts in `n` can be answered with one or other."""
    sections = loader.read("en")[0].parsed.value
    said = {key: text for section in sections.values() for key, text in section.items()}
    counted = re.compile(r"\{n\} (?:\w+ )?(?!less\b)\w+s\b")
    plain = {key for key, text in said.items() if isinstance(text, str) and counted.search(text)}
    assert plain == ALWAYS_MANY


@pytest.mark.parametrize(
    ("language", "days"),
    [
        ("en", {"2027-09-01": "1 September 2027", "2027-12-31": "31 December 2027"}),
        ("fr-CA", {"2027-09-01": "1er septembre 2027", "2027-12-31": "31 décembre 2027"}),
    ],
)
def test_a_day_is_written_as_its_language_does(language: str, days: dict[str, str]) -> None:
    say = load(language)
    assert {day: say.day(date.fromisoformat(day)) for day in days} == days


def test_a_package_says_what_is_true_on_a_platform() -> None:
    others = loader.read("en")[0].parsed.value[loader.IN_LMS]
    usual, there = load(), load(in_lms=True)
    changed = {key for key in usual.browser if usual.browser[key] != there.browser[key]}
    assert changed and changed <= {*others}
    assert all(there.browser[key] == others[key] for key in changed)


Beside = Callable[[dict[str, str]], None]


@pytest.fixture
def beside_english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Beside:
    """Puts files of made-up languages (name → text) beside English, in the place of all others."""

    def put(files: dict[str, str]) -> None:
        folder = tmp_path / "macros" / "strings"
        folder.mkdir(parents=True)
        english = (loader.FOLDER / "en.yaml").read_text("utf-8")
        for name, text in {"en": english, **files}.items():
            (folder / f"{name}.yaml").write_text(text, "utf-8")
        monkeypatch.setattr(loader, "FOLDER", folder)

    return put


def test_every_file_is_a_language_and_what_is_none_says_nothing(beside_english: Beside) -> None:
    names = ["zh", "de", "sv", "it", "fr", "da", "nb", "es", "pt"]
    beside_english(dict.fromkeys(names, "- a\n"))
    assert languages() == sorted([*names, "en"])
    assert load("de").browser == load("en").browser


def test_what_a_language_does_not_say_yet_is_said_in_english(beside_english: Beside) -> None:
    own = 'render:\n  minutes: {one: "{n} Minute"}\n  day: ""\nbrowser:\n  undo: Zurück\n'
    beside_english({"de": own})
    english, say = load(), load("de")
    assert [say("minutes", n=n) for n in (1, 2)] == ["1 Minute", "2 minutes"]
    assert say.day(date(2027, 9, 2)) == "2 September 2027", "an empty sentence is none"
    assert say.browser == {**english.browser, "undo": "Zurück"}
    assert say.frame == english.frame


def test_a_language_may_count_where_english_does_not(beside_english: Beside) -> None:
    beside_english({"de": 'render:\n  day: {one: "der erste", other: "am {day}."}\n'})
    assert [load("de")("day", n=n, day=n) for n in (1, 2)] == ["der erste", "am 2."]


def test_data_in_a_page_end_no_script() -> None:
    data = {"a": "</script><!-- & \u2028\u2029 é"}
    text = as_json(data)
    assert json.loads(text) == data
    assert text == '{"a":"\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2028\\u2029 é"}'
