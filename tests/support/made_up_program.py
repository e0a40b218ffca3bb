"""Programs that stand for others: shell scripts that note what they are told, and answer."""

from __future__ import annotations

from pathlib import Path


def write_program(file: Path, script: str) -> str:
    """Writes a shell script that can be run; returns its path."""
    file.write_text(f"#!/bin/sh\n{script}", "utf-8")
    file.chmod(0o755)
    return str(file)
