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
from tests.support.unpacking import HINDRANCES, hinder, without_our_own

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


@pytest.mark.parametrize("how", HINDRANCES)
def test_a_browser_that_cannot_unpack_reads_a_sound_copy(modules: Modules, how: str) -> None:
    hinder(modules.page, how)
    packed, _ = KEPT["texts"]
    read = modules.page.evaluate(READ, packed)
    damaged = modules.page.evaluate(READ, packed[:-9])
    modules.page.reload()
    assert dict(read["records"]) == KEPT["records"]
    assert damaged == {"trouble": "damaged"}


COUNTED = """() => {
    const Silent = DecompressionStream;
    window.asked = 0;
    window.DecompressionStream = class { constructor() { asked += 1; return new Silent(); } };
}"""


def test_a_browser_that_never_answered_is_not_asked_again(modules: Modules) -> None:
    """Or a zip with a hundred hand-ins would take five minutes."""
    hinder(modules.page, "never answers")
    modules.page.evaluate(COUNTED)
    read = [modules.page.evaluate(READ, KEPT["texts"][0]) for _ in range(3)]
    asked = modules.page.evaluate("asked")
    modules.page.reload()
    assert [dict(each["records"]) for each in read] == [KEPT["records"]] * 3
    assert asked == 1


def test_what_cannot_be_unpacked_here_is_not_called_damaged(modules: Modules) -> None:
    without_our_own(modules.page)
    hinder(modules.page, "is missing")
    found = modules.page.evaluate(READ, KEPT["texts"][0])
    modules.page.unroute_all()
    modules.page.reload()
    assert found == {"trouble": "packed"}


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


INFLATE = """async ([most, texts]) => {
    const { inflate } = await import(new URL("assets/core/inflate.mjs", document.baseURI));
    return texts.map((text) => {
        try {
            const bytes = inflate(Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)), most);
            return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
        } catch (problem) {
            return problem.name;
        }
    });
}"""
MOST = 100_000
WAYS = [
    (level, strategy)
    for level in (0, 1, 9)
    for strategy in (zlib.Z_DEFAULT_STRATEGY, zlib.Z_FIXED, zlib.Z_HUFFMAN_ONLY, zlib.Z_RLE)
]


def inflate(modules: Modules, texts: list[bytes]) -> list[bytes | str]:
    """What each text unpacks to by our own code, or the name of what is wrong with it."""
    sent = [base64.b64encode(text).decode() for text in texts]
    found = modules.page.evaluate(INFLATE, [MOST, sent])
    return [text if text.endswith("Error") else base64.b64decode(text) for text in found]


def packed_in(data: bytes, level: int, strategy: int) -> bytes:
    packer = zlib.compressobj(level, zlib.DEFLATED, -15, 9, strategy)
    half = len(data) // 2
    parts = packer.compress(data[:half]), packer.flush(zlib.Z_FULL_FLUSH)
    return b"".join((*parts, packer.compress(data[half:]), packer.flush()))


def unpacked_by_zlib(text: bytes) -> bytes | str:
    unpacker = zlib.decompressobj(-15)
    try:
        data = unpacker.decompress(text, MOST + 1)
    except zlib.error:
        return "SyntaxError"
    if len(data) > MOST:
        return "RangeError"
    return data if unpacker.eof else "SyntaxError"


@settings(max_examples=5)
@given(st.lists(TEXTS, min_size=5, max_size=5), st.integers(min_value=0))
def test_our_own_unpacking_gives_what_zlib_gives(
    modules: Modules, texts: list[str], seed: int
) -> None:
    chance = random.Random(seed)
    data = [*(text.encode() for text in texts), b"ab" * 40_000, chance.randbytes(70_000)]
    sent = [packed_in(each, *way) for each in data for way in WAYS]
    for text, found in zip(sent, inflate(modules, sent), strict=True):
        assert found == unpacked_by_zlib(text)


@settings(max_examples=5)
@given(st.binary(min_size=1, max_size=300), st.integers(min_value=0))
def test_our_own_unpacking_finds_damage_as_zlib_does(
    modules: Modules, noise: bytes, seed: int
) -> None:
    chance = random.Random(seed)
    sound = packed_in(noise * 3, *chance.choice(WAYS))
    cut = [sound[: chance.randrange(len(sound))] for _ in range(20)]
    turned = [bytearray(sound) for _ in range(100)]
    for each in turned:
        each[chance.randrange(len(each))] ^= 1 << chance.randrange(8)
    sent = [noise, *cut, *map(bytes, turned), packed_in(b"a" * (MOST + 1), 9, 0)]
    for text, found in zip(sent, inflate(modules, sent), strict=True):
        assert found == unpacked_by_zlib(text)


SIZES = [138, 963, 7358, 9, 25, 5, 96, 113]
REACH = 32_768
"""How far back the format can point."""


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
    said = "zebra crossings, quickly behind us"
    texts += [said + "o" * (REACH - len(said) + beyond) + said for beyond in (0, 1)]
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
