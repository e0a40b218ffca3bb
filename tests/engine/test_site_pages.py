"""The pages of a site, as the adapter reads them from mkdocs.yml: the same as MkDocs makes."""

from __future__ import annotations

import json
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.adapter.site_pages import site_page, site_pages
from macros.course.settings import EDITION
from macros.rules.checked_course import load
from tests.support.project import run_mkdocs

Row = list[str]
"""Path, address, title, and the outermost part of the navigation."""

HOOK = """
import json
from pathlib import Path

def row(page):
    part = page.ancestors[-1].title if page.ancestors else ""
    return [page.file.src_uri, page.url or "./", page.title, part]

def on_env(env, config, files):
    in_nav = [page for page in config["_nav"].pages]
    beside = [file.page for file in files.documentation_pages() if file.page not in in_nav]
    rows = [row(page) for page in [*in_nav, *beside]]
    Path(config["config_file_path"]).with_name("rows.json").write_text(json.dumps(rows))

def on_nav(nav, config, files):
    config["_nav"] = nav
"""
PAGES = {
    "index.md": "Hello.\n",
    "tonight.md": "---\ntitle: From its front matter\n---\n# From its heading\n",
    "heading.md": "\n\n# A *first* heading with `code` and [a link](tonight.md) ##\n\nText.\n",
    "underlined.md": "Under a line\n===========\n\nText.\n",
    "with-id.md": "# With an id {: #here .there }\n",
    "late_heading.md": "Some text.\n\n# Too late\n",
    "second-level.md": "## Not the first level\n",
    "MixedCase-name.md": "Text.\n",
    "empty.md": "",
    "two words.md": "Text.\n",
    "día.md": "# Día & noche\n",
    "talk/index.md": "# Talking\n",
    "talk/listen.md": "---\ndescription: No title here.\n---\n\nText.\n",
    "talk/deep-down/well.md": "# The well\n",
    "talk/deep-down/README.md": "Text.\n",
    "cards/a.md": "# Card A\n",
    "cards/README.md": "# The cards\n",
    "both/README.md": "# Not shown\n",
    "both/index.md": "# Shown\n",
    "notes/secret.md": "# Secret\n",
    "notes/open.md": "# Open\n",
    "drafts/later.md": "# Later\n",
    "templates/page.md": "# A template\n",
    ".hidden/page.md": "# Hidden\n",
}
NAV: list[Any] = [
    {"Start": "index.md"},
    "heading.md",
    {"This evening": "./tonight.md"},
    {"Out there": "https://example.org/a.md"},
    {"Talk": ["talk/index.md", {"Listening well": "talk/listen.md"}, {"Deep": [
        {"Deeper": ["talk/deep-down/well.md"]}, "talk/deep-down/README.md",
        {"Elsewhere": "https://example.org/"},
    ]}]},
    "two words.md",
    "día.md",
]  # fmt: skip
BESIDE = "/cards/\n/both/\n/notes/\n/drafts/\nlate*\nunder*\nwith*\nsecond*\nMixed*\nempty.md\n"
EXCLUDED = {"exclude_docs": "secret.md\n", "draft_docs": "/drafts/\n", "not_in_nav": BESIDE}
SETTINGS: dict[str, dict[str, Any]] = {
    "with nav": {"nav": NAV, **EXCLUDED},
    "without nav": {},
    "without nav, and pages beside it": {"not_in_nav": "/cards/\n/talk/deep-down/\ntonight.md\n"},
    "with files for addresses": {"nav": NAV, **EXCLUDED, "use_directory_urls": False},
    "with what is usually hidden": {"exclude_docs": "!.hidden\n!/templates/\n/both/index.md\n"},
    "with another folder": {"docs_dir": "pages", "nav": NAV, **EXCLUDED},
}


def write_course(folder: Path, settings: dict[str, Any]) -> Path:
    """A course of these pages without macros, which MkDocs builds with a theme of nothing."""
    for path, text in PAGES.items():
        file = folder / settings.get("docs_dir", "docs") / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (folder / "theme").mkdir()
    (folder / "theme" / "main.html").write_text("{{ page.content }}")
    (folder / "hook.py").write_text(HOOK)
    fixed = {
        "site_name": "A course",
        "extra": {"course": {"id": "small"}},
        "theme": {"name": None, "custom_dir": "theme"},
        "plugins": [],
        "hooks": ["hook.py"],
        "markdown_extensions": ["attr_list"],
    }
    config = folder / "mkdocs.yml"
    config.write_text(yaml.safe_dump({**fixed, **settings}, allow_unicode=True), encoding="utf-8")
    return config


@pytest.mark.parametrize("name", SETTINGS)
def test_pages_are_those_of_mkdocs(name: str, tmp_path: Path) -> None:
    config = write_course(tmp_path, SETTINGS[name])
    done = run_mkdocs(tmp_path, "build")
    assert done.returncode == 0, done.stderr
    # Titles are HTML there, and text here.
    text = (tmp_path / "rows.json").read_text("utf-8")
    theirs: list[Row] = [[unescape(cell) for cell in row] for row in json.loads(text)]
    library = load(config)
    ours = [[page.path, page.url, page.title, page.part] for page in site_pages(library)]
    assert ours == theirs
    assert len(ours) > 15


def test_a_page_of_another_edition_is_no_page_of_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = write_course(tmp_path, {"nav": ["index.md", "tonight.md"]})
    page = tmp_path / "docs" / "tonight.md"
    page.write_text("---\nedition: instructor\n---\n# For instructors\n", encoding="utf-8")
    assert [page.path for page in site_pages(load(config))] == ["index.md"]
    monkeypatch.setenv(EDITION, "instructor")
    pages = [(page.path, page.title) for page in site_pages(load(config))]
    assert pages == [("index.md", "Home"), ("tonight.md", "For instructors")]


def test_a_draft_that_is_served_has_an_address_of_its_own(tmp_path: Path) -> None:
    library = load(write_course(tmp_path, {"nav": NAV, **EXCLUDED}))
    page = site_page(library, "drafts/later.md")
    assert (page.url, page.title, page.part) == ("drafts/later/", "Later", "")
