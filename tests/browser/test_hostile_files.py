"""Files and codes from strangers: read, or named in a sentence; never run, never endless."""

from __future__ import annotations

import base64
import json
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable
from random import Random
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

from macros import wording
from macros.cases.data import case_data
from tests import hand_ins, hostile
from tests.modules import Modules
from tests.test_backup import FORMAT_1
from tests.test_backup import SCHEMA as BACKUP_SCHEMA
from tests.test_hand_in import SCHEMA as HAND_IN_SCHEMA

MANY = [300, pytest.param(5000, marks=pytest.mark.long)]


SENTENCES = wording.load().for_needs(["class", "practice", "workbook", "counterpart"])


def sentence(key: str, values: dict[str, Any]) -> str:
    """What a person reads; fails where there is no sentence for `key`, or a hole in it."""
    words = SENTENCES[key]
    words = words if isinstance(words, str) else words["other"]
    assert words.rstrip()[-1] in ".?", (key, words)
    assert set(re.findall(r"{(\w+)}", words)) <= values.keys(), (key, words)
    return str(words)


def ask(modules: Modules, script: str, given: Any) -> Any:
    """Runs `script` with the data below `at(module)`; texts travel as JSON in ASCII, as they are."""
    whole = """async ([script, text]) => {
        const at = (path) => import(new URL(`assets/${path}`, document.baseURI));
        const run = new (async () => {}).constructor("at", "given", script);
        const made = JSON.stringify(await run(at, JSON.parse(text)));
        return made.replace(/[\\u0080-\\uffff]/g, (unit) => "\\\\u" + unit.charCodeAt(0).toString(16).padStart(4, "0"));
    }"""
    modules.page.evaluate(hostile.WATCH)
    found = json.loads(modules.page.evaluate(whole, [script, json.dumps(given)]))
    hostile.expect_unharmed(modules.page)
    return found


# Backup files -----------------------------------------------------------------------------------

OPEN = """
    const [backup, merge, records] = await Promise.all(
        ["workbook/backup.mjs", "workbook/merge.mjs", "worksheet/records.mjs"].map(at));
    const mine = new Map(given.mine);
    return given.texts.map((text) => {
        const { backup: read, problem } = backup.readBackup(text, "test");
        if (problem) return { problem };
        const found = merge.compare(read.records, (key) => mine.get(key));
        const both = merge.both(read.records, found, new Map([["first", { id: "copy", name: "Copy" }]]), 50);
        const written = [...merge.newest(found), ...both];
        const bad = written.filter(([, record]) => !records.examine(record).record).map(([key]) => key);
        return { records: read.records.length, bad };
    });
"""


def backups(count: int) -> list[str]:
    """Damaged copies of a good backup."""
    good = FORMAT_1.read_text("utf-8")
    data = json.loads(good)
    made = []
    for n in range(count):
        random = Random(n)
        text = json.dumps(hostile.damaged(data, random))
        made.append(text if n % 3 else hostile.scratched(good, random))
    return made


@pytest.mark.parametrize("count", MANY)
def test_a_damaged_backup_is_refused_as_a_whole_or_every_record_is_sound(
    modules: Modules, count: int
) -> None:
    texts = backups(count)
    mine = list(json.loads(FORMAT_1.read_text("utf-8"))["records"].items())
    results = ask(modules, OPEN, {"texts": texts, "mine": mine})
    problems = {json.dumps(one["problem"]) for one in results if "problem" in one}
    for problem in map(json.loads, sorted(problems)[:60]):
        sentence(problem["key"], problem.get("values", {}))
        assert len(json.dumps(problem)) < 3000
    opened = [(text, one) for text, one in zip(texts, results, strict=True) if "records" in one]
    assert len(problems) > 20 and len(opened) > 20, "both are tried"
    for text, one in opened:
        assert one["bad"] == [], (text[:300], one["bad"])
        assert one["records"] <= 12
        assert Draft7Validator(BACKUP_SCHEMA).is_valid(json.loads(text)), text[:300]


def test_a_backup_with_too_many_records_is_not_looked_at(modules: Modules) -> None:
    looks = """
        const { readBackup } = await at("workbook/backup.mjs");
        const records = Object.fromEntries(Array.from({ length: 100_001 }, (_, n) => [`first/a/first/${n}`, 0]));
        const real = Object.hasOwn;
        let looked = 0;
        Object.hasOwn = (...one) => ((looked += 1), real(...one));
        const text = JSON.stringify({ format: 1, course: "test", made: "2026-11-22T20:15:00Z", records });
        const { problem } = readBackup(text, "test");
        Object.hasOwn = real;
        return [problem, looked];
    """
    problem, looked = ask(modules, looks, None)
    assert looked < 10
    sentence(problem["key"], {})


# Hand-ins ---------------------------------------------------------------------------------------

READ = """
    const { read } = await at("hand-in/format.mjs");
    return given.map((text) => read(text));
"""


def damaged_hand_ins(count: int) -> list[str]:
    """Damaged copies of good hand-ins."""
    made = []
    for n in range(count):
        random = Random(n)
        good = hand_ins.hand_in(n % 7, name=random.choice(hostile.TEXTS[:-1]))
        good["worksheets"] = random.sample(good["worksheets"], 3)
        data = good
        for _ in range(random.randrange(1, 4)):
            data = hostile.damaged(data, random)
        made.append(json.dumps(data) if n % 3 else hostile.scratched(json.dumps(good), random))
    return made


@pytest.mark.parametrize("count", MANY)
def test_a_damaged_hand_in_is_named_or_what_is_left_of_it_is_sound(
    modules: Modules, count: int
) -> None:
    results = ask(modules, READ, damaged_hand_ins(count))
    good = [one["handIn"] for one in results if "handIn" in one]
    troubles = {one["trouble"] for one in results if "trouble" in one}
    assert len(good) > count / 10 and len(troubles) > 1, "both are tried"
    for trouble in troubles:
        sentence(f"class.trouble.{trouble}", {"n": 2})
    for one in good:
        Draft202012Validator(HAND_IN_SCHEMA).validate(one)


# Zips -------------------------------------------------------------------------------------------

UNZIP = """
    const { filesIn } = await at("class/intake.mjs");
    const Real = window.DecompressionStream;
    let unpacked = 0;
    window.DecompressionStream = class {
        constructor(format) {
            const real = new Real(format);
            const count = new TransformStream({ transform(piece, to) { unpacked += piece.length; to.enqueue(piece); } });
            this.writable = real.writable;
            this.readable = real.readable.pipeThrough(count);
        }
    };
    const results = [];
    for (const text of given) {
        unpacked = 0;
        const bytes = Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
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
    found = ask(modules, UNZIP, [base64.b64encode(one).decode() for one in zips])
    for trouble in {
        item["trouble"] for one in found for item in one["found"] if item.get("trouble")
    }:
        sentence(f"class.trouble.{trouble}", {"n": 2})
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
    for name, one in zip(bombs, found, strict=True):
        assert [item["trouble"] for item in one["found"]] in (["zip-bomb"], ["zip-damaged"]), name
        # A stream hands over what it has in pieces; one of them may come before the stop.
        assert one["unpacked"] <= (MEGABYTES if name == "wrong sum" else 400_000), name


def test_entries_that_share_one_content_are_unpacked_only_so_often(modules: Modules) -> None:
    many = forged(*((b"%d.json" % n, PACKED, MEGABYTES, SUM) for n in range(4)), overlap=True)
    crowd = forged(*((b"%d.json" % n, b"", 0, 0) for n in range(5001)), overlap=True)
    declared = forged(*((b"%d.zip" % n, PACKED, 390_000_000, SUM) for n in range(9)), overlap=True)
    shared, crowded, beyond = unzip(modules, [many, crowd, declared])
    assert shared["unpacked"] <= 4 * MEGABYTES
    assert [one["trouble"] for one in crowded["found"]] == ["zip-many"]
    assert len(beyond["found"]) == 9 and beyond["unpacked"] <= MEGABYTES


def test_names_of_entries_are_only_names(modules: Modules) -> None:
    names = ["../../x.json", "/etc/x.json", "C:\\x.json", "a\0.json", "x/" * 2000 + ".json"]
    names += [f"{text}.json" for text in hostile.INJECTIONS]
    made = forged(*((name.encode("utf-8"), b"\3\0", 0, 0) for name in names))
    (found,) = unzip(modules, [made])
    assert [one["text"] for one in found["found"]] == [0] * len(names)


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
    for one in unzip(modules, zips):
        assert one["found"] and len(one["found"]) <= 4
        assert all(("text" in item) != ("trouble" in item) for item in one["found"])
        assert one["unpacked"] <= 100_000


def test_zips_of_every_kind_still_open(modules: Modules) -> None:
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        (found,) = unzip(modules, [hand_ins.zipped([("a.json", b"{}")], method)])
        assert found["found"] == [{"path": 14, "text": 2}]


# Result codes and addresses ---------------------------------------------------------------------

CODES = """
    const { read, write } = await at("practice/code.mjs");
    const { classCodes } = await at("class/codes.mjs");
    const { fromFragment, toFragment } = await at("counterpart/settings.mjs");
    const codes = given.texts.map((text) => read(text, given.cases));
    const whole = classCodes(given.texts.join("\\n"), given.cases);
    const games = given.fragments.map((text) => {
        const { settings, mistake } = fromFragment(text, given.cases);
        return settings ? { again: fromFragment(toFragment(settings), given.cases).settings, settings } : { mistake };
    });
    return { codes, again: codes.map((one) => (one.mistake ? null : read(write(one), given.cases))), games,
        played: whole.played.length, mistakes: whole.mistakes.length };
"""
GOOD_CODES = ("rota-swap:1-3-1-3 G:25-25-25-25", "lead-role/walk-away:none", "rota-swap:none")
GOOD_GAME = "#case=third-floor&version=1&role=b&mood=surprise&difficulty=even&seed=heron"


@pytest.mark.parametrize("count", MANY)
def test_codes_and_addresses_are_understood_or_named(modules: Modules, count: int) -> None:
    texts, fragments = list(hostile.TEXTS), [f"#case={text}&seed=x" for text in hostile.TEXTS]
    fragments += [
        f"#{name}=1&case=rota-swap&seed={text}" for name in hostile.NAMES for text in ("a", "%")
    ]
    for n in range(count):
        random = Random(n)
        texts.append(hostile.scratched(random.choice(GOOD_CODES), random).replace("\n", " "))
        fragments.append(hostile.scratched(GOOD_GAME, random))
    cases = {id: modules_case(id) for id in ("rota-swap", "lead-role", "third-floor")}
    found = ask(modules, CODES, {"texts": texts, "fragments": fragments, "cases": cases})
    for code, again in zip(found["codes"], found["again"], strict=True):
        assert again == (None if "mistake" in code else code)
    assert found["played"] <= 6
    for mistake in {one["mistake"] for one in found["codes"] if "mistake" in one}:
        sentence(f"practice.code.{mistake}", {"id": "x", "of": 4, "issue": 1})
    for game in found["games"]:
        assert game.get("again") == game.get("settings")


def modules_case(id: str) -> Any:
    """What pages know of a case of the real course."""
    case = hand_ins.library().cases[id]
    return json.loads(json.dumps(case_data(case), default=lambda part: part.model_dump()))


def test_more_lines_than_a_class_has_are_said(modules: Modules) -> None:
    given = {"text": "rota-swap:none\n" * 2500, "cases": {"rota-swap": modules_case("rota-swap")}}
    script = """
        const { classCodes } = await at("class/codes.mjs");
        const { played, mistakes } = classCodes(given.text, given.cases);
        return [played[0].noDeals, mistakes];
    """
    counted, mistakes = ask(modules, script, given)
    assert counted == 2000
    assert [one["mistake"] for one in mistakes] == ["many"]


# Spreadsheets -----------------------------------------------------------------------------------


@pytest.mark.parametrize("count", MANY)
def test_no_cell_can_be_taken_for_a_formula_wherever_a_spreadsheet_cuts(
    modules: Modules, count: int
) -> None:
    texts = [
        *hostile.TEXTS,
        *(hostile.scratched("one;=2,\n+3\t@4 -5", Random(n)) for n in range(count)),
    ]
    cells = ask(modules, 'return given.map((await at("class/csv.mjs")).cell);', texts)
    for text, cell in zip(texts, cells, strict=True):
        assert cell[0] == cell[-1] == '"' and '"' not in cell[1:-1].replace('""', "")
        for piece in cell[1:-1].replace("\r", "\n").replace(";", "\n").split("\n"):
            assert not piece.strip("\t \ufeff\u200b\u200d\x00").startswith(("=", "+", "-", "@")), (
                text
            )
