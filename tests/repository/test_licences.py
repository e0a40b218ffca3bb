"""The list of licences is complete, and a copy of the course can live with each of them."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from tests.support.licences import FREE, NAME, PAGE, Package, listed, packages
from tests.support.project import ROOT

SHIPPED = [path for folder in ("docs", "macros/theme") for path in (ROOT / folder).rglob("*")]
BROUGHT = re.compile(r"\.(woff2?|ttf|otf|eot|wasm)$|\.min\.\w+$", re.I)
"""Names of what somebody else has made: typefaces, and what a tool has made small."""
NOTICE = re.compile(
    r"copyright (\(c\)|©|\d{4})|@(license|preserve)\b|spdx-license|licen[cs]ed under"
)
TEXTS = {".js", ".mjs", ".css", ".svg"}


@pytest.mark.parametrize("package", packages(), ids=lambda package: package.name)
def test_a_copy_can_go_on_using_every_package(package: Package) -> None:
    assert FREE.search(package.licence), package


def test_the_page_lists_every_package() -> None:
    assert listed() in PAGE.read_text("utf-8"), f"run `.venv/bin/{NAME}`"


def is_brought(path: Path) -> bool:
    """Whether a file that ships has the name or the notice of somebody else's."""
    if BROUGHT.search(path.name):
        return True
    return path.suffix in TEXTS and bool(NOTICE.search(path.read_text("utf-8").lower()))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("serif.woff2", ""),
        ("qr.min.js", ""),
        ("qr.js", "/*! @license MIT */"),
        ("icon.svg", "<!-- Copyright (c) 2020 Somebody -->"),
    ],
)
def test_what_somebody_else_has_made_is_seen(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    assert is_brought(tmp_path / name)


def test_nothing_that_somebody_else_has_made_lies_among_what_ships() -> None:
    assert "No file of somebody else's lies in this repository" in PAGE.read_text("utf-8")
    brought = [path for path in SHIPPED if path.is_file() and is_brought(path)]
    assert [path for path in brought if "vendor" not in path.parts] == []


VENDOR = ROOT / "macros/theme/assets/vendor"


@pytest.mark.parametrize("module", [*VENDOR.rglob("*.mjs")], ids=lambda path: path.parent.name)
def test_what_somebody_else_has_made_lies_unchanged_with_its_licence(module: Path) -> None:
    """Its version is pinned in the lock, too, so that an audit names what is wrong with it."""
    name = module.relative_to(VENDOR).as_posix()
    page, pinned = PAGE.read_text("utf-8"), {package.name: package for package in packages()}
    digest = hashlib.sha256(module.read_bytes()).hexdigest()
    assert f"| `{name}` | {pinned[module.parent.name].version} |" in page and digest in page
    assert (module.parent / "LICENSE").is_file()
