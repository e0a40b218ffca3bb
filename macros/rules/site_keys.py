"""mkdocs.yml: keys, plugins and extensions that the site generator knows.

It would refuse the others without saying where they stand.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from importlib.metadata import entry_points
from importlib.util import find_spec
from typing import Any

from macros.authoring.problems import Problem, did_you_mean
from macros.authoring.yaml_positions import Path
from macros.course.library import Library
from macros.models.course_settings import Course

KEYS = {
    "INHERIT", "copyright", "dev_addr", "docs_dir", "draft_docs", "edit_uri", "edit_uri_template",
    "exclude_docs", "extra", "extra_css", "extra_javascript", "extra_templates", "hooks",
    "markdown_extensions", "mdx_configs", "nav", "not_in_nav", "plugins", "remote_branch",
    "remote_name", "repo_name", "repo_url", "site_author", "site_description", "site_dir",
    "site_name", "site_url", "strict", "theme", "use_directory_urls", "validation", "watch",
}  # fmt: skip
"""The keys of MkDocs 1.6."""
GROUPS = {
    "plugins": ("mkdocs.plugins", "plugin"),
    "markdown_extensions": ("markdown.extensions", "Markdown extension"),
    "theme": ("mkdocs.themes", "theme"),
}
"""Key → how installed packages announce such a thing, and what it is called."""


OF_COURSE = {*Course.keys()} - {"name", "id"}
IN_COURSE = " It belongs below `course:`, under `extra:`. Move it there."


def rule(library: Library) -> Iterator[Problem]:
    """Keys that are none, plugins and extensions that are not installed, and no name."""
    value = library.settings.file.parsed.value
    if not isinstance(value, dict):
        return
    file = library.settings.file
    for key in value:
        if key not in KEYS:
            hint = IN_COURSE if key in OF_COURSE else did_you_mean(key, KEYS)
            yield file.problem((key,), f"`{key}` is not a key of mkdocs.yml.{hint}", key=True)
    for key in value["extra"] if isinstance(value.get("extra"), dict) else ():
        if key in OF_COURSE:
            message = f"`{key}` has no effect here.{IN_COURSE}"
            yield file.problem(("extra", key), message, key=True)
    if value.get("site_name") is None and "site_name" in value:
        yield file.problem(
            ("site_name",), "`site_name` has no value. Write what the site is called."
        )
    for key, (group, what) in GROUPS.items():
        known = _installed(group)
        for path, name in _theme(value) if key == "theme" else _names(value.get(key), (key,)):
            if known and not _is_there(name, known):
                yield file.problem(path, f"There is no {what} `{name}`.{did_you_mean(name, known)}")


NO_THEME = "null"
"""The name of a theme that is only a folder of the project's own."""


@cache
def _installed(group: str) -> frozenset[str]:
    """What installed packages announce; it takes a look at each of them."""
    return frozenset(entry.name for entry in entry_points(group=group))


def _theme(value: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    theme = value.get("theme")
    name, path = (
        (theme.get("name"), ("theme", "name")) if isinstance(theme, dict) else (theme, ("theme",))
    )
    if isinstance(name, str) and name != NO_THEME:
        yield path, name


def _names(entries: Any, at: Path) -> Iterator[tuple[Path, str]]:
    """Each name of a list, or of a mapping from names to options, and where it stands."""
    for i, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, str):
            yield (*at, i), entry
        else:
            yield from _names(entry, (*at, i))
    for name in entries if isinstance(entries, dict) else ():
        yield (*at, name), name


def _is_there(name: str, known: Collection[str]) -> bool:
    """Plugins of a theme have its name in front. An extension may also be named as a module."""
    if name in known or f"material/{name}" in known or name.startswith(("!", "*")):
        return True
    try:
        return find_spec(name.partition(":")[0]) is not None
    except (ImportError, ValueError):
        return False
