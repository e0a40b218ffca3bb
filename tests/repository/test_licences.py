"""The list of licences is complete, and a copy of the course can live with each of them."""

from __future__ import annotations

import re
from hashlib import sha256
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


VENDOR = ROOT / "macros/theme/assets/vendor"


@pytest.mark.parametrize("folder", sorted(VENDOR.iterdir()), ids=lambda folder: folder.name)
def test_what_somebody_else_has_made_lies_unchanged_beside_its_licence(folder: Path) -> None:
    lines = (folder / "SHA256SUMS").read_text("utf-8").splitlines()
    digests = {name: digest for digest, name in (line.split() for line in lines)}
    files = {path.name: path for path in folder.iterdir() if path.name != "SHA256SUMS"}
    assert "LICENSE" in files
    assert {name: sha256(path.read_bytes()).hexdigest() for name, path in files.items()} == digests


def test_nothing_that_somebody_else_has_made_lies_among_what_ships() -> None:
    assert "nowhere else in this repository" in PAGE.read_text("utf-8")
    brought = [path for path in SHIPPED if path.is_file() and is_brought(path)]
    assert [path for path in brought if "vendor" not in path.parts] == []


@pytest.mark.parametrize("module", sorted(VENDOR.rglob("*.mjs")), ids=lambda path: path.parent.name)
def test_a_module_of_somebody_else_is_pinned_in_the_lock_too(module: Path) -> None:
    """So an audit names what is wrong with it."""
    name = module.parent.name
    pinned = {package.name: package for package in packages()}
    assert f"`{name}` {pinned[name].version}" in PAGE.read_text("utf-8")
