"""Links, pictures and files that pages name: they are there, and pictures say what they show."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cached_property
from pathlib import Path
from posixpath import dirname, join, normpath, relpath
from urllib.parse import unquote

from macros.authoring.jinja_syntax import CURVED
from macros.authoring.markdown_page import COURSE_LINK, Page
from macros.authoring.page_addresses import Address, addresses, places
from macros.authoring.problems import Problem, did_you_mean
from macros.authoring.prose import UNKNOWN
from macros.course.library import Library
from macros.rules.web_addresses import slip_in_web_address

THEME = Path(__file__).parent.parent / "theme"
ON_ONE_COMPUTER = re.compile(r"[a-z]:[\\/]|file:", re.I)
BACKSLASH = re.compile(r"\\(?=[\w.])")
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)
FORMS = {"worksheet": "worksheet-", "knowledge_check": "worksheet-check-", "diagram": "diagram-",
         "figure": "figure-"}  # fmt: skip
"""Macros → how the id begins that each gives to what it shows."""
WITHOUT_PLACES = {
    "page", "lesson", "to_worksheet", "cite", "next_step", "lesson_opening", "evidence", *FORMS,
}  # fmt: skip
"""Macros that show no place that a link could lead to, but for those of `FORMS`."""


def rule(library: Library) -> Iterator[Problem]:
    """Addresses that lead nowhere, and pictures without a text."""
    site = _Site(library)
    for page in library.pages_built():
        for address in addresses(page):
            for message in _wrong(site, page, address):
                yield page.problem(address.offset, message)


class _Site:
    """What an address can lead to."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.left_out = set(library.pages_left_out())
        self._places: dict[str, set[str] | None] = {}

    @cached_property
    def own_files(self) -> set[str]:
        """The paths of all files of the docs folder, as the folders spell them."""
        return files_below(self.library.settings.docs)

    @cached_property
    def files(self) -> set[str]:
        """The paths of all files that the site will have."""
        return self.own_files | files_below(THEME)

    def places(self, path: str) -> set[str] | None:
        """The places within a page; None where only the build knows them."""
        if path not in self._places:
            self._places[path] = self._find_places(self.library.pages[path])
        return self._places[path]

    def _find_places(self, page: Page) -> set[str] | None:
        ids = places(page)
        for call in page.calls:
            if call.name not in WITHOUT_PLACES:
                return None
            if call.name in FORMS and call.arguments:
                place = FORMS[call.name] + call.arguments[0]
                ids |= {place, *self._fields(place.removeprefix("worksheet-"))}
        return ids

    def _fields(self, id: str) -> Iterator[str]:
        """The places of the fields of a worksheet or knowledge check."""
        exercise = self.library.all_exercises.get(id)
        return (f"{id}.{field.id}" for field in exercise.fields) if exercise else iter(())


def files_below(folder: Path) -> set[str]:
    """The paths of all files below a folder."""
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def _wrong(site: _Site, page: Page, address: Address) -> Iterator[str]:
    if address.is_picture and not address.alt:
        yield _no_alt(address)
    target = address.target
    if UNKNOWN in target:
        return
    if ON_ONE_COMPUTER.match(target):
        yield (
            "This is a place on one computer, which nobody else can open. Put the file below "
            "`docs/assets/own/`, and write the way to it from this page's file."
        )
        return
    if slip := slip_in_web_address(address):
        yield slip
        return
    if CURVED.search(target):
        return  # told with the mark
    if not target or ELSEWHERE.match(target) or COURSE_LINK.match(f"]({target})"):
        return
    if BACKSLASH.search(target):
        yield f"In an address a `/` stands between folders. Write `{BACKSLASH.sub('/', target)}`."
    elif target.startswith("/"):
        yield (
            f"`{target}` begins at the root of the web server, where the course may not be. "
            "Write the way from this page's file."
        )
    elif address.is_raw:
        yield from _raw(site, page, target)
    else:
        yield from _from_file(site, page, target)


def _no_alt(address: Address) -> str:
    target = re.sub(f"{UNKNOWN}+", "…", address.target)
    how = '`alt="What it shows"`' if address.is_raw else f"`![What it shows]({target})`"
    return f"This picture says nothing to people who cannot see it. Write {how}."


def _from_file(site: _Site, page: Page, target: str) -> Iterator[str]:
    """A Markdown address counts from the file that it stands in."""
    before, _, place = target.partition("#")
    path = _joined(dirname(page.path), before) if before else page.path
    if path.endswith(".md"):
        if path not in site.library.pages:
            missing = _missing(path, site.library.pages, "page")
            yield missing + _from_here(site, page, path, missing)
        elif place and path not in site.left_out:
            yield from _place(site, path, unquote(place))
    elif path not in site.files:
        yield _outside(site, path) or _missing(path, site.own_files, "file")


def _outside(site: _Site, path: str) -> str:
    """What is said of a file that is there, and lies beside the docs folder."""
    settings = site.library.settings
    if not path.startswith("../") or not (settings.docs / path).is_file():
        return ""
    return (
        f"Only what lies below `{settings.docs_dir}` is part of the site. Copy the file to "
        f"`{settings.docs_dir}/assets/own/`, and write the way to it from this page's file."
    )


def _from_here(site: _Site, page: Page, path: str, said: str) -> str:
    """The way to the only page of this name, unless `said` holds it already."""
    name = path.rsplit("/")[-1]
    near = [known for known in site.library.pages if known.rsplit("/")[-1] == name]
    if len(near) != 1:
        return ""
    way = relpath(near[0], dirname(page.path) or ".")
    return "" if f"`{way}`" in said else f" From this page, `{near[0]}` is `{way}`."


def _place(site: _Site, path: str, place: str) -> Iterator[str]:
    known = site.places(path)
    if known is not None and place not in known and not place.startswith(("fn:", "fnref:")):
        yield f"`{path}` has no heading or place `#{place}`.{did_you_mean(place, known)}"


def _raw(site: _Site, page: Page, target: str) -> Iterator[str]:
    """An address in HTML counts from the page's address, which is a folder of its own."""
    path = target.partition("#")[0].partition("?")[0]
    if not path:
        return
    stem = page.path.removesuffix(".md")
    folder = dirname(stem) if stem.rsplit("/")[-1] in ("index", "README") else stem
    file = _joined(folder, path)
    if file not in site.files and not _is_page(site, file):
        near = _joined(dirname(page.path), path)
        more = f" From this page, `{near}` is `{_way(folder, near)}`." if near in site.files else ""
        yield _missing(file, site.own_files, "file") + more


def _way(folder: str, path: str) -> str:
    """How HTML on the page of `folder` names a file."""
    return "../" * (folder.count("/") + 1 if folder else 0) + path


def _is_page(site: _Site, path: str) -> bool:
    names = ("index.md",) if path in ("", ".") else (f"{path}.md", f"{path}/index.md")
    return any(name in site.library.pages for name in names)


def _joined(folder: str, path: str) -> str:
    return normpath(join(folder, unquote(path.partition("?")[0])))


def _missing(path: str, known: Collection[str], what: str) -> str:
    same = next((name for name in known if name.lower() == path.lower()), None)
    if same:
        return f"The {what} is called `{same}`: capitals count. Write it so."
    return f"There is no {what} `{path}` in the docs folder.{did_you_mean(path, known)}"
