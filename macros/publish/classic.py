"""All modules in one plain script: browsers load no modules from a folder on disk.

Each module is a function that runs when it is first asked for, and gives what it exports.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from macros.publish import modules, words
from macros.publish.bundle import module_entries
from macros.publish.groups import Graph, read_graph
from macros.publish.joining import FOLDER
from macros.publish.pages import Page, tags
from macros.publish.script import LATER, Import, address
from macros.publish.shrink import script

START = """(()=>{const modules={%s};
const done={},need=(name)=>done[name]??=modules[name]();
const later=(name)=>Promise.resolve().then(()=>need(name));
for(const name of document.currentScript.dataset.start.split(" "))need(name)})()"""


def bundle(pages: list[Page], site: Path) -> list[Page]:
    """The pages with one script in place of their modules, which leave the site."""
    graph = read_graph(site, dict.fromkeys(one for page in pages for one in module_entries(page)))
    numbers = {path: str(number) for number, path in enumerate(graph)}
    said, keys = words.said_by(graph, pages), words.named_on(site, pages)
    functions = START % ",\n".join(function(graph, path, numbers) for path in graph)
    text = script(words.statement(said.values()) + functions)
    file = f"{FOLDER}/course-{hashlib.sha256(text.encode()).hexdigest()[:10]}.js"
    (site / FOLDER).mkdir(parents=True, exist_ok=True)
    (site / file).write_text(text, encoding="utf-8")
    for path in site.rglob("*.mjs"):
        path.unlink()
    return [words.without(linked(page, file, numbers), keys) for page in pages]


def function(graph: Graph, path: str, numbers: dict[str, str]) -> str:
    """One module: its number, and the function that it is."""
    module = graph[path]
    taken = "".join(statement(one, numbers) for one in module.imports)
    body = LATER.sub(lambda one: f"later({numbers[address(path, one.group(1))]})", module.body)
    given = [f"{name}:{here}" for name, here in module.exports.items()]
    given += [
        f"get {name}(){{return need({numbers[other]}).{there}}}"
        for name, (other, there) in module.passed_on.items()
    ]
    return f"{numbers[path]}:()=>{{{taken}{body};return{{{','.join(given)}}}}}"


def statement(one: Import, numbers: dict[str, str]) -> str:
    """An import as a declaration."""
    module = f"need({numbers[one.module]})"
    if not one.names:
        return f"{module};"
    if one.names[0][0] == "*":
        return f"const {one.names[0][1]}={module};"
    inside = ",".join(f"{there}:{here}" for there, here in one.names)
    return f"const{{{inside}}}={module};"


def linked(page: Page, file: str, numbers: dict[str, str]) -> Page:
    """The page with one script that starts its modules, in place of the last of them."""
    entries = module_entries(page)
    start = " ".join(numbers[one] for one in entries)
    new = f'<script defer src="{page.relative(file)}" data-start="{start}"></script>'
    html = page.html
    for tag, named in tags(page.html, "script"):
        local = page.local(named.get("src", ""))
        if named.get("type") == "module" and local in entries:
            html = html.replace(tag + "</script>", new if local == entries[-1] else "", 1)
    for tag in [tag for tag, named in tags(html, "link") if modules.is_preload(named)]:
        html = html.replace(tag, "", 1)
    return replace(page, html=html)
