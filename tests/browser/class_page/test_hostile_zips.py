"""Zips from strangers: read, or named in a sentence; what is unpacked is counted."""

from __future__ import annotations

import base64
import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from random import Random
from typing import Any

import pytest

from tests.support import hand_ins, hostile
from tests.support.hostile_files import MANY, ask_modules, expect_sentence
from tests.support.modules import Modules
from tests.support.unpacking import HINDRANCES, hinder, without_our_own

UNZIP = """
    const { filesIn } = await at("class/intake.mjs");
    const Real = window.DecompressionStream;
    let unpacked = 0;
    window.DecompressionStream = class {
        constructor(format) {
            const real = new Real(format);
            const transform = (piece, to) => ((unpacked += piece.length), to.enqueue(piece));
            const count = new TransformStream({ transform });
            this.writable = real.writable;
            this.readable = real.readable.pipeThrough(count);
        }
    };
    const results = [];
    for (const text of given) {
        unpacked = 0;
        const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
        const found = [];
        for await (const { path, text, trouble } of filesIn([new File([bytes], "all.zip")])) {
            found.push({ path: path.length, text: text?.length, trouble });
        }
        results.push({ found, unpacked });
    }
    window.DecompressionStream = Real;
    return results;
"""


def unzip(modules: Modules, zips: Iterable[bytes]) -> list[dict[str, Any]]:
    """What comes out of each zip, and how many bytes were unpacked for that."""
    found = ask_modules(modules, UNZIP, [base64.b64encode(archive).decode() for archive in zips])
    for trouble in {
        item["trouble"] for result in found for item in result["found"] if item.get("trouble")
    }:
        expect_sentence(f"class.trouble.{trouble}", {"n": 2})
    return list(found)


def entry(name: bytes, packed: bytes, size: int, crc: int, at: int) -> tuple[bytes, bytes]:
    """A deflated entry and its line in the directory, which may lie about everything."""
    facts = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0, crc, len(packed), size, len(name), 0)
    local = b"PK\3\4" + facts + name + packed
    line = b"PK\1\2" + struct.pack("<H", 20) + facts + struct.pack("<HHHII", 0, 0, 0, 0, at) + name
    return local, line


def forged(*entries: tuple[bytes, bytes, int, int], overlap: bool = False) -> bytes:
    """A zip of `(name, packed, declared size, crc)`; with `overlap` all share one content."""
    body, directory = b"", b""
    for name, packed, size, crc in entries:
        local, line = entry(name, packed, size, crc, 0 if overlap and body else len(body))
        body += b"" if overlap and body else local
        directory += line
    end = struct.pack("<HHHHIIH", 0, 0, len(entries), len(entries), len(directory), len(body), 0)
    return body + directory + b"PK\5\6" + end


def deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


MEGABYTES = 8_000_000
ZEROS = b"0" * MEGABYTES
PACKED = deflated(ZEROS)
SUM = zlib.crc32(ZEROS)


def test_a_zip_bomb_unpacks_no_more_than_it_says_and_may(modules: Modules) -> None:
    bombs = {
        "undeclared": forged((b"a.json", PACKED, 10, SUM)),
        "declared beyond its ratio": forged((b"a.json", deflated(b"0" * 9000), 15_999_999, 1)),
        "declared beyond a file": forged((b"a.json", PACKED, 4_000_000_000, SUM)),
        "nested": hand_ins.zipped([("in.zip", forged((b"a.json", PACKED, 10, SUM)))]),
        "wrong sum": forged((b"a.json", PACKED, MEGABYTES, SUM ^ 1)),
    }
    found = unzip(modules, bombs.values())
    for name, result in zip(bombs, found, strict=True):
        assert [item["trouble"] for item in result["found"]] in (["zip-bomb"], ["zip-damaged"]), (
            name
        )
        # A stream hands over what it has in pieces; one of them may come before the stop.
        assert result["unpacked"] <= (MEGABYTES if name == "wrong sum" else 400_000), name


def test_entries_that_share_one_content_are_unpacked_only_so_often(modules: Modules) -> None:
    many = forged(*((b"%d.json" % n, PACKED, MEGABYTES, SUM) for n in range(4)), overlap=True)
    crowd = forged(*((b"%d.json" % n, b"", 0, 0) for n in range(5001)), overlap=True)
    declared = forged(*((b"%d.zip" % n, PACKED, 390_000_000, SUM) for n in range(9)), overlap=True)
    shared, crowded, beyond = unzip(modules, [many, crowd, declared])
    assert shared["unpacked"] <= 4 * MEGABYTES
    assert [item["trouble"] for item in crowded["found"]] == ["zip-many"]
    assert len(beyond["found"]) == 9 and beyond["unpacked"] <= MEGABYTES


def test_names_of_entries_are_only_names(modules: Modules) -> None:
    names = ["../../x.json", "/etc/x.json", "C:\\x.json", "a\0.json", "x/" * 2000 + ".json"]
    names += [f"{text}.json" for text in hostile.INJECTIONS]
    made = forged(*((name.encode("utf-8"), b"\3\0", 0, 0) for name in names))
    (found,) = unzip(modules, [made])
    assert [item["text"] for item in found["found"]] == [0] * len(names)


@pytest.mark.parametrize("count", MANY)
def test_a_zip_with_wrong_bytes_is_read_or_named(modules: Modules, count: int) -> None:
    inner = hand_ins.zipped([("b.json", b'{"b": 1}')])
    good = hand_ins.zipped([("a.json", b'{"a": 1}' * 50), ("in.zip", inner), ("x.pdf", b"%PDF")])
    zips = []
    for n in range(count):
        random, content = Random(n), bytearray(good)
        for _ in range(random.randint(1, 4)):
            content[random.randrange(len(content))] = random.choice(
                [0, 1, 255, random.randrange(256)]
            )
        zips.append(bytes(content[: random.randrange(len(content))] if n % 5 == 0 else content))
    for result in unzip(modules, zips):
        assert result["found"] and len(result["found"]) <= 4
        assert all(("text" in item) != ("trouble" in item) for item in result["found"])
        assert result["unpacked"] <= 100_000


def test_no_file_of_a_zip_is_lost_without_a_word(modules: Modules) -> None:
    good = hand_ins.zipped([("a.json", b"{}"), ("b.json", b"{}")])
    end = good.rindex(b"PK\5\6")
    fewer = [good[: end + 10] + bytes([count]) + good[end + 11 :] for count in (0, 1)]
    found = unzip(modules, [*fewer, hand_ins.zipped([]), hand_ins.zipped([("a/", b"")])])
    troubles = [[item["trouble"] for item in result["found"]] for result in found]
    assert troubles == [["zip-damaged"], ["zip-damaged"], ["zip-empty"], ["zip-empty"]]


def test_zips_of_every_kind_still_open(modules: Modules) -> None:
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        (found,) = unzip(modules, [hand_ins.zipped([("a.json", b"{}")], method)])
        assert found["found"] == [{"path": 14, "text": 2}]


UNKNOWN = {"trouble": "zip-method"}
SPACES = b"{}" + b" " * 100_000


def test_what_packs_well_is_read_and_what_is_locked_or_packed_otherwise_is_named(
    modules: Modules,
) -> None:
    plain = hand_ins.zipped([("a.json", b"{}"), ("b.json", SPACES)])
    locked = bytearray(plain)
    locked[plain.index(b"PK\1\2") + 8] |= 1
    other = hand_ins.zipped([("a.json", b"{}" * 99)], zipfile.ZIP_BZIP2)
    crowd = forged(*((b"%d.json" % n, b"", 0, 0) for n in range(600)), overlap=True)
    text = hand_ins.zipped([("a.txt", b"words"), ("b.txt", b" {"), ("no.json/", b"")])
    found = [each["found"] for each in unzip(modules, [plain, bytes(locked), other, crowd, text])]
    assert found[0] == [{"path": 14, "text": 2}, {"path": 14, "text": len(SPACES)}]
    assert found[1] == [{"path": 14, "trouble": "zip-locked"}, found[0][1]]
    assert found[2] == [{"path": 14, **UNKNOWN}]
    assert {each["trouble"] for each in found[3]} == {"zip-damaged"} and len(found[3]) == 600
    assert found[4] == [{"path": 13, "trouble": "other-file"}, {"path": 13, "text": 2}]


READ = """
    const { filesIn } = await at("class/intake.mjs");
    const bytes = Uint8Array.from(atob(given), (letter) => letter.charCodeAt(0));
    const found = [];
    for await (const file of filesIn([new File([bytes], "all.zip")])) found.push(file);
    return found;
"""


def test_a_zip_with_sizes_of_64_bits_opens_also_with_a_comment(
    modules: Modules, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As platforms stream them: what does not fit stands in an extra part, after others."""
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 0)
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 0)
    for comment in (b"", b"Made on Monday. " * 20, b"x" * 65_535):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, extra in (("a.json", b""), ("in/b.json", struct.pack("<HHI", 7, 4, 1))):
                about = zipfile.ZipInfo(name)
                about.extra, about.compress_type = extra, zipfile.ZIP_DEFLATED
                archive.writestr(about, f'{{"of": "{name}"}}' * 3)
            archive.comment = comment
        found = ask_modules(modules, READ, base64.b64encode(file.getvalue()).decode())
        assert found == [
            {"path": f"all.zip/{name}", "text": f'{{"of": "{name}"}}' * 3}
            for name in ("a.json", "in/b.json")
        ]


@pytest.mark.parametrize("how", HINDRANCES)
@pytest.mark.parametrize("has_our_own", [True, False])
def test_in_a_browser_that_cannot_unpack_a_zip_is_read_or_named(
    modules: Modules, how: str, has_our_own: bool
) -> None:
    if not has_our_own:
        without_our_own(modules.page)
    hinder(modules.page, how)
    zips = [
        hand_ins.zipped([("a.json", b"{}")], method)
        for method in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED)
    ]
    packed, bare = unzip(modules, zips)
    modules.page.unroute_all()
    modules.page.reload()
    assert packed["found"] == [{"path": 14, **({"text": 2} if has_our_own else UNKNOWN)}]
    assert bare["found"] == [{"path": 14, "text": 2}]
