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
