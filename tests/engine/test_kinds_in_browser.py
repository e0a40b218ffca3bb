"""A kind of field is one place in the browser half, too: nobody else compares its name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.fields import KINDS
from macros.fields.needs import own_files
from tests.support.project import ROOT

ASSETS = ROOT / "macros" / "theme" / "assets"
TYPES = ASSETS / "responses" / "types"
ANALYSIS = ASSETS / "responses" / "analysis"
FIELDS = ASSETS / "worksheet" / "fields"

RESPONSE_TYPES = sorted({kind.response_type for kind in KINDS.values() if kind.response_type})
NAMES = "|".join(sorted({*KINDS, *RESPONSE_TYPES}))
COMPARED = re.compile(
    rf"\bfield\??\.(?:kind|type) [!=]== \"|(?<!control\.)\b(?:kind|type) [!=]== \"(?:{NAMES})\""
    r"|\"(?:rows|ranking|ratings|likert|checklist)\"(?!\))"
)
"""A field's kind or type beside a name, or a name that nothing else has."""
ABOUT_COLUMNS = {"package-check.mjs", "package-worth.mjs"}
"""Calculators that ask what a column holds: columns have kinds, too, and no modules."""


def table(file: Path, name: str) -> set[str]:
    """The keys of a table that a module declares as `const <name> = {…};`."""
    body = re.search(rf"^const {name} = \{{(.*?)\}};", file.read_text("utf-8"), re.M | re.S)
    assert body, (file, name)
    return set(re.findall(r"(?:^|[{,\n])\s*(\w+)(?=\s*[:,}]|\s*$)", body[1], re.M))


@pytest.mark.parametrize(
    "line", ['if (field.type === "rows")', 'kind !== "likert"', '["text", "rows"].includes(type)']
)
def test_what_compares_a_name_is_seen(line: str) -> None:
    assert COMPARED.search(line)


def test_nobody_but_its_own_module_compares_the_name_of_a_kind_or_type() -> None:
    for file in sorted(ASSETS.rglob("*.mjs")):
        if {TYPES, ANALYSIS, FIELDS} & {*file.parents} or file.name in ABOUT_COLUMNS:
            continue
        for line in file.read_text("utf-8").splitlines():
            if not line.lstrip().startswith(("*", "/*")):  # a type's declaration names them all
                assert not COMPARED.search(line), f"{file.relative_to(ASSETS)}: {line.strip()}"


def test_every_type_of_response_has_a_module_in_the_browser() -> None:
    assert table(TYPES / "index.mjs", "TYPES") == {*RESPONSE_TYPES}
    assert table(ANALYSIS / "index.mjs", "TYPES") == {*RESPONSE_TYPES}
    for type in RESPONSE_TYPES:
        assert (TYPES / f"{type}.mjs").exists(), type


def test_a_kind_with_a_module_is_registered() -> None:
    assert table(ASSETS / "worksheet" / "field-modules.mjs", "KINDS") == {
        kind for kind in KINDS if own_files(kind).modules
    }
