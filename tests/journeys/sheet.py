"""What journeys ask of a page with worksheets, by its structure and never by its words."""

from __future__ import annotations

import io
import unicodedata
from typing import Any

import pypdf

from tests.journeys.driver import Driver

SAVED = "[data-part=status][data-state=durable]"
CONTROLS = """() => [...document.querySelectorAll("form[data-worksheet]")].flatMap((form) =>
  [...form.elements].filter((one) => one.name && !one.closest("template")).map((one) => [
    one.name.split(".").at(-1), one.type,
    ["radio", "checkbox"].includes(one.type) ? [one.value, one.checked] : one.value]))"""
IN_DATABASE = """(text) => new Promise((done) => {
  const opening = indexedDB.open("common-ground");
  opening.onsuccess = () => {
    const { result } = opening, finish = (value) => (result.close(), done(value));
    if (!result.objectStoreNames.contains("records")) return finish(false);
    const asked = result.transaction("records").objectStore("records").getAll();
    asked.onsuccess = () => finish(JSON.stringify(asked.result).includes(JSON.stringify(text).slice(1, -1)));
  };
})"""


def controls(driver: Driver) -> Any:
    """Every control of every worksheet on the page, with what is written or chosen there."""
    return driver.evaluate(CONTROLS)


def saved(driver: Driver, text: str) -> None:
    """Waits until a text is on the disk, and the page has said so."""
    driver.until(IN_DATABASE, text)
    driver.until("(one) => document.querySelector(one)", SAVED)


def checked(driver: Driver, selector: str) -> bool:
    """Whether a radio button or a tick is set."""
    return bool(driver.evaluate("(one) => document.querySelector(one).checked", selector))


def count(driver: Driver, selector: str) -> int:
    """How many there are."""
    return int(driver.evaluate("(one) => document.querySelectorAll(one).length", selector))


def on_paper(driver: Driver) -> str:
    """The text of the printed page, with plain spaces and no line ends."""
    paper = pypdf.PdfReader(io.BytesIO(driver.print()))
    text = " ".join(sheet.extract_text() or "" for sheet in paper.pages)
    return " ".join(unicodedata.normalize("NFKC", text).split())
