"""A worksheet that lives in the page of the modules: real markup, and a store of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.support.modules import Modules
from tests.support.project import SUPPORT
from tests.support.sheets import write_site

LIVE = """async ([html, records]) => {
    const at = (path) => import(new URL(`assets/${path}`, document.baseURI));
    const [{ Worksheet }, { loadFieldModules }] =
        await Promise.all(["worksheet/worksheet.mjs", "worksheet/field-modules.mjs"].map(at));
    document.querySelector("main")?.remove();
    const main = document.body.appendChild(document.createElement("main"));
    main.innerHTML = html;
    const form = main.querySelector("form");
    const spec = JSON.parse(form.querySelector("[data-part=spec]").textContent);
    const kept = await keptIn(records);
    await loadFieldModules(form, spec);
    const worksheet = new Worksheet(form, spec, kept.workbook);
    worksheet.start();
    form.classList.remove("ws-late");
    window.live = { ...kept, form, spec, worksheet };
}"""
STORED = """() => {
    const mine = `${live.store.prefix}first/`;
    const written = live.store.list(mine).filter(([key]) => !key.endsWith("_started"));
    return Object.fromEntries(written.map(([key, { value }]) => [key.slice(mine.length), value]));
}"""


def markup(folder: Path, id: str, body: str) -> str:
    """A worksheet with its heading, as it stands in a page."""
    (folder / "assets").mkdir(exist_ok=True)  # only the page of the modules asks for them
    html = (write_site(folder, {id: body}) / id / "index.html").read_text("utf-8")
    return html.partition("<main>")[2].partition("</main>")[0]


class LiveSheet:
    """Worksheets in one page: each is opened with what is kept for it."""

    def __init__(self, modules: Modules) -> None:
        self.page: Page = modules.page
        self.page.add_script_tag(path=SUPPORT / "kept_records.js")

    def open(self, html: str, records: dict[str, Any] | None = None) -> None:
        """`records` by their keys, as `kept_records.js` takes them."""
        self.page.evaluate(LIVE, [html, records or {}])

    def stored(self) -> dict[str, Any]:
        """The values of the first negotiation, by `exercise/take/field`."""
        found: dict[str, Any] = self.page.evaluate(STORED)
        return found
