"""Comments and spaces are for people who work on a file: published ones do without."""

from __future__ import annotations

from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

OURS = ("site", "worksheet", "practice", "plan", "workbook")


def shrink(site: Path) -> None:
    """Takes comments and spaces out of the course's own scripts and style sheets."""
    for folder in (site / "assets" / name for name in OURS):
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".mjs", ".js"):
                path.write_text(jsmin(path.read_text("utf-8")), encoding="utf-8")
            elif path.suffix == ".css":
                path.write_text(cssmin(path.read_text("utf-8")), encoding="utf-8")
