"""The kinds of fields: every folder here is one, and its name is the word authors write."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from macros.fields.base import FieldBase

KINDS: dict[str, type[FieldBase]] = {
    folder.parent.name: import_module(f"{__name__}.{folder.parent.name}").Kind
    for folder in sorted(Path(__file__).parent.glob("*/__init__.py"))
}
"""Kind → its model."""

_IN_THE_BROWSER = Path(__file__).parent.parent / "theme" / "assets" / "worksheet" / "fields"


def kinds_with(ending: str) -> list[str]:
    """The kinds that bring a file of their own to the browser: `<kind>.mjs` or `<kind>.css`."""
    return [kind for kind in KINDS if (_IN_THE_BROWSER / f"{kind}.{ending}").exists()]
