"""Licences of everything that the course is built, tested and shipped with.

`python -m tests.support.licences` writes the table into docs/contributing/licences.md.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.metadata import metadata
from typing import Any, NamedTuple

from tests.support.project import ROOT
from tests.support.report import table, write

PAGE = ROOT / "docs/contributing/licences.md"
NAME = "python -m tests.support.licences"
LOCKS = {
    "requirements.txt": "building",
    "requirements-zensical.txt": "building with Zensical",
    "tests/requirements.txt": "testing",
}
FREE = re.compile(
    r"MIT|BSD|Apache|ISC|MPL|Python Software Foundation|PSF|Unlicense|Zlib|0BSD|CC0|HPND|LGPL"
    r"|BlueOak|CNRI|Unicode|Artistic"
)
"""Licences under which a copy of this course can go on using a package."""

UNDECLARED = {
    "axe-playwright-python": "MIT",
    "pyyaml-ft": "MIT",
    "deepmerge": "MIT",
    "tomli": "MIT",
    "zensical": "MIT",
}
"""Packages that cannot be asked: they declare none, are for another version of Python, or are not
installed for the tests."""


class Package(NamedTuple):
    """A pinned package."""

    name: str
    version: str
    use: str
    """A value of `LOCKS`."""
    licence: str


def packages() -> list[Package]:
    """Every package that a lock pins, by name; one that several uses need counts as building."""
    found: dict[str, Package] = {}
    for package in [*from_pip(), *from_npm()]:
        found.setdefault(package.name.lower(), package)
    return [found[name] for name in sorted(found)]


def from_pip() -> Iterator[Package]:
    """What pip installs; a package for another platform is not here to be asked."""
    for lock, use in LOCKS.items():
        text = (ROOT / lock).read_text("utf-8")
        for name, version in re.findall(r"^([\w.-]+)==([\w.]+)", text, re.M):
            yield Package(name, version, use, licence_of(name))


def licence_of(name: str) -> str:
    """A licence as an installed package declares it: an SPDX expression, a classifier or a word."""
    if name in UNDECLARED:
        return UNDECLARED[name]
    declared = metadata(name).json
    classifiers = [line for line in declared.get("classifier", []) if "License ::" in line]
    named = [line.rpartition(" :: ")[2] for line in classifiers if line.count("::") > 1]
    free_text = str(declared.get("license", "")).strip().splitlines()
    expression = declared.get("license_expression") or ", ".join(named)
    return str(expression or (free_text or ["unknown"])[0])


def from_npm() -> Iterator[Package]:
    """What the root's npm lock pins, where there is one."""
    lock = ROOT / "package-lock.json"
    listed: dict[str, Any] = (
        json.loads(lock.read_text("utf-8"))["packages"] if lock.exists() else {}
    )
    for path, package in listed.items():
        if path and "cpu" not in package:  # the same package for each kind of machine
            name = path.rpartition("node_modules/")[2]
            yield Package(name, package["version"], "building", package.get("license", "unknown"))


def listed() -> str:
    """The table."""
    rows = [(package.name, package.version, package.use, package.licence) for package in packages()]
    return table(["Package", "Version", "For", "Licence"], rows)


if __name__ == "__main__":
    write(listed(), PAGE, NAME)
