"""What the browser half asks of a browser, by its own sources, and since when browsers have it.

`features.yaml` lists the newer features that the sources may use. `versions.json` says which
version of which browser has them, and the names of all features that are newer than what every
browser has that we care about. It is made from MDN's data by `make audit part=browsers write=yes`,
and read without npm.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from macros.publish import node
from tests.support import javascript
from tests.support.project import ROOT
from tests.support.report import table

ASSETS = ROOT / "macros" / "theme" / "assets"
FEATURES = Path(__file__).parent / "features.yaml"
VERSIONS = Path(__file__).parent / "versions.json"
BROWSERS = {"safari": "Safari", "firefox": "Firefox", "chrome": "Chrome and Edge"}
PARTS = {
    "What learners use: worksheets, plan, workbook, cases, counterpart, handing in": (
        "app", "backup", "cards", "cases", "core", "counterpart", "dialogue", "figure", "hand-in",
        "plan", "practice", "projector", "responses", "scoring", "site", "workbook", "worksheet",
    ),
    "What instructors use: the class page, pairs": ("class", "core", "pairing", "responses"),
    "Packages for learning platforms": ("backup", "core", "lms", "responses"),
}  # fmt: skip
"""What works, and the folders below `macros/theme/assets` that it consists of."""

CSS_COMMENT = re.compile(r"/\*.*?\*/", re.S)
PROPERTY = re.compile(r"(?<![\w-])([a-z-]+)\s*:(?=[^{}]*[;}])")
SELECTOR = re.compile(r":{1,2}([a-z-]+)")
MEMBER = re.compile(r"\.([A-Za-z]\w*)|\bnew ([A-Z]\w*)")

Versions = dict[str, float | None]
"""By the names in `BROWSERS`: the first version that has something; None where none has."""


@dataclass(frozen=True)
class Feature:
    """A newer feature that the sources may use."""

    language: str
    """`js` or `css`."""
    token: re.Pattern[str]
    key: str
    """Its place in MDN's data."""
    without: str | None
    """What is lost where it is not there; None for what a part cannot do without; may be empty."""


@cache
def features() -> tuple[Feature, ...]:
    """All of `features.yaml`; a feature without `token` is found by the end of its key."""
    listed = yaml.safe_load(FEATURES.read_text("utf-8"))["features"]
    return tuple(feature(entry) for entry in listed)


def feature(listed: dict[str, str]) -> Feature:
    """One entry of the list."""
    key = listed["key"]
    last = re.escape(key.rpartition(".")[2])
    if key.startswith("css.properties."):
        found = rf"(?<![\w-]){last}\s*:"
    elif key.startswith("css."):
        found = rf":{last}\b"
    else:
        found = rf"\.{last}\b|\bnew {last}\b"
    language = "css" if key.startswith("css.") else "js"
    token = re.compile(listed.get("token", found))
    return Feature(language, token, key, listed.get("without"))


@cache
def versions() -> dict[str, Any]:
    """`versions.json`."""
    read: dict[str, Any] = json.loads(VERSIONS.read_text("utf-8"))
    return read


def ours() -> set[str]:
    """Names of our own that a newer feature has, too."""
    return set(yaml.safe_load(FEATURES.read_text("utf-8"))["ours"])


@cache
def sources(language: str) -> dict[Path, str]:
    """The sources of a language without comments, and scripts without words in quotation marks.

    What others wrote has names of one letter, which say nothing.
    """
    if language == "css":
        sheets = sorted(ASSETS.rglob("*.css"))
        return {path: CSS_COMMENT.sub("", path.read_text("utf-8")) for path in sheets}
    scripts = {**javascript.sources("**/*.mjs"), **javascript.sources("**/*.js")}
    own = {path: code for path, code in scripts.items() if not path.startswith("vendor/")}
    return {ASSETS / path: without_strings(code) for path, code in own.items()}


def script(text: str) -> str:
    """A script's code alone."""
    return without_strings(node.small([("script.mjs", "js", text)], names=True)[0])


def without_strings(code: str) -> str:
    """Code whose strings are empty."""
    return javascript.STRING.sub('""', code)


def used(folders: Iterable[str]) -> Iterator[Feature]:
    """The features that the sources in these folders use, in the order of the list."""
    wanted = set(folders)
    for feature in features():
        texts = sources(feature.language).items()
        if any(feature.token.search(text) for path, text in texts if folder(path) in wanted):
            yield feature


def folder(path: Path) -> str:
    """The part that a source belongs to."""
    return path.relative_to(ASSETS).parts[0]


def unlisted() -> list[str]:
    """Names in the sources that only newer features have, and that the list does not have."""
    newer = {kind: set(names.split()) for kind, names in versions()["newer"].items()}
    listed = {name for feature in features() for name in feature.key.split(".")} | ours()
    found = {
        "members": names(MEMBER, sources("js")),
        "properties": names(PROPERTY, sources("css")),
        "selectors": names(SELECTOR, sources("css")),
    }
    return sorted(
        f"{path.relative_to(ROOT)}: {name}"
        for kind, places in found.items()
        for path, name in places
        if name in newer[kind] and name not in listed
    )


def names(pattern: re.Pattern[str], texts: dict[Path, str]) -> set[tuple[Path, str]]:
    """Each name that a pattern finds, with where it stands."""
    found = ((path, match) for path, text in texts.items() for match in pattern.finditer(text))
    return {(path, next(filter(None, match.groups()))) for path, match in found}


def needed(wanted: Iterable[Feature]) -> Versions:
    """The versions that have all of these features, and all that is no longer new."""
    known = versions()
    found = [known["base"], *(known["versions"][feature.key] for feature in wanted)]
    return {browser: latest(oldest[browser] for oldest in found) for browser in BROWSERS}


def latest(numbers: Iterable[float | None]) -> float | None:
    """The highest version; None when one of them is not there at all."""
    known = list(numbers)
    return None if None in known else max((n for n in known if n is not None), default=0)


def shown(version: float | None) -> str:
    """A version as people know it."""
    return "–" if version is None else f"{version:g}"


def oldest() -> list[list[str]]:
    """The rows of the first table: what works, and the oldest versions that it works in."""
    return [
        [
            title,
            *map(
                shown,
                needed(feature for feature in used(folders) if feature.without is None).values(),
            ),
        ]
        for title, folders in PARTS.items()
    ]


def losses() -> list[list[str]]:
    """The rows of the second table: what one misses below which version."""
    every = [name for part in PARTS.values() for name in part]
    found = [feature for feature in used(every) if feature.without]
    return [[str(feature.without), *map(shown, needed([feature]).values())] for feature in found]


def report() -> str:
    """What stands on the page for readers, in Markdown."""
    browsers = BROWSERS.values()
    first = table(["What works", *browsers], oldest())
    second = table(["What you miss before these versions", *browsers], losses())
    between = "Newer browsers do a little more:"
    return f"{first}\n\n{between}\n\n{second}"
