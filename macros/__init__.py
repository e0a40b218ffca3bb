"""Common Ground's engine. `define_env` is the only place that knows the site generator."""

from __future__ import annotations

from typing import Any


def define_env(env: Any) -> None:
    """Registers the course's macros with mkdocs-macros."""
