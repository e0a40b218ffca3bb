"""A small course whose only page has a figure with sliders and a line."""

from __future__ import annotations

from pathlib import Path

from tests.support.project import ROOT, build, make_project

LINE = """title: Place three
line:
  left: one sum, once
  right: for years
  cases:
    - {text: You sell a bike., place: 0, why: One sum.}
    - {text: You share a flat., place: 9, why: Many evenings.}
    - {text: They ask you to block a fire door., why: Safety is not for trading.}
"""
PAGE = '# Figures\n\n{{ figure("boat") }}\n\n{{ figure("three") }}\n'


def write_site(folder: Path) -> Path:
    """Builds the course into `site/` of a new folder."""
    folder.mkdir()
    text = (ROOT / "tests/data/figures/zone.yaml").read_text("utf-8")
    boat = text.partition("figure:\n")[2].partition("cases:")[0]
    plain = "".join(line.removeprefix("  ") for line in boat.splitlines(keepends=True))
    figures = {"figures/boat.yaml": plain, "figures/three.yaml": LINE}
    scales = {"reference/response-scales.yaml": "{}\n"}
    project = make_project(
        folder / "course", pages={"index.md": PAGE}, exercises={**figures, **scales}
    )
    build(project, folder / "site")
    return folder
