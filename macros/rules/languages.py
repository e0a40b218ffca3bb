"""Language files: they hold what English holds, and keep what is filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from macros.authoring.problems import Problem, did_you_mean
from macros.authoring.strict_model import Finding
from macros.authoring.value_messages import mapping_wanted, shown, text_wanted
from macros.authoring.yaml_positions import Path
from macros.course.library import Library
from macros.strings import loader as wording

FILLED_IN = re.compile(r"\{[^{}]*\}")
SENTENCE = 2
"""How deep a sentence stands: `section: {key: sentence}`."""
MONTHS = 12


def rule(library: Library) -> Iterator[Problem]:
    """Files that cannot be read, or that hold something else than the English one."""
    english = wording.read("en")[0].parsed
    for language in wording.languages():
        file, problems = wording.read(language)
        yield from problems
        if not english.mistakes:
            for finding in _findings(file.parsed.value, english.value):
                yield file.problem(finding.path, finding.message, key=finding.at_key)


def _findings(own: Any, english: Any) -> Iterator[Finding]:
    yield from _compared(own, english, ())
    for path, words, wanted in _sentences(own, english):
        yield from _filled_in(words, wanted, path)
        if path[-1] == "months" and len(words.split()) != MONTHS:
            count = len(words.split())
            message = f"These must be {MONTHS} months with spaces between them, not {count}."
            yield Finding(path, message)


def _compared(own: Any, english: Any, path: Path) -> Iterator[Finding]:
    """What differs in keys and types; what is empty is not translated yet."""
    name = f"`{path[-1]}`" if path else "This"
    if own in (None, ""):
        if english in (None, ""):
            message = "has no value. Write one: what other languages lack is said in English."
            yield Finding(path, f"{name} {message}")
    elif isinstance(own, dict) and isinstance(english, dict):
        yield from _below(own, english, path)
    elif len(path) < SENTENCE:
        yield Finding(path, f"{name} {mapping_wanted(own)}")
    elif not isinstance(own, str):
        wanted = f"must be text, not {shown(own)}." if isinstance(own, dict) else text_wanted(own)
        yield Finding(path, f"{name} {wanted}")


def _below(own: dict[str, Any], english: dict[str, Any], path: Path) -> Iterator[Finding]:
    for key, value in own.items():
        if key in english:
            yield from _compared(value, english[key], (*path, key))
        else:
            called = f"`{path[-1]}`" if path else "a language"
            hint = did_you_mean(key, english, listing="Its keys are")
            yield Finding((*path, key), f"`{key}` is not a key of {called}.{hint}", at_key=True)


def _sentences(own: Any, english: Any) -> Iterator[tuple[Path, str, str]]:
    """Where a sentence stands, its words and the English ones: each with all its forms."""
    for section in _keys_of_both(own, english):
        for key in _keys_of_both(own[section], english[section]):
            words, wanted = own[section][key], english[section][key]
            if isinstance(words, str | type(wanted)):
                yield (section, key), _joined(wording.with_english(wanted, words)), _joined(wanted)


def _keys_of_both(own: Any, english: Any) -> list[str]:
    both = isinstance(own, dict) and isinstance(english, dict)
    return [key for key in own if own[key] and key in english] if both else []


def _joined(sentence: Any) -> str:
    return " ".join(map(str, sentence.values() if isinstance(sentence, dict) else [sentence]))


def _filled_in(words: str, english: str, path: Path) -> Iterator[Finding]:
    """Brackets that nothing fills in, and those that are lost."""
    own, known = (dict.fromkeys(FILLED_IN.findall(text)) for text in (words, english))
    if re.search("[{}]", FILLED_IN.sub("", words)):
        message = "A curly bracket stands alone here. Write `{` before a name and `}` after it."
        yield Finding(path, message)
    elif unknown := [name for name in own if name not in known]:
        for name in unknown:
            message = f"Nothing fills in `{name}`. Leave curly brackets as they are in English."
            yield Finding(path, message)
    else:
        message = "is missing here. Write it where it is to be filled in, as in English."
        yield from (Finding(path, f"`{name}` {message}") for name in known if name not in own)
