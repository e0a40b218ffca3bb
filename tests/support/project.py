"""Course projects for tests: the real one, and small ones made on the spot."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from macros.course.generators import GENERATORS, build_command

ROOT = Path(__file__).resolve().parent.parent.parent
SUPPORT = Path(__file__).parent
"""Where helpers of the tests lie, scripts for pages among them."""
GENERATOR = "TEST_GENERATOR"
"""The environment variable that names the site generator for all sites of a test run."""


def run_mkdocs(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs mkdocs in `project` and returns what it printed."""
    return run_python(project, "-m", "mkdocs", *arguments)


def run_python(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs Python in `project` and returns what it printed."""
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=project, env=quiet, capture_output=True, text=True)


def make_project(folder: Path, *, pages: dict[str, str], exercises: dict[str, str]) -> Path:
    """Writes a small course into `folder`: the engine, theme and assets are the real ones.

    `pages` and `exercises` map paths below `docs` and `exercises` to texts. All pages stand in
    `nav`, in the order given.
    """
    folder.mkdir(exist_ok=True)
    for below, texts in (("docs", pages), ("exercises", exercises)):
        for name, text in texts.items():
            path = folder / below / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    (folder / "macros").symlink_to(ROOT / "macros")
    settings = own_course((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    nav = "".join(f"  - {name}\n" for name in pages)
    (folder / "mkdocs.yml").write_text(settings[: settings.index("\nnav:")] + f"\nnav:\n{nav}")
    return folder


NEUTRAL = {
    "site_name": "Common Ground",
    "site_url": "https://common-ground.example/course/",
    "site_description": "A course.",
    "  logo": "assets/site/logo.svg",
    "  favicon": "assets/site/favicon.svg",
}
"""Settings that a copy of the course changes, as the engine's own tests want them."""


def own_course(settings: str) -> str:
    """mkdocs.yml without what a copy of the course says about itself, and without its looks."""
    only_id = "  course:\n    id: common-ground\n"
    settings = re.sub(r"^  course:\n(?:    .*\n)+", only_id, settings, flags=re.MULTILINE)
    for key, value in NEUTRAL.items():
        settings = re.sub(rf"^{key}:.*", f"{key}: {value}", settings, flags=re.MULTILINE)
    return re.sub(r"^  - (assets/\S+\.css)\n", _only_of_the_theme, settings, flags=re.MULTILINE)


def _only_of_the_theme(line: re.Match[str]) -> str:
    return line[0] if (ROOT / "macros/theme" / line[1]).exists() else ""


def generator() -> str:
    """What makes the sites of this test run: `--generator zensical` names another than MkDocs."""
    return os.environ.get(GENERATOR, GENERATORS[0])


def build(project: Path, into: Path) -> Path:
    """Builds `project` strictly into `into`; fails with the build's own words."""
    done = run_python(
        project, "-m", *build_command(generator(), project / "mkdocs.yml", into, files=False)
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return into
