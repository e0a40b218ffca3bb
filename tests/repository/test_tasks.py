"""The runner that needs nothing but Python: old versions, folders without pip, all commands."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import tasks
from macros.commands.arguments import ABOUT
from tests.support.project import ROOT


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A `.venv` in a project of its own."""
    monkeypatch.setattr(tasks, "ROOT", tmp_path)
    monkeypatch.setattr(tasks, "FOLDER", tmp_path / ".venv")
    return tmp_path / ".venv"


def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What the runner would run."""
    called: list[list[str]] = []
    monkeypatch.setattr(tasks, "run", lambda *parts: called.append([str(part) for part in parts]))
    return called


def test_an_old_python_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    assert tasks.main(["check"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("This course needs Python 3.11 or newer. This is Python 3.10.")


def test_a_folder_of_an_old_python_is_made_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    called = commands(monkeypatch)
    tasks.python().parent.mkdir(parents=True)
    tasks.python().touch()
    for text, anew in (
        ("version = 3.10.12\n", True),
        ("version_info = 3.9.1\n", True),  # as uv and virtualenv write it
        ("version = 3.12.1\n", False),
        ("", False),
    ):
        called.clear()
        tasks.python().parent.mkdir(parents=True, exist_ok=True)
        tasks.python().touch()
        (folder / "pyvenv.cfg").write_text(text)
        tasks.make_folder()
        assert bool(called) == anew, text


@pytest.mark.parametrize(
    ("pip", "uv", "used"),
    [
        (True, "/bin/uv", ["-m", "pip", "install"]),
        (False, "/bin/uv", ["uv", "pip", "install"]),
        (False, None, ["-m", "ensurepip"]),
    ],
)
def test_a_folder_without_pip_is_filled_by_uv_or_gets_pip(
    pip: bool, uv: str | None, used: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    called = commands(monkeypatch)
    monkeypatch.setattr(tasks, "has_pip", lambda: pip)
    monkeypatch.setattr(shutil, "which", lambda name: uv)
    tasks.install("requirements.txt")
    assert " ".join(used) in " ".join(called[0])
    assert "requirements.txt" in called[-1] and "--require-hashes" in called[-1]


def test_what_is_installed_is_not_installed_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed: list[str] = []
    monkeypatch.setattr(tasks, "make_folder", lambda: folder.mkdir(exist_ok=True))
    monkeypatch.setattr(tasks, "install", installed.append)
    lock = folder.parent / "requirements.txt"
    lock.write_text("a==1\n")
    tasks.set_up("site")
    tasks.set_up("site")
    assert installed == ["requirements.txt"]
    lock.write_text("a==2\n")
    tasks.set_up("site")
    assert installed == ["requirements.txt"] * 2


def test_every_command_of_the_guides_is_there() -> None:
    assert {*tasks.COMMANDS} - {"test"} <= {*ABOUT}
    guides = "".join(path.read_text("utf-8") for path in (ROOT / "docs/instructors").glob("*.md"))
    named = set(re.findall(r"`make ([a-z-]+)", guides)) - {"test"}
    assert named and named <= {*tasks.COMMANDS}
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for name in named:
        recipe = rf"^{name}:.*\n(?:\t.*\n)*?\t\$\(BIN\)/python -m macros {name}\b"
        assert re.search(recipe, makefile, re.M), name


def test_without_a_command_it_lists_them() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tasks.py")], capture_output=True, text=True, check=True
    )
    assert all(name in done.stdout for name in tasks.COMMANDS)


def test_only_who_asks_for_zensical_installs_it() -> None:
    for asked in (["--generator", "zensical"], ["--generator=zensical", "site"]):
        assert tasks.LOCKS[tasks.part_for("build", asked)][-1] == "requirements-zensical.txt"
    assert "requirements-zensical.txt" not in tasks.LOCKS[tasks.part_for("build", ["site"])]
