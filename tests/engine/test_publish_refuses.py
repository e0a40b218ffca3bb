"""What publishing cannot read is refused with its place; without its tool, files are larger."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.publish import publish, shrink
from tests.engine.test_publish import PAGE, site, write
from tests.support.project import ROOT

__all__ = ["site"]

MAIN = "assets/worksheet/main.mjs"
REFUSED = {
    "export default 1;": f"{MAIN}:3: publishing does not read `export default 1;`",
    "/* one\ntwo */ const a = import.meta.url;": f"{MAIN}:4: publishing does not read "
    "`import.meta.url;`",
    "export let changing = 1;": f"{MAIN}:3: publishing does not read `export let changing = 1;`",
    "const a = `no end;": f"{MAIN}:3: a template has no end: `no end;",
    'import { a } from "lodash";': f'{MAIN}: "lodash" is not a module of this site',
    'import { a } from "./gone.mjs";': f"{MAIN} imports assets/worksheet/gone.mjs, which is not "
    "there",
    'import { nothing } from "./x.mjs";\nnothing();': 'assets/worksheet/x.mjs exports no "nothing"',
    'import { y } from "./round.mjs";': f"{MAIN} imports assets/worksheet/round.mjs imports {MAIN}"
    ": a circle",
}


@pytest.mark.parametrize("source", REFUSED)
def test_a_module_that_cannot_be_bundled_is_refused_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], source: str
) -> None:
    write(tmp_path / "index.html", PAGE.format(up=""))
    for sheet in ("a.css", "site/b.css"):
        write(tmp_path / "assets" / sheet, "a{}")
    write(tmp_path / MAIN, f"// A comment.\n\n{source}\n")
    write(tmp_path / "assets/worksheet/x.mjs", "export const x = 1;")
    write(tmp_path / "assets/worksheet/round.mjs", 'import "./main.mjs";\nexport const y = 1;')
    before = (tmp_path / MAIN).read_text()
    assert main(["publish", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert said.startswith(REFUSED[source] + "\n"), said
    assert "publish again" in said
    assert (tmp_path / MAIN).read_text() == before, "so that it can be corrected and tried again"


EARLY = "publishing cannot read this: a quotation mark or a bracket is never closed"
UNREAD = [
    ("assets/site/b.css", '.a{content:"x}', EARLY),
    ("assets/site/b.css", ".a{background:url(x.png;}", EARLY),
    ("assets/a.css", ".a{color:red", EARLY),
    (
        "assets/a.css",
        '/* why */ @import "c.css";',
        "publishing does not read `@import`; name that sheet under `extra_css` in mkdocs.yml",
    ),
    (
        "assets/site/plain.js",
        "\nlet a = (1;",
        "publishing cannot read this: unexpected ; in expression on line 2 and column 11",
    ),
    (
        "assets/worksheet/x.mjs",
        "\nexport const x = (1;",
        "publishing cannot read this: unexpected ; in expression on line 2 and column 20",
    ),
]


@pytest.mark.parametrize("disk", [False, True])
@pytest.mark.parametrize(("path", "text", "why"), UNREAD)
def test_a_file_that_cannot_be_made_small_is_named_before_anything_is_deleted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], path: str, text: str, why: str, disk: bool
) -> None:
    pytest.importorskip("minify")
    site = tmp_path / "site"
    write(site / "index.html", PAGE.format(up=""))
    for sheet in ("a.css", "site/b.css"):
        write(site / "assets" / sheet, "a{}")
    write(site / MAIN, 'import { x } from "./x.mjs";\nx();')
    write(site / "assets/worksheet/x.mjs", "export const x = () => 1;")
    write(site / path, text)
    before = {one: one.read_text() for one in site.rglob("*") if one.is_file()}
    packed = ["--disk", str(tmp_path / "course.zip")] if disk else []
    assert main(["publish", str(site), *packed]) == 1
    assert capsys.readouterr().err.startswith(f"{path}: {why}\n")
    assert {one: one.read_text() for one in site.rglob("*") if one.is_file()} == before


def test_without_the_tool_only_comments_and_spaces_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shrink, "minify", None)
    for path in sorted((ROOT / "macros/theme/assets").rglob("*.css")):
        whole = path.read_text("utf-8")
        bare = re.sub(r"/\*.*?\*/", "", whole, flags=re.S)
        assert re.sub(r"\s", "", shrink.style(whole)) == re.sub(r"\s", "", bare), path
    assert shrink.script("const a = 1;\n") == "const a = 1;\n"


def test_without_the_tool_a_second_run_changes_nothing_either(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shrink, "minify", None)
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    publish(site)
    assert before == {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
