"""What journeys ask of a page with worksheets, by its structure and never by its words."""

from __future__ import annotations

import io
import unicodedata
from typing import Any

import pypdf

from tests.journeys.driver import Driver

SAVED = "[data-part=status][data-state=durable]"
CONTROLS = """() => [...document.querySelectorAll("form[data-worksheet]")].flatMap((form) =>
  [...form.elements].filter((box) => box.name && !box.closest("template")).map((box) => [
    box.name.split(".").at(-1), box.type,
    ["radio", "checkbox"].includes(box.type) ? [box.value, box.checked] : box.value]))"""
IN_DATABASE = """(text) => new Promise((done) => {
  const wanted = JSON.stringify(text).slice(1, -1);
  const opening = indexedDB.open("common-ground");
  opening.onsuccess = () => {
    const { result } = opening, finish = (value) => (result.close(), done(value));
    if (!result.objectStoreNames.contains("records")) return finish(false);
    const asked = result.transaction("records").objectStore("records").getAll();
    asked.onsuccess = () => finish(JSON.stringify(asked.result).includes(wanted));
  };
})"""


def controls(driver: Driver) -> Any:
    """Every control of every worksheet on the page, with what is written or chosen there."""
    return driver.evaluate(CONTROLS)


def saved(driver: Driver, text: str) -> None:
    """Waits until a text is on the disk, and the page has said so."""
    driver.until(IN_DATABASE, text)
    driver.until("(selector) => Boolean(document.querySelector(selector))", SAVED)


def checked(driver: Driver, selector: str) -> bool:
    """Whether a radio button or a tick is set."""
    return bool(driver.evaluate("(selector) => document.querySelector(selector).checked", selector))


def count(driver: Driver, selector: str) -> int:
    """How many there are."""
    return int(
        driver.evaluate("(selector) => document.querySelectorAll(selector).length", selector)
    )


def on_paper(pdf: bytes) -> str:
    """The text of printed pages, with plain spaces and no line ends."""
    text = " ".join(sheet.extract_text() or "" for sheet in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    return " ".join(unicodedata.normalize("NFKC", text).split())


def left_edge(pdf: bytes) -> float:
    """How far left any text of printed pages begins, in points."""
    places: list[float] = []

    def hear(text: str, current: list[float], matrix: list[float], *_: Any) -> None:
        if text.strip():
            places.append(matrix[4] * current[0] + matrix[5] * current[2] + current[4])

    for sheet in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        sheet.extract_text(visitor_text=hear)
    return min(places)
