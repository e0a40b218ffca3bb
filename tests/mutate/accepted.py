"""Faults that change nothing that anybody could notice, each with the reason."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from tests.mutate.fault import Fault

FILE = Path(__file__).with_name("accepted.yaml")


@cache
def accepted(file: Path = FILE) -> dict[tuple[str, str, str], str]:
    """(module, before, after) → why it is equivalent."""
    entries = yaml.safe_load(file.read_text("utf-8")) or []
    return {(entry["module"], entry["before"], entry["after"]): entry["why"] for entry in entries}


def is_accepted(fault: Fault, file: Path = FILE) -> bool:
    return (fault.module, fault.before, fault.after) in accepted(file)
