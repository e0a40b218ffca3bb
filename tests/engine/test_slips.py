"""Slips in YAML, and texts that only look like one: what is told of each, as it was read.

`tests/data/slips/yaml.txt` holds texts, each below a line with `####`, and behind `→` what is told
in a file of ours, and behind `⇒` in mkdocs.yml where that differs. To write what is told anew, and
then to read it: `REWRITE=1 python -m pytest tests/engine/test_slips.py`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

import pytest

from macros.authoring.yaml_source import parse
from tests.support.project import ROOT

FILE = ROOT / "tests" / "data" / "slips" / "yaml.txt"
TEXTS = {
    title: re.sub(r"^[→⇒].*\n", "", text, flags=re.MULTILINE)
    for title, text in re.findall(r"^#### (.*)\n((?:(?!####).*\n)*)", FILE.read_text("utf-8"), re.M)
}
MODES: dict[str, dict[str, bool]] = {"→": {}, "⇒": {"lenient": True, "shared": True}}


def told(text: str, **mode: bool) -> list[str]:
    """The mistakes of a text; of a text without any, what it says."""
    parsed = parse(text, **mode)
    places = ((m.position.line, m.position.column, m.message) for m in parsed.mistakes)
    return [f"{line}:{column} {said}" for line, column, said in places] or [repr(parsed.value)]


def of_all_modes(text: str) -> Iterator[str]:
    ours, settings = (told(text, **mode) for mode in MODES.values())
    yield from (f"→ {line}\n" for line in ours)
    if settings != ours:
        yield from (f"⇒ {line}\n" for line in settings)


def section(title: str) -> str:
    return f"#### {title}\n{TEXTS[title]}{''.join(of_all_modes(TEXTS[title]))}"


@pytest.mark.parametrize("title", TEXTS, ids=range(len(TEXTS)))
def test_a_text_earns_what_was_read(title: str) -> None:
    if os.environ.get("REWRITE"):
        FILE.write_text("".join(map(section, TEXTS)), "utf-8")
    assert f"{section(title)}####" in f"{FILE.read_text('utf-8')}####"
