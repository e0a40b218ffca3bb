"""A small finished site, written by hand."""

from __future__ import annotations

from pathlib import Path

SMALL_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>T</title>
<link rel="stylesheet" href="{up}assets/a.css"><link rel="stylesheet" href="{up}assets/site/b.css">
<script>let here = 1</script><script type="application/json">{{"not": "run"}}</script>
</head><body><script type="module" src="{up}assets/worksheet/main.mjs"></script></body></html>"""


SMALL_SITE = {
    "index.html": SMALL_PAGE.format(up=""),
    "deep/er/index.html": SMALL_PAGE.format(up="../../"),
    "assets/a.css": "a { background: url('pictures/i.svg') }",
    "assets/site/b.css": "/* why */ b { color : red }",
    "assets/worksheet/main.mjs": "import {x} from './x.mjs';"
    "import('./later.mjs').then(({z}) => (self.z = z)); x();",
    "assets/worksheet/x.mjs": "// why\nexport {y as x} from '../y.mjs';",
    "assets/worksheet/later.mjs": "export const z = 1;",
    "assets/y.mjs": "export const y = () => 1;",
    "assets/a.css.map": "{}",
}


def write_file(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
