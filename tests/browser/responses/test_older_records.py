"""What a browser has held since version 0.1.0 is on the page as it was left."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.support.look import until
from tests.support.project import ROOT

KEPT: dict[str, Any] = json.loads((ROOT / "tests/data/records/browser-0.1.json").read_text("utf-8"))
"""`local`, `indexed`: pairs of key and record; `controls`: names and values as they were shown."""

KEEP = """async ([local, indexed]) => {
    for (const [key, text] of local) localStorage.setItem(key, text);
    const request = indexedDB.open("common-ground", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("records");
    await new Promise((done, fail) => { request.onsuccess = done; request.onerror = fail; });
    const writing = request.result.transaction("records", "readwrite");
    for (const [key, record] of indexed) writing.objectStore("records").put(record, key);
    await new Promise((done, fail) => { writing.oncomplete = done; writing.onerror = fail; });
    request.result.close();
}"""
CONTROLS = """() => [...document.querySelectorAll("form [name]")].map((control) => [control.name,
    /radio|checkbox/.test(control.type)
        ? `${control.value}: ${control.checked}` : control.value])"""


@pytest.mark.parametrize("half", ["both", "local", "indexed"])
def test_records_of_0_1_are_shown_as_they_were_left(quiet: Page, all_kinds: str, half: str) -> None:
    quiet.goto(all_kinds + "../away/")
    local, indexed = (KEPT[name] if half in (name, "both") else [] for name in ("local", "indexed"))
    quiet.evaluate(KEEP, [local, indexed])
    quiet.goto(all_kinds)
    until(quiet, "document.querySelector('[name=story]').value")
    assert quiet.evaluate(CONTROLS) == KEPT["controls"]
