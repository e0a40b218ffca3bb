"""Files and codes from strangers: read, or named in a sentence; never run, never endless."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

from macros.cases.data import case_data
from tests.support import hand_ins, hostile
from tests.support.file_formats import BACKUP_FORMAT_1, BACKUP_SCHEMA, HAND_IN_SCHEMA
from tests.support.hostile_files import (
    MANY,
    ask_modules,
    damaged_hand_ins,
    expect_sentence,
)
from tests.support.modules import Modules

# Backup files -----------------------------------------------------------------------------------

OPEN = """
    const [backup, merge, records, { contentsOf }, { Follows }] = await Promise.all(
        ["backup/backup.mjs", "responses/merge/merge.mjs", "responses/records.mjs",
         "responses/merge/opening.mjs", "responses/merge/follows.mjs"].map(at));
    const mine = new Map(given.mine);
    const get = (key) => mine.get(key);
    return given.texts.map((text) => {
        const { backup: read, problem } = backup.readBackup(text, "test");
        if (problem) return { problem };
        const found = merge.compare(read.records, get);
        const { elsewhere } = contentsOf(read.records, get, new Follows([]));
        const copies = new Map([["first", { id: "copy", name: "Copy" }]]);
        const written = [...merge.newest(found), ...merge.newest(elsewhere.comparison),
            ...merge.both(read.records, found, copies, 50, get)];
        const bad = written.filter(([, record]) => !records.examine(record).record);
        return { records: read.records.length, bad: bad.map(([key]) => key) };
    });
"""


def backups(count: int) -> list[str]:
    """Damaged copies of a good backup."""
    good = BACKUP_FORMAT_1.read_text("utf-8")
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
    mine = list(json.loads(BACKUP_FORMAT_1.read_text("utf-8"))["records"].items())
    results = ask_modules(modules, OPEN, {"texts": texts, "mine": mine})
    problems = {json.dumps(result["problem"]) for result in results if "problem" in result}
    for problem in map(json.loads, sorted(problems)[:60]):
        expect_sentence(problem["key"], problem.get("values", {}))
        assert len(json.dumps(problem)) < 3000
    opened = [
        (text, result) for text, result in zip(texts, results, strict=True) if "records" in result
    ]
    assert len(problems) > 20 and len(opened) > 20, "both are tried"
    for text, result in opened:
        assert result["bad"] == [], (text[:300], result["bad"])
        assert result["records"] <= 12
        assert Draft7Validator(BACKUP_SCHEMA).is_valid(json.loads(text)), text[:300]


def test_a_backup_with_too_many_records_is_not_looked_at(modules: Modules) -> None:
    looks = """
        const { readBackup } = await at("backup/backup.mjs");
        const many = Array.from({ length: 100_001 }, (_, n) => [`first/a/first/${n}`, 0]);
        const real = Object.hasOwn;
        let looked = 0;
        Object.hasOwn = (...asked) => ((looked += 1), real(...asked));
        const about = { format: 1, course: "test", made: "2026-11-22T20:15:00Z" };
        const text = JSON.stringify({ ...about, records: Object.fromEntries(many) });
        const { problem } = readBackup(text, "test");
        Object.hasOwn = real;
        return [problem, looked];
    """
    problem, looked = ask_modules(modules, looks, None)
    assert looked < 10
    expect_sentence(problem["key"], {})


# Hand-ins ---------------------------------------------------------------------------------------

READ = """
    const { read } = await at("hand-in/format.mjs");
    return given.map((text) => read(text));
"""


@pytest.mark.parametrize("count", MANY)
def test_a_damaged_hand_in_is_named_or_what_is_left_of_it_is_sound(
    modules: Modules, count: int
) -> None:
    results = ask_modules(modules, READ, damaged_hand_ins(count))
    good = [result["handIn"] for result in results if "handIn" in result]
    troubles = {result["trouble"] for result in results if "trouble" in result}
    assert len(good) > count / 20 and len(troubles) > 1, "both are tried"
    for trouble in troubles:
        expect_sentence(f"class.trouble.{trouble}", {"n": 2})
    for hand_in in good:
        Draft202012Validator(HAND_IN_SCHEMA).validate(hand_in)


# Result codes and addresses ---------------------------------------------------------------------

CODES = """
    const { read, write } = await at("cases/code.mjs");
    const { classCodes } = await at("class/codes.mjs");
    const { fromFragment, toFragment } = await at("counterpart/settings.mjs");
    const codes = given.texts.map((text) => read(text, given.cases));
    const whole = classCodes(given.texts.join("\\n"), given.cases);
    const games = given.fragments.map((text) => {
        const { settings, mistake } = fromFragment(text, given.cases);
        if (mistake) return { mistake };
        const again = settings && fromFragment(toFragment(settings), given.cases).settings;
        return { settings, again };
    });
    const again = codes.map((code) => (code.mistake ? null : read(write(code), given.cases)));
    return { codes, again, games, played: whole.played.length };
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
    found = ask_modules(modules, CODES, {"texts": texts, "fragments": fragments, "cases": cases})
    for code, again in zip(found["codes"], found["again"], strict=True):
        assert again == (None if "mistake" in code else code)
    assert found["played"] <= 6
    for mistake in {code["mistake"] for code in found["codes"] if "mistake" in code}:
        expect_sentence(f"practice.code.{mistake}", {"id": "x", "of": 4, "issue": 1})
    for mistake in {game["mistake"] for game in found["games"] if "mistake" in game}:
        expect_sentence(f"game.mistake.{mistake}", {})
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
    counted, mistakes = ask_modules(modules, script, given)
    assert counted == 2000
    assert [mistake["mistake"] for mistake in mistakes] == ["many"]


# Spreadsheets -----------------------------------------------------------------------------------


@pytest.mark.parametrize("count", MANY)
def test_no_cell_can_be_taken_for_a_formula_wherever_a_spreadsheet_cuts(
    modules: Modules, count: int
) -> None:
    texts = [
        *hostile.TEXTS,
        *(hostile.scratched("one;=2,\n+3\t@4 -5", Random(n)) for n in range(count)),
    ]
    cells = ask_modules(modules, 'return given.map((await at("class/csv.mjs")).cell);', texts)
    for text, cell in zip(texts, cells, strict=True):
        assert cell[0] == cell[-1] == '"' and '"' not in cell[1:-1].replace('""', "")
        for piece in cell[1:-1].replace("\r", "\n").replace(";", "\n").split("\n"):
            assert not piece.strip("\t \ufeff\u200b\u200d\x00").startswith(("=", "+", "-", "@")), (
                text
            )
