"""A page carries the sentences of the parts that it starts: all that their modules may say."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from macros.fields.insight import CALCULATORS
from macros.fields.insight import Kind as Insight
from macros.fields.needs import (
    CASE_PLOTS,
    ENTRY,
    EXAMPLES,
    NUMBER_WARNING,
    RESULTS,
    ROWS,
    Needs,
    union,
)
from macros.render.needs import HEAD, RESULT, SHARED, needs_of_part
from macros.strings import loader
from macros.strings.loader import part_of
from tests.support.javascript import closure, named, sources

SECTIONS = ("counterpart", "workbook", "hand-in", "class", "pairing", "lms")
EVERY = {part_of(key) for key in loader.load().browser} | set(SECTIONS)
INSIGHTS = "scoring/insights/"
PARTS = [*SHARED, "projector"]


def all_sentences() -> dict[str, object]:
    return loader.load().for_parts(EVERY)


def test_every_sentence_is_said_by_a_module() -> None:
    sentences = all_sentences()
    said = {key for code in sources().values() for key in named(code, sentences)}
    assert sorted(set(sentences) - said) == []


MORE = {"worksheet": RESULTS | Needs(sentences=("insights",)), "practice": RESULT}
"""What macros say of some pages besides the part that these start."""
OF_FIELDS = ENTRY | EXAMPLES | HEAD | NUMBER_WARNING | ROWS
"""What fields and the line above them bring along, beside any part."""


@pytest.mark.parametrize("part", PARTS)
def test_a_page_carries_what_its_parts_may_say(part: str) -> None:
    modules = closure(f"{part}/start.mjs", left_out=INSIGHTS)
    if part not in ("worksheet", "plan", "practice", "class"):
        modules = {path for path in modules if not path.startswith("scoring/")}
    of_pages = {**loader.load().browser, **loader.load().for_parts([part])}
    said = {key for path in modules for key in named(sources()[path], of_pages)}
    if part in ("worksheet", "plan"):
        said -= {*keys_of(*CASE_PLOTS)}  # an insight that reads cases brings them
    said -= {*keys_of(*loader.LATE)}
    needs = needs_of_part(part) | MORE.get(part, Needs()) | OF_FIELDS
    assert sorted(said - set(loader.load().for_parts(needs.sentences))) == []


@pytest.mark.parametrize("part", loader.LATE)
def test_a_late_part_is_loaded_by_the_modules_that_say_it(part: str) -> None:
    folders = {path.split("/")[0] for path, code in sources().items() if named(code, keys_of(part))}
    loading = {
        path.split("/")[0] for path, code in sources().items() if f'loadSentences("{part}")' in code
    }
    assert folders == loading


@pytest.mark.parametrize("calculator", CALCULATORS)
def test_a_page_with_an_insight_carries_what_it_may_say(calculator: str) -> None:
    insight = {"id": "it", "kind": "insight", "title": "T", "calculator": calculator}
    inputs = {name: "sheet.field" for name in CALCULATORS[calculator] or ("any",)}
    field = Insight.model_validate({**insight, "inputs": inputs})
    needs = union([needs_of_part("worksheet"), *field.needs()])
    modules = closure(f"{INSIGHTS}{calculator}.mjs")
    said = {key for path in modules for key in named(sources()[path], all_sentences())}
    assert sorted(said - set(loader.load().for_parts(needs.sentences))) == []


def keys_of(*parts: str) -> Iterator[str]:
    return (key for key in all_sentences() if part_of(key) in parts)


def test_a_page_carries_no_more_than_it_needs() -> None:
    plain = loader.load().for_parts(["worksheet"])
    assert not set(plain) & {*keys_of("scores", "plots", "insights", "plan", "projector")}
    assert "status-durable" in plain


def test_a_part_is_the_beginning_of_a_key() -> None:
    parts = [
        part_of(key) for key in ("undo", "plan.ready", "insights.none", "insights.trust-gap.a")
    ]
    assert parts == ["", "plan", "insights", "insights.trust-gap"]


def test_keys_are_found_whole_or_by_their_beginning() -> None:
    code = 'say("undo"); say(`state-${now}`); say(late ? \'late\' : "soon"); say(`${x}.y`);'
    keys = ["undo", "state-a", "state-b", "late", "soon", "x.y", "statement"]
    assert named(code, keys) == ["undo", "state-a", "state-b", "late", "soon"]
