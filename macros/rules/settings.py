"""mkdocs.yml: names and files that are there, and keys that would have no effect."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from macros.authoring.page_addresses import Address
from macros.authoring.problems import Problem, did_you_mean
from macros.authoring.value_messages import text_wanted
from macros.authoring.yaml_positions import Path
from macros.course.library import Library
from macros.rules.addresses import THEME
from macros.rules.web_addresses import slip_in_web_address

TEXTS = ("site_name", "site_description", "site_author", "copyright")
COLOURS = (
    'has no effect: colours stand in a style sheet. See the page "Make it yours" for authors. '
    "Write `custom`, or remove the key."
)
ELSEWHERE = (
    "is fetched from another server, which the pages never do. Put the file below `docs/assets/`, "
    "and name it there."
)
NO_EFFECT = {
    ("theme", "icon", "logo"): "has no effect. Name a picture under `logo` instead.",
    ("extra", "analytics"): "has no effect: the pages ask no other server. Remove it.",
    ("extra", "consent"): "has no effect: there is nothing to consent to. Remove it.",
}
"""Keys of the theme that others know and this course does not follow."""

LISTS = ("extra_css", "extra_javascript", "nav", "watch")
Found = tuple[Path, str]


def rule(library: Library) -> Iterator[Problem]:
    """What is wrong with the settings of the site itself."""
    value = library.settings.file.parsed.value
    if not isinstance(value, dict):
        return
    for find in (_texts, _address, _lists, _files, _without_effect, _colours, _nav):
        for path, message in find(library, value):
            yield library.settings.file.problem(path, message)


def _texts(library: Library, value: dict[str, Any]) -> Iterator[Found]:
    for key in TEXTS:
        if isinstance(value.get(key), bool | int | float):
            yield (key,), f"`{key}` {text_wanted(value[key])}"


def _address(library: Library, value: dict[str, Any]) -> Iterator[Found]:
    address = value.get("site_url")
    if not isinstance(address, str) or not address:
        return
    if not re.match(r"https?://[^/\s]+|!|\*", address):
        yield ("site_url",), "`site_url` is a whole address. Begin it with `https://`."
    elif " " in address and not address.startswith(("!", "*")):
        yield ("site_url",), "An address has no spaces. Write the one that the browser shows."


def _lists(library: Library, value: dict[str, Any]) -> Iterator[Found]:
    for key in LISTS:
        written = value.get(key)
        is_alias = isinstance(written, str) and written.startswith("*")
        if written is not None and not isinstance(written, list) and not is_alias:
            yield (key,), f"`{key}` must be a list. Write each entry on a line with a hyphen."


def _files(library: Library, value: dict[str, Any]) -> Iterator[Found]:
    """Pictures, style sheets and scripts that are not there, or not of this site."""
    theme = value.get("theme")
    for key in ("logo", "favicon"):
        named = theme.get(key) if isinstance(theme, dict) else None
        if named is not None:
            yield from _file(library, ("theme", key), named)
    for key in ("extra_css", "extra_javascript"):
        for i, named in enumerate(value[key] if isinstance(value.get(key), list) else ()):
            if isinstance(named, str | dict):
                path = named.get("path") if isinstance(named, dict) else named
                yield from _file(library, (key, i), path)


def _file(library: Library, at: Path, named: object) -> Iterator[Found]:
    if not isinstance(named, str):
        key = next(part for part in reversed(at) if isinstance(part, str))
        yield at, f"`{key}` {text_wanted(named)}"
    elif re.match(r"(https?:)?//", named):
        yield at, f"`{named}` {ELSEWHERE}"
    elif not any((folder / named).is_file() for folder in (library.settings.docs, THEME)):
        yield at, f"There is no file `{named}` in the docs folder."


def _without_effect(library: Library, value: dict[str, Any]) -> Iterator[Found]:
    for path, message in NO_EFFECT.items():
        inner: Any = value
        for key in path:
            inner = inner.get(key) if isinstance(inner, dict) else None
        if inner is not None:
            yield path, f"`{path[-1]}` {message}"
    theme = value.get("theme")
    font = theme.get("font") if isinstance(theme, dict) else None
    if font not in (None, False):
        message = (
            "`font` has no effect: typefaces are never fetched from elsewhere. Write `false`, and "
            'see the page "Make it yours" for authors.'
        )
        yield ("theme", "font"), message


def _colours(library: Library, value: dict[str, Any]) -> Iterator[Found]:
    theme = value.get("theme")
    palette = theme.get("palette") if isinstance(theme, dict) else None
    single = isinstance(palette, dict)
    for i, entry in enumerate([palette] if single else palette or ()):
        for key in ("primary", "accent"):
            if isinstance(entry, dict) and entry.get(key) not in (None, "custom"):
                path: Path = ("theme", "palette", key) if single else ("theme", "palette", i, key)
                yield path, f"`{key}` {COLOURS}"


def _nav(library: Library, value: dict[str, Any]) -> Iterator[Found]:
    if isinstance(value.get("nav"), list):
        yield from _entries(library, value["nav"], ("nav",))


def _entries(library: Library, entry: Any, at: Path) -> Iterator[Found]:
    """What is wrong with a part of `nav`."""
    if isinstance(entry, list):
        for i, child in enumerate(entry):
            yield from _entries(library, child, (*at, i))
    elif isinstance(entry, dict) and len(at) > 1:
        if len(entry) > 1:
            yield (*at, [*entry][1]), "Each entry of `nav` has one name. Begin this with a hyphen."
        for name, child in entry.items():
            yield from _entries(library, child, (*at, name))
    elif not isinstance(entry, str):
        yield at, "`nav` is a list: each line has a hyphen, and a page or a name with pages."
    elif not _is_there(library, entry):
        message = f"`{entry}` is no page of the docs folder. The name of a page ends in `.md`."
        slip = slip_in_web_address(Address(entry, 0))
        yield at, slip or f"{message}{did_you_mean(entry, library.pages)}"


def _is_there(library: Library, named: str) -> bool:
    """Pages that are missing are told elsewhere."""
    is_page = named.endswith(".md") or bool(re.match(r"[a-z]+:", named))
    return is_page or (library.settings.docs / named).is_file()
