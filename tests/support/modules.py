"""The pure browser modules, called from Python in one page of a real browser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from macros.authoring import yaml_source
from macros.strings import loader as wording
from tests.support.project import ROOT

SECTIONS = ("counterpart", "workbook", "hand-in", "class", "pairing", "lms")
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Modules</title>
<body><script type="application/json" id="cg-site">{site}</script></body></html>"""


def blank_site(folder: Path, assets: Path = ROOT / "macros" / "theme" / "assets") -> Path:
    """A folder with an empty page, the engine's sentences, and the course's assets beside it."""
    (folder / "assets").symlink_to(assets)
    site = {"course": "test", "base": ".", "lang": "en", "strings": sentences()}
    island = json.dumps(site).replace("<", "\\u003c")
    (folder / "index.html").write_text(PAGE.format(site=island), encoding="utf-8")
    return folder


def sentences() -> dict[str, Any]:
    """Every sentence that some module may say."""
    strings = wording.load()
    return strings.for_parts({*map(wording.part_of, strings.browser), *SECTIONS})


LINES = """async ([module, name, call]) => {
    const found = await import(new URL(`assets/${module}`, document.baseURI));
    const made = found[name](...call.map((value) => value ?? undefined));
    const box = document.createElement("div");
    box.append(...(made instanceof Node ? [made] : made));
    const ahead = [...box.querySelectorAll("[tabindex]")].filter(({ tabIndex }) => tabIndex > 0);
    if (ahead.length) throw new Error(`the Tab key comes here out of turn: ${ahead[0].outerHTML}`);
    const LINE = "caption, tr, p, li, dt, dd, h2, h3, h4, summary, label, legend, button, "
        + "svg > title, svg > desc";
    const whole = (node) => node.matches("tr") || !node.querySelector(LINE);
    const text = (node) => node.matches("tr")
        ? [...node.cells].map((cell) => cell.textContent).join(" | ")
        : node.textContent;
    return [...box.querySelectorAll(LINE)].filter(whole).map(text);
}"""
"""Paragraphs, items, headings, buttons, and rows with `|` between their cells."""


class Modules:
    """Calls exported functions of modules below `macros/theme/assets/`."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def call(self, module: str, function: str, *arguments: Any) -> Any:
        """What `function(*arguments)` returns."""
        return self.each(module, function, [list(arguments)])[0]

    def each(self, module: str, function: str, calls: list[list[Any]]) -> list[Any]:
        """What each call returns, in one trip to the browser. `None` comes out for undefined."""
        script = """async ([module, name, calls]) => {
            const found = await import(new URL(`assets/${module}`, document.baseURI));
            return JSON.stringify(calls.map((call) => found[name](...call) ?? null));
        }"""
        # As one text: Playwright looks at every single value of an object, which takes long.
        return list(json.loads(self.page.evaluate(script, [module, function, calls])))

    def lines(self, module: str, function: str, *arguments: Any) -> list[str]:
        """What stands on the nodes that `function(*arguments)` makes, line by line."""
        return list(self.page.evaluate(LINES, [module, function, list(arguments)]))


def load(path: Path) -> Any:
    """A YAML file as the engine reads it."""
    return yaml_source.parse(path.read_text(encoding="utf-8")).value


def worksheet(exercise: str) -> dict[str, Any]:
    """An exercise as the browser gets it: response scales as mappings."""
    found: dict[str, Any] = load(ROOT / "exercises" / f"{exercise}.yaml")
    scales = load(ROOT / "exercises" / "reference" / "response-scales.yaml")
    for field in found["fields"]:
        named = field.get("response_scale")
        if isinstance(named, str):
            field["response_scale"] = scales[named]
    return found
