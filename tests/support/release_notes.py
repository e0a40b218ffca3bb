"""`python -m tests.support.release_notes` prints the newest part of the changelog."""

from __future__ import annotations

import re

from tests.support.project import ROOT

CHANGELOG = ROOT / "CHANGELOG.md"


def newest(changelog: str) -> tuple[str, str]:
    """Version and text of the first part of a changelog."""
    version, text = re.findall(r"^## (\S+)\n(.*?)(?=^## |\Z)", changelog, re.M | re.S)[0]
    return version, text.strip() + "\n"


if __name__ == "__main__":
    print(newest(CHANGELOG.read_text("utf-8"))[1], end="")
