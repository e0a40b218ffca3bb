"""Formats: what the code writes fits the schemas, and what a later version writes is not lost."""

from __future__ import annotations

import json
from typing import Any

from jsonschema import Draft7Validator
from playwright.sync_api import Page
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

from tests.support import hand_ins
from tests.support.modules import Modules
from tests.support.project import ROOT

ASSETS = ROOT / "macros/theme/assets"


def validator(name: str) -> Draft7Validator:
    """The schema `name`, with all of ours to refer to."""
    schemas = {
        path.relative_to(ASSETS).as_posix(): json.loads(path.read_text("utf-8"))
        for path in ASSETS.rglob("*.schema.json")
    }
    base = "https://schemas.invalid/"
    registry: Registry[Any] = Registry().with_resources(
        (base + key, Resource.from_contents(schema, default_specification=DRAFT7))
        for key, schema in schemas.items()
    )
    return Draft7Validator({"$ref": base + name}, registry=registry)


def wrong(name: str, data: Any) -> list[str]:
    return [f"{list(error.path)}: {error.message}" for error in validator(name).iter_errors(data)]


def tools(modules: Modules) -> Page:
    """The page, with the tools of these tests in it."""
    if not modules.page.evaluate("'written' in window"):
        modules.page.add_script_tag(path=ROOT / "tests/support/formats_tools.js")
    return modules.page


def written(modules: Modules) -> dict[str, Any]:
    """What a learner's device holds, tells and sends after a little of everything."""
    modules.page.evaluate("URL.createObjectURL = () => '#'")
    found: dict[str, Any] = json.loads(tools(modules).evaluate("() => written()"))
    return found


def test_what_is_stored_fits_its_schema(modules: Modules) -> None:
    found = written(modules)
    stored = found["stored"]
    assert {"_current", "_practice/case/x", "_settings/backup"} <= stored.keys()
    assert any(key.startswith("_aside/") for key in stored)
    assert any(key.endswith("/_started") for key in stored)
    assert wrong("responses/record.schema.json", stored) == []
    assert wrong("backup/workbook.schema.json", json.loads(found["backup"])) == []


def test_the_schema_of_stored_records_finds_what_is_wrong() -> None:
    good = {"format": 1, "value": "x", "savedAt": 5}
    bad: list[dict[str, Any]] = [
        {"first/a/first/b": {**good, "savedAt": -1}},
        {"first/a/first/b": {"format": 1, "savedAt": 1}},
        {"first//first/b": good},
        {"_current": {**good, "value": 5}},
        {"_negotiations/a": {**good, "value": {"id": 5}}},
        {"_settings/keep-nothing": {**good, "value": "yes"}},
    ]
    for record in bad:
        assert wrong("responses/record.schema.json", record), record


def test_what_tabs_tell_each_other_fits_its_schema(modules: Modules) -> None:
    heard = written(modules)["heard"]
    assert any("record" in message for message in heard) and any(
        "record" not in message for message in heard
    )
    for message in heard:
        assert wrong("responses/store/message.schema.json", message) == []


UNPACK = """async (text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return new Response(stream).text();
}"""


def test_what_a_platform_gets_fits_its_schema(modules: Modules) -> None:
    for packed in written(modules)["platform"]:
        assert packed.startswith("cg1z:") and packed.isascii()
        text = modules.page.evaluate(UNPACK, packed[5:])
        entries = json.loads(text)
        assert len(entries) > 5
        assert wrong("lms/suspend.schema.json", entries) == []
        assert "previous" not in text and "_aside" not in text and "_settings" not in text


# What a later version writes ---------------------------------------------------------------------

ADDED = {
    "format": 1, "exercise": "sheet", "revision": 1, "field": "what", "value": "words",
    "savedAt": 5, "mood": {"later": True},
}  # fmt: skip
LATER = {
    "first/sheet/first/what": ADDED,
    "_later/place": {"format": 1, "value": [1], "savedAt": 6},
}


def test_what_a_later_version_added_stays_when_a_record_is_edited(modules: Modules) -> None:
    def dated(content: dict[str, Any]) -> Any:
        return modules.call("responses/records.mjs", "dated", content, ADDED, 50)

    edited = dated({"value": "new words", "field": "what"})
    assert edited["mood"] == {"later": True} and edited["value"] == "new words"
    assert "exercise" not in edited, "what is known comes from the edit alone"
    assert "mood" not in dated({"value": None}), "nothing of what was taken away remains"


def test_what_a_later_version_added_travels(modules: Modules) -> None:
    opened, carried = tools(modules).evaluate("(records) => travelled(records)", LATER)
    assert opened == LATER
    assert carried == LATER


def test_a_file_of_a_later_version_with_the_same_format_opens_in_an_older_one(
    modules: Modules,
) -> None:
    about = {"format": 1, "course": "test", "made": "2026-11-22T20:15:00Z", "by": "0.9"}
    text = json.dumps({**about, "records": LATER, "pictures": []})
    found = modules.call("backup/backup.mjs", "readBackup", text, "test")
    assert dict(found["backup"]["records"]) == LATER
    assert wrong("backup/workbook.schema.json", json.loads(text)) == []


def test_a_message_of_a_later_version_is_ignored(modules: Modules) -> None:
    messages: list[Any] = [None, 5, "text", [], {}, {"kind": "hello"}, {"key": 5}, {"record": {}}]
    values, errors = tools(modules).evaluate("(messages) => told(messages)", messages)
    assert values == ["here", "last"]
    assert errors == []


def test_a_hand_in_of_a_later_version_is_named_or_read(modules: Modules) -> None:
    good = hand_ins.hand_in(1)
    added = {**good, "mood": "calm"}
    texts = [[json.dumps({**good, "format": 2})], [json.dumps(added)], [json.dumps(good)]]
    newer, read, plain = modules.each("hand-in/format.mjs", "read", texts)
    assert newer == {"trouble": "newer"}
    assert read == plain and "mood" not in read["handIn"]
