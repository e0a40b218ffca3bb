"""Packing and unpacking in every browser, and links that are given away.

Of core/packing.mjs and core/share-link.mjs.
"""

from __future__ import annotations

import base64
import random
import zlib

import pytest

from tests.support.modules import Modules
from tests.support.unpacking import HINDRANCES, hinder, without_our_own

WORDS = "".join(random.Random(1).choices("abcdefgh ", k=50_000)).encode()
"""Long enough to come out in several pieces."""


def packed(data: bytes) -> str:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return base64.b64encode(packer.compress(data) + packer.flush()).decode()


UNPACK = """async ([text, most]) => {
    const { inflated } = await import(new URL("assets/core/packing.mjs", document.baseURI));
    const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
    try {
        return new TextDecoder().decode(await inflated(bytes, most));
    } catch (problem) {
        return problem.constructor.name;
    }
}"""


@pytest.mark.parametrize("how", [None, *HINDRANCES])
def test_what_is_packed_comes_out_whole_or_is_refused(modules: Modules, how: str | None) -> None:
    modules.page.reload()
    if how:
        hinder(modules.page, how)
    size = len(WORDS)
    asked = [[packed(WORDS), size], [packed(WORDS), size - 1], [packed(WORDS)[:-40], size],
             [packed(b""), 0]]  # fmt: skip
    found = [modules.page.evaluate(UNPACK, each) for each in asked]
    assert found == [WORDS.decode(), "RangeError", "SyntaxError", ""]


def test_where_nothing_can_unpack_that_is_not_called_damage(modules: Modules) -> None:
    modules.page.reload()
    hinder(modules.page, "is missing")
    without_our_own(modules.page)
    assert modules.page.evaluate(UNPACK, [packed(WORDS), len(WORDS)]) == "CannotUnpack"
    modules.page.unroute_all()


PACK = """async ([text, how]) => {
    const { deflated } = await import(new URL("assets/core/packing.mjs", document.baseURI));
    const real = window.setTimeout;
    if (how === "is missing") delete window.CompressionStream;
    if (how === "never answers") {
        window.setTimeout = (act, wait) => real(act, wait / 100);
        window.CompressionStream = class {
            writable = new WritableStream();
            readable = new ReadableStream();
        };
    }
    const bytes = await deflated(new TextEncoder().encode(text));
    window.setTimeout = real;
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}"""


@pytest.mark.parametrize("how", ["", "is missing", "never answers"])
def test_what_a_browser_packs_or_our_own_code_is_the_same_unpacked(
    modules: Modules, how: str
) -> None:
    modules.page.reload()
    text = modules.page.evaluate(PACK, [WORDS.decode(), how])
    data = base64.b64decode(text)
    assert zlib.decompress(data, wbits=-15) == WORDS and len(data) < len(WORDS) / 2
    modules.page.reload()


SHAREABLE = """async (lms) => {
    const { isShareable } = await import(new URL("assets/core/share-link.mjs", document.baseURI));
    document.documentElement.dataset.lms = lms;
    const found = isShareable();
    delete document.documentElement.dataset.lms;
    return found;
}"""


def test_an_address_in_a_learning_platform_is_no_use_to_others(modules: Modules) -> None:
    assert [modules.page.evaluate(SHAREABLE, lms) for lms in ("", "scorm")] == [True, False]
