"""The pages of the site: order, titles, parts and addresses, as every site generator makes them.

They are read from mkdocs.yml and the docs folder alone, because not every generator tells them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import quote

from macros.course.library import Library
from macros.course.titles import title_of_folder
from macros.render.page_context import CoursePage


def site_pages(library: Library) -> Iterator[CoursePage]:
    """The pages in the order of `nav`, then those that stand beside it."""
    is_draft = library.settings.drafts.match_file
    built = {page.path: None for page in library.pages_built() if not is_draft(page.path)}
    in_nav = dict.fromkeys(path for path in library.nav if path in built)
    return (site_page(library, path) for path in {**in_nav, **built})


def site_page(library: Library, path: str) -> CoursePage:
    """One page, by the path of its file below the docs folder."""
    url = page_url(path, library.settings.directory_urls)
    return CoursePage(path, url, library.title_of_page(path), _part(library, path))


def page_url(path: str, directory_urls: bool) -> str:
    """The address of a page from the site's root: `./`, `talk/`, or `talk.html`."""
    file = PurePosixPath(path)
    stem = "index" if file.stem == "README" else file.stem
    if not directory_urls:
        return quote(str(file.with_name(f"{stem}.html")))
    return quote(f"{file.parent if stem == 'index' else file.with_name(stem)}/")


def _part(library: Library, path: str) -> str:
    """The title of the outermost part of the navigation that holds the page; empty beside it."""
    if library.settings.nav is not None:
        return next((page.part for page in library.settings.nav if page.path == path), "")
    folder = PurePosixPath(path).parts[0] if "/" in path else ""
    return title_of_folder(folder) if path in library.nav else ""
