"""The same pages in stock Material: no macros, no theme of ours, no exercises."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from macros.authoring import yaml_source
from tests.support.project import ROOT, run_mkdocs

CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)


def settings() -> dict[str, Any]:
    """The course's own mkdocs.yml as plain values."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml_source.parse(text).value
    return found


def theme() -> dict[str, Any]:
    """As it comes, with our features, and without the typefaces that it fetches from elsewhere."""
    return {"name": "material", "font": False, "features": settings()["theme"]["features"]}


def extensions() -> list[Any]:
    """The same Markdown as ours."""
    listed: list[Any] = settings()["markdown_extensions"]
    return listed


def make_stock(folder: Path) -> Path:
    """Writes the course's pages, without their macro calls, as a project of stock Material."""
    for page in (ROOT / "docs").rglob("*.md"):
        path = folder / "docs" / page.relative_to(ROOT / "docs")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(CALL.sub("", page.read_text("utf-8")), encoding="utf-8")
    ours = settings()
    theirs = {key: ours[key] for key in ("site_name", "site_url", "site_description", "nav")}
    theirs |= {"theme": theme(), "markdown_extensions": extensions()}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(theirs), encoding="utf-8")
    return folder


def build_stock(folder: Path, into: Path) -> Path:
    """Builds such a project; broken links are no matter here."""
    done = run_mkdocs(folder, "build", "--quiet", "--site-dir", str(into))
    assert done.returncode == 0, done.stdout + done.stderr
    return into
