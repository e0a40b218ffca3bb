"""What a learning platform keeps of a learner: packed and read again, in every version."""

from __future__ import annotations

import base64
import json
import random
import zlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.modules import Modules
from tests.support.project import ROOT

SHEET = {"exercise": "fence", "revision": 1}
CHECK = {"exercise": "check-fences", "revision": 1}
ROW = {"exercise": "fence", "revision": 3, "field": "rows", "row": "blank-1", "from": 7}
RECORDS: list[tuple[str, dict[str, Any]]] = [
    ("first/fence/first/what", {**SHEET, "field": "what", "value": "é🌱"}),
    ("first/fence/first/rows/blank-1", {**ROW, "value": {"a": 1}}),
    ("first/fence/first/_started", {"field": "_started", "value": 12}),
    ("_learner/check-fences/first/second", {**CHECK, "field": "second", "value": ["a", "b"]}),
    ("first/fence/first/who", {**SHEET, "field": "who", "value": None}),
    ("_practice/case/x", {"value": {"options": {"rent": 2}}}),
]
THERE_AND_BACK = """async ([records, atOnce]) => {
    const at = new URL("assets/lms/suspend.mjs", document.baseURI);
    const { decode, encode, encodeNow } = await import(at);
    const text = atOnce ? encodeNow(records) : await encode(records);
    return [text, (await decode(text, "test")).records];
}"""


@pytest.mark.parametrize("at_once", [False, True])
def test_suspend_data_gives_back_what_went_in(modules: Modules, at_once: bool) -> None:
    """All but what a field held before, and what is about the device."""
    records = {
        key: {"format": 1, **record, "savedAt": 1_700_000_000_000 + 7 * n}
        for n, (key, record) in enumerate(RECORDS)
    }
    past = {"value": "taken back", "savedAt": 1}
    sent = {key: {**record, "previous": past} for key, record in records.items()}
    sent["_settings/x"] = {"format": 1, "value": 1, "savedAt": 1}
    text, back = modules.page.evaluate(THERE_AND_BACK, [[*sent.items()], at_once])
    assert text.startswith("cg1z:") and text.isascii()
    assert dict(back) == records


KEPT = json.loads((ROOT / "tests/data/records/suspend-data-1.json").read_text("utf-8"))
"""Written by version 1: `texts`, packed and in plain JSON, and the `records` that went in."""
READ = """async (text) => {
    const at = new URL("assets/lms/suspend.mjs", document.baseURI);
    return (await import(at)).decode(text, "test");
}"""


@pytest.mark.parametrize("text", KEPT["texts"], ids=["packed", "plain"])
def test_a_copy_of_an_earlier_version_is_read(modules: Modules, text: str) -> None:
    assert dict(modules.page.evaluate(READ, text)["records"]) == KEPT["records"]


@pytest.mark.parametrize(
    ("text", "trouble"),
    [("cg2q:news", "newer"), ("cg1q:news", "newer"), ("cg1z:AAAA", "damaged"), ("?", "damaged")],
)
def test_what_no_version_of_ours_wrote_is_left_alone(
    modules: Modules, text: str, trouble: str
) -> None:
    assert modules.page.evaluate(READ, text) == {"trouble": trouble}


DEFLATE = """async (texts) => {
    const { deflate } = await import(new URL("assets/core/deflate.mjs", document.baseURI));
    return texts.map((text) => {
        const bytes = deflate(new TextEncoder().encode(text));
        return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    });
}"""
TEXTS = st.lists(st.text(max_size=40), max_size=30).map(lambda texts: "".join(texts * 3))


@settings(max_examples=5)
@given(st.lists(TEXTS, min_size=20, max_size=20))
def test_what_is_packed_at_once_unpacks_to_the_same(modules: Modules, texts: list[str]) -> None:
    steep = random.Random(1).choices("abcdefghijklmnopqrst", [2**n for n in range(20)], k=20_000)
    sent = [*texts, "", "a" * 1000, "ab" * 40_000, "".join(steep)]
    for text, packed in zip(sent, modules.page.evaluate(DEFLATE, sent), strict=True):
        assert zlib.decompress(base64.b64decode(packed), wbits=-15).decode() == text


SIZES = [142, 1007, 7450, 9, 25, 5]


def sample(words: int, seed: int) -> str:
    """As learners write: words that come again, some often."""
    chance = random.Random(seed)
    known = ["".join(chance.choices("etaoinshrdlu", k=chance.randint(2, 9))) for _ in range(300)]
    return " ".join(known[int(300 * chance.random() ** 3)] for _ in range(words))


def test_what_is_packed_at_once_takes_hardly_more_room_than_with_another_packer(
    modules: Modules,
) -> None:
    """The same to a byte after a change that was to change nothing."""
    texts = [sample(40, 1), sample(400, 2), sample(4_000, 3), "ab" * 300, "x" * 5_000, "é" * 3]
    packed = [len(base64.b64decode(each)) for each in modules.page.evaluate(DEFLATE, texts)]
    others = [len(zlib.compress(text.encode(), 9, wbits=-15)) for text in texts]
    assert packed == SIZES
    assert all(own <= 1.04 * other + 60 for own, other in zip(packed, others, strict=True))


COUNTS = [
    [2**n for n in range(20)],
    [2**n for n in range(13, -1, -1)],
    [5, 0, 5, 5, 0, 5],
    [0, 7, 0],
    [3, 1, 2],
]


STEEP = [*[13] * 8, 12, 12, 11, *range(9, 0, -1)]


def test_codes_are_short_for_what_comes_often_and_never_longer_than_13_bits(
    modules: Modules,
) -> None:
    lengths = modules.each("core/huffman.mjs", "lengthsOf", [[counts] for counts in COUNTS])
    assert [max(each) for each in lengths] == [13, 13, 2, 1, 2]
    assert lengths[1:] == [[*range(1, 14), 13], [2, 0, 2, 2, 0, 2], [0, 1, 0], [1, 2, 2]]
    assert lengths[0] == STEEP
    codes = modules.each("core/huffman.mjs", "codesOf", [[each] for each in lengths])
    for own, made in zip(codes, lengths, strict=True):
        words = [f"{code:0{n}b}" for code, n in zip(own, made, strict=True) if n]
        assert all(len(word) == n for word, n in zip(words, filter(None, made), strict=True))
        assert not [a for a in words for b in words if a is not b and b.startswith(a)]
    assert codes[4] == [0, 2, 3]
