"""Which test says which sentence of `macros/strings/en.yaml`, as seen while tests run.

`--write-said` puts a test for each key that none is known for into tests/data/said.yaml. In pages
of Chromium a key counts when a module asks for it, in Python when a renderer does, and in a built
site when its words stand in a page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, BrowserType

from macros.strings import loader
from macros.strings.loader import IN_LMS
from tests.support import project
from tests.support.project import ROOT

FILE = ROOT / "tests/data/said.yaml"
HEAD = "# A test that says each sentence; see tests/support/said.py.\n"
LISTEN = """
const parse = JSON.parse;
const told = new Set();
const tell = (key) => { if (!told.has(key)) { told.add(key); cgSaid(String(key)); } };
JSON.parse = (...given) => {
  const value = parse(...given);
  if (value?.course && value.strings) {
    value.strings = new Proxy(value.strings, {
      get(strings, key) { tell(key); return strings[key]; },
    });
  }
  return value;
};
"""
"""Hears for which sentences of the page's island its modules ask."""
Said = dict[str, dict[str, str | None]]
"""Section → key → `path::test`; None where nobody has looked yet which test says it."""


def written() -> Said:
    return yaml.safe_load(FILE.read_text("utf-8")) or {}


def keys() -> Iterator[tuple[str, str, list[str]]]:
    """Section, key and sentences of each string."""
    for section, texts in loader.read("en")[0].parsed.value.items():
        for key, text in texts.items():
            yield section, key, [*text.values()] if isinstance(text, dict) else [str(text)]


def missing(test: str) -> bool:
    """Whether there is no such test. A copy of the course may have left out a folder of tests."""
    path, _, name = test.partition("::")
    file = ROOT / path
    return file.parent.is_dir() and not (
        file.exists() and f"\ndef {name}(" in file.read_text("utf-8")
    )


class Listener:
    """A plugin that writes down what tests say."""

    def __init__(self) -> None:
        self.test = ""
        self.heard: dict[str, str] = {}
        """Key → the first test that asked for it."""
        self.sites: dict[Path, str] = {}
        """Built site → the test that wanted it."""
        self._wrap(Browser, "new_context", self._listen)
        self._wrap(Browser, "new_page", lambda page: self._listen(page.context))
        self._wrap(BrowserType, "launch_persistent_context", self._listen)
        self._listen_to_python()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        self.test = item.nodeid.partition("[")[0]

    def pytest_sessionfinish(self) -> None:
        for site, test in self.sites.items():
            self._read_site(site, test)
        write(self.heard)

    def _hear(self, key: str) -> None:
        self.heard.setdefault(key, self.test)

    def _listen(self, context: BrowserContext) -> None:
        context.expose_binding("cgSaid", lambda _source, key: self._hear(key))
        context.add_init_script(LISTEN)

    def _wrap(self, owner: type, name: str, then: Callable[[Any], None]) -> None:
        act = getattr(owner, name)

        def acted(*arguments: Any, **named: Any) -> Any:
            made = act(*arguments, **named)
            then(made)
            return made

        setattr(owner, name, acted)

    def _listen_to_python(self) -> None:
        say, run = loader.Strings.__call__, project.run_mkdocs

        def heard(strings: loader.Strings, key: str, **values: object) -> str:
            self._hear(key)
            return say(strings, key, **values)

        def built(folder: Path, *arguments: str) -> Any:
            if "--site-dir" in arguments:
                self.sites[Path(arguments[-1])] = self.test
            return run(folder, *arguments)

        loader.Strings.__call__, project.run_mkdocs = heard, built  # type: ignore[method-assign,assignment]

    def _read_site(self, site: Path, test: str) -> None:
        pages = [page.read_text("utf-8") for page in site.rglob("*.html")]
        whole = " ".join(pages)
        text = " ".join(f"{whole} {re.sub('<[^>]+>', '', whole)}".split())
        for section, key, sentences in keys():
            shown = any(re.search(_pattern(sentence), text) for sentence in sentences)
            if section in ("frame", "render") and key not in self.heard and shown:
                self.heard[key] = test


def _pattern(sentence: str) -> str:
    """A sentence of three letters or more, with anything short in its holes."""
    pieces = re.split(r"\{\w+\}", " ".join(sentence.split()))
    found = ".{1,80}?".join(map(re.escape, pieces))
    return rf"(?<!\w){found}(?!\w)" if len("".join(pieces)) > 2 else "(?!)"


def write(heard: dict[str, str]) -> None:
    """Adds what was heard to the file, and takes out what is gone."""
    known, said = written(), Said()
    for section, key, _ in keys():
        tests = known.get(section, {})
        # What a package for a platform says in the place of a sentence has the same key.
        told = heard.get(key) if section != IN_LMS else None
        if key in tests or told:
            before = tests.get(key)
            kept = before and not missing(before)
            said.setdefault(section, {})[key] = before if kept else told
    FILE.write_text(HEAD + yaml.safe_dump(said, sort_keys=False, width=200), "utf-8")
