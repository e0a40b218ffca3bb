"""Publishing works on any finished site; here it gets a small one, written by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.publish import publish

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>T</title>
<link rel="stylesheet" href="{up}assets/a.css"><link rel="stylesheet" href="{up}assets/site/b.css">
<script>let here = 1</script><script type="application/json">{{"not": "run"}}</script>
</head><body><script type="module" src="{up}assets/worksheet/main.mjs"></script></body></html>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = {
        "index.html": PAGE.format(up=""),
        "deep/er/index.html": PAGE.format(up="../../"),
        "assets/a.css": "a { background: url('pictures/i.svg') }",
        "assets/site/b.css": "/* why */ b { color : red }",
        "assets/worksheet/main.mjs": "import {x} from './x.mjs'; import('./later.mjs'); x();",
        "assets/worksheet/x.mjs": "// why\nexport {y as x} from '../y.mjs';",
        "assets/worksheet/later.mjs": "export const z = 1;",
        "assets/y.mjs": "export const y = () => 1;",
        "assets/a.css.map": "{}",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    publish(tmp_path)
    return tmp_path


def test_the_policy_comes_before_anything_that_runs(site: Path) -> None:
    html = (site / "index.html").read_text()
    assert html.index("Content-Security-Policy") < html.index("<script>")
    assert html.count("'sha256-") == 1, "one script runs in the page; a data block needs no hash"


def test_style_sheets_become_one_and_addresses_still_lead_home(site: Path) -> None:
    html = (site / "deep/er/index.html").read_text()
    assert html.count('rel="stylesheet"') == 1
    (merged,) = (site / "assets/styles").iterdir()
    assert f'href="../../assets/styles/{merged.name}"' in html
    assert 'url("../../assets/pictures/i.svg")' in merged.read_text()
    assert merged.read_text().index("a {") < merged.read_text().index("b{"), "their order stays"


def test_modules_are_preloaded_but_not_what_is_imported_later(site: Path) -> None:
    html = (site / "deep/er/index.html").read_text()
    for module in ("worksheet/main.mjs", "worksheet/x.mjs", "y.mjs"):
        assert f'<link rel="modulepreload" href="../../assets/{module}">' in html
    assert "later.mjs" not in html


def test_comments_and_source_maps_stay_at_home(site: Path) -> None:
    assert "why" not in (site / "assets/worksheet/x.mjs").read_text()
    assert not list(site.rglob("*.map"))


def test_a_second_run_changes_nothing(site: Path) -> None:
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    publish(site)
    assert before == {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_hosts_that_take_headers_get_them(site: Path) -> None:
    assert "frame-ancestors 'self'" in (site / "_headers").read_text()
