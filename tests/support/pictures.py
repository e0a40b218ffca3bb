"""Drawings as they were looked at: SVG files in `tests/data/pictures`.

To draw them anew after a change, and then to look at each one:
`REWRITE=1 python -m pytest tests/browser/scoring/test_plots.py -p no:xdist`.
"""

from __future__ import annotations

import os
from typing import Any

from tests.support.modules import Modules
from tests.support.project import ROOT

FOLDER = ROOT / "tests/data/pictures"
DRAW = """async ([module, name, call]) => {
    const { [name]: draw } = await import(new URL(`assets/${module}`, document.baseURI));
    const box = document.createElement("div");
    box.append(...[draw(...call)].flat());
    return new XMLSerializer().serializeToString(box.querySelector("svg"));
}"""


def expect_picture(picture: str, modules: Modules, module: str, draw: str, *call: Any) -> None:
    """Fails unless `draw(*call)` makes the picture of this name, element by element."""
    svg = str(modules.page.evaluate(DRAW, [module, draw, list(call)])).replace("><", ">\n<") + "\n"
    file = FOLDER / f"{picture}.svg"
    if os.environ.get("REWRITE"):
        file.write_text(svg, "utf-8")
    assert svg == file.read_text("utf-8")
