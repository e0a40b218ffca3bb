"""A copy of the project that somebody made theirs by the guides, with words that nobody else has.

Everything that the guides for instructors and authors name is changed at once: settings, language,
lessons left out and put into another order, a lesson, a worksheet, a check, a case and an entry of
the plan of its own, a logo and colours. The words come from a seed.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from macros.__main__ import main
from tests.support.project import ROOT

FOLDERS = ("docs", "exercises", "macros", "tests", ".vscode", ".github", ".devcontainer")
LEFT_OUT = ("preparing/alternatives.md", "leading/plan-b.md")
SWAPPED = ("reimagining/where-value-comes-from.md", "reimagining/trust-and-openness.md")


class Words:
    """Words that no language has, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def word(self) -> str:
        """Three syllables, such as `zuvoki`."""
        return "".join(
            self._random.choice("bdfgkmnprtvz") + self._random.choice("aiou") for _ in range(3)
        )

    def __call__(self, count: int = 4) -> str:
        """A sentence without its full stop."""
        return " ".join(self.word() for _ in range(count)).capitalize()


@dataclass(frozen=True)
class Fork:
    """The copy: its folder, and the names of what is its own."""

    folder: Path
    title: str
    institution: str
    lesson: str
    worksheet: str
    case: str
    idea: str
    prompt: str


def make_fork(folder: Path, seed: int = 1) -> Fork:
    """Copies the project into `folder`, which does not exist yet, and changes it."""
    words = Words(seed)
    _copy(folder)
    fork = Fork(
        folder, words(3), words(2), words.word(), words.word(), words.word(), words(6), words(5)
    )
    for what in (_settings, _looks, _navigation, _lesson, _worksheet, _case, _plan):
        what(fork, words)
    return fork


def _copy(folder: Path) -> None:
    folder.mkdir(parents=True)
    ignored = shutil.ignore_patterns("__pycache__", "node_modules", ".*_cache")
    for name in FOLDERS:
        shutil.copytree(ROOT / name, folder / name, ignore=ignored, symlinks=True)
    for file in filter(Path.is_file, ROOT.iterdir()):
        if file.suffix != ".zip":
            shutil.copy(file, folder / file.name)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")  # as `make test` installs them


def change(path: Path, how: Callable[[str], str]) -> None:
    """Changes a file, and fails where that changes nothing."""
    before = path.read_text("utf-8")
    after = how(before)
    assert after != before, path
    path.write_text(after, "utf-8")


def _settings(fork: Fork, words: Words) -> None:
    block = f"""\
  course:
    id: {words.word()}
    name: {fork.title}
    institution: {fork.institution}
    term: {words(2)}
    contact: {words.word()}@example.org
    help:
      - "**{words(2)}:** 555 0100"
    dates: {{picture-the-future: 2027-03-01}}
    hide: [approach]
    hand_in: false
    licence: {words(3)}.
    language: fr-CA
"""

    def changed(text: str) -> str:
        text = re.sub(r"^  course:\n(?:    .*\n)+", lambda _: block, text, flags=re.M)
        text = re.sub(r"^site_url:.*", "site_url: https://fork.example/cours/", text, flags=re.M)
        text = re.sub(r"^site_name:.*", f"site_name: {words(2)}", text, flags=re.M)
        text = re.sub(r"^site_description:.*", f"site_description: {words(5)}", text, flags=re.M)
        text = re.sub(r"^edit_uri_template:.*\n", "", text, flags=re.M)
        return re.sub(r"^  report_url:.*\n", "", text, flags=re.M)

    change(fork.folder / "mkdocs.yml", changed)


def _looks(fork: Fork, words: Words) -> None:
    """A logo of its own, and colours."""
    own = fork.folder / "docs" / "assets" / "own"
    own.mkdir()
    (own / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>',
        "utf-8",
    )
    (own / "colours.css").write_text(":root { --cg-shared: #5b2a86; }\n", "utf-8")

    def changed(text: str) -> str:
        text = re.sub(r"^  logo:.*", "  logo: assets/own/logo.svg", text, flags=re.M)
        return text.replace("  - assets/app/app.css\n", "  - assets/app/app.css\n"
                            "  - assets/own/colours.css\n")  # fmt: skip

    change(fork.folder / "mkdocs.yml", changed)


def _navigation(fork: Fork, words: Words) -> None:
    """Two lessons left out, two in another order, a tab with another name."""
    first, second = SWAPPED

    def changed(text: str) -> str:
        for path in LEFT_OUT:
            text = re.sub(rf"^ +- {re.escape(path)}\n", "", text, flags=re.M)
        text = text.replace(first, "later").replace(second, first).replace("later", second)
        return text.replace("  - Preparing:", f"  - {words(1)}:")

    change(fork.folder / "mkdocs.yml", changed)


def _new(fork: Fork, *arguments: str) -> None:
    config = str(fork.folder / "mkdocs.yml")
    assert main(["new", *arguments, "--config-file", config]) == 0, arguments


def _lesson(fork: Fork, words: Words) -> None:
    """A lesson with its check: begun as the guide says, then every word of it changed."""
    _new(fork, "lesson", fork.lesson, "--in", "preparing")
    change(
        fork.folder / "docs" / "preparing" / f"{fork.lesson}.md",
        lambda text: text.replace("Écrivez ici, en une phrase, l’idée de cette leçon.",
                                  f"{fork.idea}.")
        .replace("Expliquez ici l’idée, en phrases courtes.",
                 'Look at {{ lesson("alternatives", "what else you could do") }} and at '
                 '{{ to_worksheet("situation") }}.\n\n{{ worksheet("approach") }}'),
    )  # fmt: skip
    change(
        fork.folder / "exercises" / "checks" / f"{fork.lesson}.yaml",
        lambda text: text.replace(
            "Écrivez une question ici. Quelle est une bonne réponse?", f"{words(5)}?"
        ),
    )


def _worksheet(fork: Fork, words: Words) -> None:
    """A worksheet of its own, and one of the course's with another text."""
    _new(fork, "worksheet", fork.worksheet, "--on", f"preparing/{fork.lesson}.md")
    change(
        fork.folder / "exercises" / f"{fork.worksheet}.yaml",
        lambda text: text.replace("De quoi s’agit-il?", f"{fork.prompt}?"),
    )
    change(
        fork.folder / "exercises" / "situation.yaml",
        lambda text: re.sub(r"^title: .*", f"title: {words(2)}", text, flags=re.M),
    )


def _case(fork: Fork, words: Words) -> None:
    _new(fork, "case", fork.case)
    change(
        fork.folder / "exercises" / "cases" / f"{fork.case}.yaml",
        lambda text: text.replace("Kim", words(1)).replace("Sascha", words(1)),
    )


def _plan(fork: Fork, words: Words) -> None:
    """A block of the plan that the own worksheet fills."""
    block = f"blocks:\n  - id: {words.word()}\n    title: {words(2)}\n    entries:\n"
    entry = f"      - {{from: {fork.worksheet}.what}}\n\n"
    change(
        fork.folder / "exercises" / "plan.yaml",
        lambda text: text.replace("blocks:\n", block + entry, 1),
    )
