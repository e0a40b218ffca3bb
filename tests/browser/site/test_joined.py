"""Published modules do what they did apart, whatever names they share with each other."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from macros.publish import publish
from tests.support.server import Server

HTML = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>T</title></head>
<body><p></p><script type="module" src="assets/x/{name}.mjs"></script></body></html>"""

MODULES = {
    # Both pages load this one, so it is in a file of its own.
    "shared": """export const name = (word) => `<${word} name>`;
export const bare = 'bare';""",
    "clash": """export const bare = 'another';
const inner = 'name';
export { inner as origin, inner as default };""",
    "passing": "export { name as label, bare } from './shared.mjs';",
    # The window's own `name` and `origin`.
    "globals": "export const known = () => name + (origin === location.origin);",
    "shadows": """import { name } from './shared.mjs';
class Box {
  #name = name('own');
  name() {
    return this.#name + `${name('in')} bare`;
  }
}
export const held = ({ bare }) => new Box().name() + bare;""",
    "later": """import { bare } from './clash.mjs';
export const word = bare;
export const name = 1;""",
    "runs": "self.ran = (self.ran ?? 0) + 1;",
    "one": """import { label as name, bare as plain } from './passing.mjs';
import * as clash from './clash.mjs';
import { known } from './globals.mjs';
import { held } from './shadows.mjs';
import './runs.mjs';
import('./later.mjs').then(({ word, name: number }) => {
  const said = [name('a'), plain, clash.bare, clash.origin, known(), held({ bare: '!' })];
  document.querySelector('p').textContent = [...said, word, number, self.ran].join();
});""",
    "two": """import { bare, name } from './shared.mjs';
import { bare as other } from './clash.mjs';
import './runs.mjs';
document.querySelector('p').textContent = name(bare) + other + self.ran;""",
}


def test_joined_modules_say_what_they_said_apart(
    page: Page, serve: Callable[[Path], Server], tmp_path: Path
) -> None:
    apart, joined = tmp_path / "apart", tmp_path / "joined"
    (apart / "assets/x").mkdir(parents=True)
    for name, text in MODULES.items():
        (apart / f"assets/x/{name}.mjs").write_text(text)
    for name in ("one", "two"):
        (apart / f"{name}.html").write_text(HTML.format(name=name))
    shutil.copytree(apart, joined)
    publish(joined)
    assert not list(joined.rglob("*.mjs"))
    for name in ("one", "two"):
        said = [words_on(page, f"{serve(folder).url}{name}.html") for folder in (apart, joined)]
        assert said[0] == said[1]
        assert "bare" in said[0], "the page says something"


def words_on(page: Page, url: str) -> str:
    page.goto(url)
    expect(page.locator("p")).not_to_be_empty()
    return page.inner_text("p")
