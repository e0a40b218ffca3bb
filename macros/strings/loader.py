"""The sentences that the engine itself says, from `strings/<language>.yaml`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from macros.authoring.problems import Problem
from macros.authoring.yaml_file import YamlFile, read_yaml

FOLDER = Path(__file__).parent
LATE = ("import",)
"""Parts whose sentences no page carries: each has a file of the site, which its modules load."""
IN_LMS = "in-lms"
"""The section with what a package for a learning platform says in the place of other sentences."""


class Strings:
    """One language's sentences. Called with a key and values, it gives the sentence."""

    def __init__(self, language: str, sections: dict[str, dict[str, Any]]) -> None:
        self.language = language
        self.browser = sections["browser"]
        self._sections = sections
        self.frame = sections["frame"]
        """What stands around the pages, for the theme's templates."""
        self._render = sections["render"]

    def for_parts(self, parts: Iterable[str]) -> dict[str, Any]:
        """Key → sentence of all that modules of these parts say; see `part_of`.

        A part that has a section of its own in the file brings that section, too.
        """
        wanted = {"", *parts}
        shared = {key: text for key, text in self.browser.items() if part_of(key) in wanted}
        own = [self._sections.get(part, {}) for part in sorted(wanted)]
        return {key: text for section in (shared, *own) for key, text in section.items()}

    def of_part(self, part: str) -> dict[str, Any]:
        """Key → sentence of one part alone."""
        return {key: text for key, text in self.browser.items() if part_of(key) == part}

    def __call__(self, key: str, **values: object) -> str:
        """The sentence of `key` with its `{names}` filled in; `n` chooses one or other."""
        sentence = self._render[key]
        if isinstance(sentence, dict):
            sentence = sentence["one" if values.get("n") == 1 else "other"]
        return str(sentence).format(**values)

    def day(self, day: date) -> str:
        """A day as this language writes it."""
        month = self("months").split()[day.month - 1]
        number = self("first-of-month") if day.day == 1 else day.day
        return self("day", day=number, month=month, year=day.year)


def part_of(key: str) -> str:
    """The part of the browser half that says a sentence: its key begins with it.

    `plan` of `plan.ready`, `insights.trust-gap` of `insights.trust-gap.wide`, `insights` of what
    every insight may say, and an empty text where there is no dot: every page may say that.
    Only cases draw `plots.agreements`, so it is a part, too.
    """
    *before, _ = key.split(".")
    nested = before[:1] == ["insights"] or before == ["plots", "agreements"]
    return ".".join(before[: 2 if nested else 1])


def languages() -> list[str]:
    """The languages that have a file: to add one, add a file."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


def load(language: str = "en", in_lms: bool = False) -> Strings:
    """The strings of `language`; a sentence that its file lacks is said in English.

    In a package for a learning platform some sentences would not be true: others stand for them.
    """
    english, own = _sections("en"), _sections(language)
    sections = {name: with_english(english[name], own.get(name)) for name in english}
    others = sections[IN_LMS] if in_lms else {}
    return Strings(language, {name: _with(section, others) for name, section in sections.items()})


def with_english(english: Any, own: Any) -> Any:
    """A sentence or mapping of sentences, in English where it is missing or empty."""
    if isinstance(english, dict) and isinstance(own, dict):
        return {key: with_english(sentence, own.get(key)) for key, sentence in english.items()}
    return own or english


def _with(section: dict[str, Any], others: dict[str, Any]) -> dict[str, Any]:
    return {key: others.get(key, words) for key, words in section.items()}


def _sections(language: str) -> dict[str, dict[str, Any]]:
    value = read(language)[0].parsed.value
    return value if isinstance(value, dict) else {}


def read(language: str) -> tuple[YamlFile, list[Problem]]:
    """The file of a language, and the problems of reading it."""
    path = FOLDER / f"{language}.yaml"
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _read(path: Path, changed: int) -> tuple[YamlFile, list[Problem]]:
    """Reads a file once for each modification time."""
    return read_yaml(path, FOLDER.parent.parent)


def as_json(data: object) -> Markup:
    """JSON that can stand in a script element: nothing in it ends the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)
