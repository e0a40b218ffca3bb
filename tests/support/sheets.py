"""Small sites of worksheets for browser tests: real YAML, the real engine, no mkdocs."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path
from typing import Any

from markupsafe import Markup

from macros.render.links import Links
from macros.render.page_context import Course, CoursePage
from macros.render.renderer import Rendering
from macros.rules import checked_course as loading
from macros.strings import loader as wording
from tests.support.bundled_assets import bundled_assets

CONFIG = "site_name: Sheets\nextra: {course: {id: sheets}}\n"
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sheets</title>
<link rel="stylesheet" href="../assets/worksheet/worksheet.css">
<link rel="stylesheet" href="../assets/worksheet/fields/head.css">
<link rel="stylesheet" href="../assets/worksheet/fields/numbers.css">
<link rel="stylesheet" href="../assets/worksheet/fields/around.css">
<link rel="stylesheet" href="../assets/worksheet/fields/choices.css">
<link rel="stylesheet" href="../assets/worksheet/fields/rows.css">
<link rel="stylesheet" href="../assets/worksheet/fields/said.css">
<link rel="stylesheet" href="../assets/worksheet/fields/print.css">
<link rel="stylesheet" href="../assets/site/print.css">
<script src="../assets/site/shim.js"></script></head>
<body class="md-typeset"><main>{forms}</main><p><a id="away" href="../away/">Away</a></p>
<script type="application/json" id="cg-site">{site}</script>
<script type="module" src="../assets/worksheet/start.mjs"></script></body></html>"""
AWAY = "<!doctype html><html lang='en'><title>Away</title><p>Elsewhere.</p></html>"


def exercise(id: str, body: str) -> str:
    """A whole exercise file from what is special about it (from `fields:` on, or before)."""
    head = f"id: {id}\nrevision: 1\ntitle: Sheet {id}\nminutes: 5\nintro: Why.\n"
    return head + "gives: A thing.\ngoes: Nowhere.\n" + textwrap.dedent(body)


def write_site(folder: Path, exercises: dict[str, str]) -> Path:
    """Writes the pages `<id>/` of `exercises` (id → its YAML) below `folder`; may be repeated."""
    project = folder / "_project"
    for part in ("exercises", "docs"):
        (project / part).mkdir(parents=True, exist_ok=True)
    (project / "mkdocs.yml").write_text(CONFIG)
    for old in [*project.glob("exercises/*.yaml"), *project.glob("docs/*.md")]:
        old.unlink()
    for id, body in exercises.items():
        (project / "exercises" / f"{id}.yaml").write_text(exercise(id, body))
        (project / "docs" / f"{id}.md").write_text(f'# {id}\n\n{{{{ worksheet("{id}") }}}}\n')
    _render(folder, project)
    return folder


def _render(folder: Path, project: Path) -> None:
    library = loading.load(project / "mkdocs.yml")
    say = wording.load()
    pages = tuple(CoursePage(f"{id}.md", f"{id}/", id) for id in library.exercises)
    targets = Course(library, pages, say).targets
    on_pages = {wording.part_of(key) for key in say.browser} - {*wording.LATE}
    strings = say.for_parts(on_pages)
    site = {"course": "sheets", "base": "..", "lang": "en", "strings": strings}
    for id, sheet in library.exercises.items():
        form = Rendering(library, say, Links(f"{id}/", targets)).worksheet(sheet)
        heading = Markup(f'<h2 id="worksheet-{id}">{id}</h2>')
        html = PAGE.format(forms=heading + form, site=wording.as_json(site))
        _write(folder / id / "index.html", html)
    _write(folder / "away" / "index.html", AWAY)
    if not (folder / "assets").exists():
        (folder / "assets").symlink_to(bundled_assets())


def _write(path: Path, html: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(html, encoding="utf-8")


def file_of_module(name: str) -> re.Pattern[str]:
    """What the address of a module's file looks like, bundled or by itself."""
    return re.compile(rf"/{name}[-.][^/]*js$")


def stored(page: Any) -> dict[str, Any]:
    """Every record in localStorage, by what follows the site's prefix; only what was written.

    Marks of erasures, and when it last asked to persist, are left out.
    """
    records: dict[str, Any] = page.evaluate(
        """() => Object.fromEntries(Object.keys(localStorage)
          .filter((key) => key.startsWith("cg:") && !key.endsWith("/asked-to-persist"))
          .filter((key) => !key.split(":/")[1].startsWith("_erased"))
          .map((key) => [key.split(":/")[1], JSON.parse(localStorage.getItem(key))]))"""
    )
    return records


ALL_KINDS = """
fields:
  - {id: told, kind: note, text: Just so you know.}
  - {id: story, kind: text, lines: 4, prompt: What is it about?}
  - {id: short, kind: text, lines: 1, prompt: In a few words}
  - {id: count, kind: number, min: 0, max: 20, prompt: How many?}
  - {id: day, kind: date, prompt: When?}
  - id: setting
    kind: choice
    prompt: Where?
    choices:
      - {id: work, label: At work, feedback: Mind your contract.}
      - {id: home, label: At home, feedback: Take care of yourself.}
  - id: boss
    kind: text
    lines: 1
    prompt: Who is the boss?
    show_when: {field: setting, is: work}
  - id: ways
    kind: checklist
    prompt: How?
    choices: [{id: talk, label: Talk}, {id: write, label: Write}, {id: wait, label: Wait}]
  - id: sure
    kind: rating
    prompt: How sure?
    min: 0
    max: 10
    step: 5
    anchors: {0: Not, 10: Very}
  - id: items
    kind: likert
    prompt: How is it?
    stem: I
    response_scale: {min: 1, max: 3, labels: {1: Never, 2: At times, 3: Always}}
    dont_know: I don't know
    items: [{id: constructor, text: listen}, {id: ask, text: ask}]
  - id: risks
    kind: rows
    prompt: What could go wrong?
    blank: 3
    columns:
      - {id: risk, label: Risk, kind: text, lines: 1}
      - {id: harm, label: Harm, kind: number, min: 1, max: 3}
      - {id: done, label: Done, kind: tick}
      - {id: who, label: Who, kind: choice, choices: [{id: me, label: Me}, {id: you, label: You}]}
  - {id: weight, kind: points, prompt: What weighs most?, total: 100, rows_from: all.risks.risk}
  - id: order
    kind: ranking
    prompt: What comes first?
    choices: [{id: a, label: Apples}, {id: b, label: Pears}, {id: c, label: Plums}]
  - {id: extra, kind: text, lines: 2, prompt: Anything else?, more: true}
"""
