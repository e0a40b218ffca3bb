"""Since when browsers have what our sources use: from MDN's data, as a table in the tests."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests import compat
from tests.support import npm

DATA = npm.FOLDER / "node_modules" / "@mdn" / "browser-compat-data" / "data.json"
FAMILIES = {
    "safari": ("safari", "safari_ios"),
    "firefox": ("firefox", "firefox_android"),
    "chrome": ("chrome", "chrome_android"),
}
BASE: compat.Versions = {"safari": 15.4, "firefox": 98, "chrome": 98}
"""What every browser that we care about has; newer features must be in our list."""
KINDS = {
    "properties": re.compile(r"css\.properties\.([\w-]+)"),
    "selectors": re.compile(r"css\.selectors\.([\w-]+)"),
    "members": re.compile(r"(?:api|javascript\.builtins)(?:\.\w+)?\.(\w+)"),
}
Entry = dict[str, Any]


def read() -> dict[str, Entry]:
    """MDN's data as `{key: what browsers support}`, for the three languages of a page."""
    data = json.loads(DATA.read_text("utf-8"))
    return dict(walk({top: data[top] for top in ("api", "css", "javascript")}, ""))


def walk(node: Entry, path: str) -> Iterator[tuple[str, Entry]]:
    """Every feature below a node, with its key."""
    for name, below in node.items():
        if name != "__compat" and isinstance(below, dict):
            key = f"{path}.{name}".lstrip(".")
            if "__compat" in below:
                yield key, below["__compat"]["support"]
            yield from walk(below, key)


def since(support: Entry) -> compat.Versions:
    """The first version of each browser, on computers and telephones both."""
    return {
        family: compat.latest(first(support.get(browser, [])) for browser in browsers)
        for family, browsers in FAMILIES.items()
    }


def first(statements: Any) -> float | None:
    """The first version that has a feature by its own name, without a setting."""
    found = [
        float(re.sub("[^0-9.]", "", statement["version_added"]))
        for statement in (statements if isinstance(statements, list) else [statements])
        if re.search(r"\d", str(statement.get("version_added")))
        and not {"flags", "prefix", "alternative_name", "version_removed"} & statement.keys()
    ]
    return min(found, default=None)


def is_newer(numbers: compat.Versions) -> bool:
    """Whether a browser that we care about may not have it."""
    return any(number is None or number > (BASE[name] or 0) for name, number in numbers.items())


def newer(data: dict[str, Entry]) -> dict[str, str]:
    """By kind, the names that nothing older has; of what is wholly new, only its own name."""
    fresh = {key for key, support in data.items() if is_newer(since(support))}
    found: dict[str, dict[str, list[bool]]] = {kind: defaultdict(list) for kind in KINDS}
    for key in data:
        for kind, pattern in KINDS.items():
            match = pattern.fullmatch(key)
            if match and key.rpartition(".")[0] not in fresh:
                found[kind][match[1].removesuffix("_static")].append(key in fresh)
    return {
        kind: " ".join(sorted(name for name, are in names.items() if all(are)))
        for kind, names in found.items()
    }


def renew() -> Path:
    """Writes `versions.json` from MDN's data."""
    data = read()
    package = json.loads((DATA.parent / "package.json").read_text("utf-8"))
    keys = sorted({feature.key for feature in compat.features()})
    table = {
        "data": package["version"],
        "base": BASE,
        "versions": {key: since(data[key]) for key in keys},
        "newer": newer(data),
    }
    compat.VERSIONS.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    compat.versions.cache_clear()
    return compat.VERSIONS
