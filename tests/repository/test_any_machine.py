"""Nothing in the engine or the runner counts on one system: encodings, places, ways to end."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

import tasks
from macros.commands import chromium
from tests.support.project import ROOT

ONLY_ON_SOME = re.compile(
    r"\bos\.(fork|kill|killpg|getuid|geteuid|mkfifo|setsid|uname)\b|\bfcntl\b"
    r"|\bsignal\.(?!signal\b|SIGINT\b|SIGTERM\b|default_int_handler\b)"
    r"|import (pwd|grp|resource|termios)\b|preexec_fn|shell=True|[\"']/(tmp|dev|usr)/"
)
"""What Windows does not have."""


def modules() -> list[Path]:
    return [ROOT / "tasks.py", *sorted((ROOT / "macros").rglob("*.py"))]


def without_encoding(module: Path) -> Iterator[int]:
    """The lines that read or write text in whatever encoding a machine has."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        names = {keyword.arg for keyword in node.keywords}
        written = ast.unparse(node)
        as_text = {
            "read_text": not node.args,
            "write_text": len(node.args) < 2,
            "open": not re.search(r"[\"'][rwax]?b", written),
            "run": "text" in names,
            "Popen": "text" in names,
        }
        if "encoding" not in names and as_text.get(node.func.attr):
            yield node.lineno


def test_text_has_an_encoding_of_its_own() -> None:
    assert not [(module, *lines) for module in modules() if (lines := [*without_encoding(module)])]


def test_no_module_counts_on_one_system() -> None:
    for module in modules():
        assert not ONLY_ON_SOME.search(module.read_text("utf-8")), module


def test_programs_speak_utf_8_to_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    told: dict[str, str] = {}
    monkeypatch.setattr(tasks, "set_up", lambda part: None)
    monkeypatch.setattr(subprocess, "call", lambda command, cwd, env: told.update(env))
    tasks.main(["check"])
    assert told["PYTHONUTF8"] == "1"


def test_paper_needs_no_more_than_the_site() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert re.search(r"^packet: \.venv/site\.stamp\n\t\$\(BIN\)/python -m macros", makefile, re.M)
    assert "\npypdf==" in (ROOT / "requirements.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("commands", "files", "found"),
    [
        (["google-chrome"], [], "bin/google-chrome"),
        ([], ["Programs/Google/Chrome/Application/chrome.exe"], "chrome.exe"),
        ([], ["Local/Microsoft/Edge/Application/msedge.exe"], "msedge.exe"),
        (["chromium"], ["Programs/Google/Chrome/Application/chrome.exe"], "bin/chromium"),
    ],
)
def test_a_chromium_is_found_where_systems_put_it(
    commands: list[str],
    files: list[str],
    found: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"bin/{name}" if name in commands else None)
    monkeypatch.setitem(os.environ, "ProgramFiles", str(tmp_path / "Programs"))
    monkeypatch.setitem(os.environ, "LocalAppData", str(tmp_path / "Local"))
    for name in files:
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.touch()
    assert chromium.chromium().endswith(found)


def test_without_a_chromium_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(chromium, "places", lambda: iter([Path("nowhere/chrome.exe")]))
    with pytest.raises(FileNotFoundError, match="Install Chromium, Chrome or Edge"):
        chromium.chromium()
