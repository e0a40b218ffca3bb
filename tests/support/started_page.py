"""A whole page of one part, made of a few lines and started on the empty page of the modules."""

from __future__ import annotations

from itertools import count
from typing import Any

from playwright.sync_api import Page

START = """async ([path, html, records, islands]) => {
    const island = document.getElementById("cg-site");
    island.textContent = JSON.stringify({ ...JSON.parse(island.textContent), base: path });
    const prefix = `cg:test:/${path}/`;
    for (const [key, record] of Object.entries(records)) {
        const text = typeof record === "string" ? record
            : JSON.stringify({ format: 1, savedAt: 5, ...record });
        localStorage.setItem(prefix + key, text);
    }
    for (const [id, data] of Object.entries(islands)) {
        const script = document.createElement("script");
        script.id = id, script.type = "application/json", script.textContent = JSON.stringify(data);
        document.body.append(script);
    }
    const main = document.createElement("main");
    main.innerHTML = html;
    document.body.append(main);
    const at = (path) => import(new URL(`assets/${path}`, document.baseURI));
    window.at = at;
    window.workbook = (await at("worksheet/main.mjs")).workbook;
    window.put = (key, value) => workbook.store.put(prefix + key, { value });
}"""
"""The page has `workbook`, `at(path)` imports a module, and `put(key, value)` writes."""

_paths = count(1)


def write_page(page: Page, html: str, records: dict[str, Any], **islands: Any) -> None:
    """Loads the empty page anew with `html` in it; `records` lie on the device, and nothing else.

    A record is `{value, …}`, or a text that lies there as it is. Nothing is started yet.
    """
    page.reload()
    named = {name.replace("_", "-"): island for name, island in islands.items()}
    page.evaluate(START, [f"site-{next(_paths)}", html, records, named])
