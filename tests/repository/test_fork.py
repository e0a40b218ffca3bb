"""A copy of the course that somebody made theirs: it builds, and the engine's tests stay green."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from tests.engine import html
from tests.support.project import ROOT, build, run_python
from tests.support.sampling import every

LINK = re.compile(r'<a\b[^>]*?\shref="([^"]*)"')
LEFT_OUT = ("preparing/alternatives.md", "leading/plan-b.md")

SETTINGS = """\
  course:
    id: garden-course
    name: Talks over the Fence
    institution: The Garden School
    term: Spring 2027
    contact: someone@example.org
    dates: {battle-or-problem: 2027-03-01}
    hide: [approach]
    hand_in: false
    licence: Adapted from Common Ground.
    language: fr-CA
"""

LESSON = """\
---
title: Fences and neighbours
description: What a fence is for, and what it is not for, in a lesson of ten minutes.
lesson: battle-or-problem
minutes: 10
idea: A fence has two sides.
objectives: [say what both sides want]
evidence: {label: practice, rests_on: Our own gardens.}
next: Now the next lesson.
---

# Fences and neighbours

{{ lesson_opening() }}

Look at {{ lesson("alternatives", "what else you could do") }} and
{{ to_worksheet("alternatives") }} before you talk, and at {{ to_worksheet("situation") }}.

{{ worksheet("confidence") }}

{{ worksheet("approach") }}

{{ knowledge_check("battle-or-problem") }}

{{ next_step() }}
"""

CHECK = """\
id: check-battle-or-problem
revision: 2
title: What stayed?
minutes: 1
fields:
  - id: sides
    kind: choice
    prompt: How many sides has a fence?
    choices:
      - {id: one, label: One, feedback: Walk around it., correct: false}
      - {id: two, label: Two, feedback: So it is., correct: true}
"""

WORKSHEET = """\
id: hurdles
revision: 2
title: Weeds
minutes: 5
intro: What could grow over it?
fields:
  - id: risks
    kind: rows
    prompt: Which weeds?
    columns:
      - {id: hurdle, kind: text, label: Weed}
      - {id: sign, kind: text, label: First leaf}
      - {id: likelihood, kind: rating, label: Likely, min: 1, max: 3}
      - {id: harm, kind: rating, label: Harm, min: 1, max: 3}
  - id: score
    kind: insight
    title: Weeds in order
    calculator: hurdle-score
    inputs: {risks: risks}
  - id: ifthen
    kind: rows
    prompt: If I see …, then I will …
    columns:
      - {id: if, kind: text, label: If}
      - {id: then, kind: text, label: Then}
  - {id: mine, kind: text, prompt: Which one did I plant?}
  - {id: sustain, kind: text, prompt: Who waters next year?, take_from: alternatives.improve}
"""


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, (path, old)
    path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture(scope="module")
def fork(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another name, another navigation, one lesson, one worksheet and one case replaced."""
    folder = tmp_path_factory.mktemp("fork") / "course"
    folder.mkdir()
    for name in ("docs", "exercises", "macros", "tests", ".vscode"):
        ignored = shutil.ignore_patterns("__pycache__", "browser", "content")
        shutil.copytree(ROOT / name, folder / name, ignore=ignored, symlinks=True)
    for name in ("mkdocs.yml", "pyproject.toml"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")  # as `make test` installs them
    settings = folder / "mkdocs.yml"
    text = settings.read_text("utf-8")
    text = re.sub(r"^  course:\n(?:    .*\n)+", SETTINGS, text, flags=re.MULTILINE)
    for path in LEFT_OUT:
        text = re.sub(rf"^ +- {re.escape(path)}\n", "", text, flags=re.MULTILINE)
    settings.write_text(text, "utf-8")
    (folder / "docs/reimagining/battle-or-problem.md").write_text(LESSON, "utf-8")
    (folder / "exercises/checks/battle-or-problem.yaml").write_text(CHECK, "utf-8")
    (folder / "exercises/hurdles.yaml").write_text(WORKSHEET, "utf-8")
    case = folder / "exercises/cases/rota-swap.yaml"
    replaced(case, "The Rota Swap", "The Hedge")
    replaced(case, "Two colleagues settle next month's rota", "Two neighbours settle a hedge")
    return folder


@pytest.fixture(scope="module")
def site(fork: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The copy, built strictly."""
    yield build(fork, tmp_path_factory.mktemp("fork-site"))


def test_it_has_its_own_name_language_and_foot(site: Path) -> None:
    home = (site / "index.html").read_text("utf-8")
    assert '<html lang="fr-CA"' in home and "<title>Talks over the Fence</title>" in home
    foot = html.words(next(e for e in html.read(site / "index.html").iter("footer")))
    for words in ("The Garden School", "Spring 2027", "Adapted from Common Ground."):
        assert words in foot
    assert 'href="mailto:someone@example.org"' in home
    lesson = (site / "reimagining/battle-or-problem/index.html").read_text("utf-8")
    assert '<time datetime="2027-03-01">1 mars 2027</time>' in lesson
    assert '"course":"garden-course"' in lesson
    search = (site / "search/search_index.json").read_text("utf-8")
    assert '"lang":["fr"]' in search.replace(" ", "")


def test_what_is_left_out_leaves_no_link(site: Path) -> None:
    for path in LEFT_OUT:
        assert not (site / path.removesuffix(".md")).exists()
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        for id in ("alternatives", "plan-b", "approach"):
            assert f"#worksheet-{id}" not in text, page
            assert f'data-worksheet="{id}"' not in text, page
        for path in LEFT_OUT:
            assert f"{path.removesuffix('.md')}/" not in text, page
        if page.parent.name != "gallery":  # its examples have fields of such names
            assert '"alternatives.' not in text and '"plan-b.' not in text, page


def test_every_link_of_it_leads_to_a_page(site: Path) -> None:
    for page in site.rglob("index.html"):
        for written in LINK.findall(page.read_text("utf-8")):
            href = unescape(written).partition("#")[0]
            if not href or ":" in href:
                continue
            target = (page.parent / href).resolve()
            found = target / "index.html" if target.is_dir() else target
            assert found.exists(), (page, href)


def test_what_was_replaced_is_there(site: Path) -> None:
    lesson = html.words(html.read(site / "reimagining/battle-or-problem/index.html"))
    assert "A fence has two sides." in lesson
    assert "Look at what else you could do and Alternatives, walk-away and minimum" in " ".join(
        lesson.split()
    )
    assert "The Hedge" in (site / "practice/cases/index.html").read_text("utf-8")
    sheets = [
        page for page in site.rglob("index.html") if 'id="ws-hurdles"' in page.read_text("utf-8")
    ]
    assert "Which weeds?" in html.words(html.read(sheets[0]))


SLOW = (
    "building", "serving", "leaving_out", "publish", "authoring", "generators", "lms_package",
    "mutations", "languages", "new", "questions", "examples", "yaml_source",
)  # fmt: skip
"""Those that build, as this file does, and those that try hundreds of values."""


@pytest.mark.parametrize("first", every([(at,) for at in range(6)], 6))
def test_the_engines_own_tests_stay_green(fork: Path, first: int) -> None:
    files = [path for path in sorted((fork / "tests/engine").glob("test_*.py"))[first::6]]
    quick = [path for path in files if not any(slow in path.stem for slow in SLOW)]
    done = run_python(fork, "-m", "pytest", *(str(path.relative_to(fork)) for path in quick))
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    assert re.search(r"\d{2,} passed", done.stdout)
