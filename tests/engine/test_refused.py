"""What publishing would get wrong it refuses, with the module and the line."""

from __future__ import annotations

import pytest

from macros.publish.script import CannotBundleError, read_module

REFUSED = [
    "export default 1;",
    "console.log(import.meta.url);",
    "if (a) return void (b && c());",
]


@pytest.mark.parametrize("line", REFUSED)
def test_a_module_that_cannot_be_read_is_named_with_its_line(line: str) -> None:
    with pytest.raises(CannotBundleError, match=r"a/b\.mjs:2: publishing does not read"):
        read_module("a/b.mjs", f"const a = 1;\n{line}\n")


def test_plain_void_is_fine() -> None:
    assert read_module("a.mjs", "const f = (a) => void a.b();\n// void (a && b)\n").body
