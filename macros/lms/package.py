"""A package of SCORM 1.2: the course, or chosen lessons of it, as one zip for an LMS.

The course is built anew, with addresses of files, because an LMS may not know that a folder's page
is its `index.html`. The same course gives the same zip, byte for byte.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.course.generators import GENERATORS, build_command
from macros.course.library import Library
from macros.lms import launcher, manifest, naming
from macros.lms.choice import find, packaging, pages_of
from macros.publish import bundle, node, policy, prune, search, shrink, styles
from macros.publish.packing import write_zip
from macros.publish.pages import Page, read_page, read_pages
from macros.rules.checked_course import load
from macros.strings.loader import load as load_strings

UNREAD = {".mjs", ".map", ".gz", ".xml", ".webmanifest"}
"""Kinds of files that no page of a package asks for."""
LEFT_OUT = (
    "404.html",
    "CNAME",
    "_headers",
    "assets/app/service-worker.js",
    "assets/app/from-disk.js",
)


class BuildFailedError(Exception):
    """The course could not be built; says why in the words of the build."""


def write_package(
    config: Path, folder: Path, named: Iterable[str] = (), *, generator: str = GENERATORS[0]
) -> Path:
    """Writes the package of the course whose mkdocs.yml is `config`, or of the pages `named`.

    Raises InvalidExercises, UnknownPageError, BuildFailedError or CannotBundleError.
    """
    whole = load(config)
    chosen = [find(whole, name) for name in named]
    with packaging(pages_of(whole, chosen)), TemporaryDirectory() as temporary:
        site = Path(temporary) / "site"
        build(config, site, generator)
        return pack(load(config), site, folder, chosen)


def build(config: Path, site: Path, generator: str) -> None:
    """Builds the site that the environment asks for into the folder `site`."""
    done = subprocess.run(
        [sys.executable, "-m", *build_command(generator, config, site, files=True)],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        raise BuildFailedError(done.stdout + done.stderr)


def pack(library: Library, site: Path, folder: Path, named: list[str]) -> Path:
    """Turns a built site into the zip; the site is used up."""
    start = launcher.address(
        named[0] if named and "index.md" not in library.nav else library.nav[0]
    )
    publish(library, site, start)
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in kept(site)}
    name = naming.name_of(library, named)
    title = naming.title_of(library, named)
    files[manifest.NAME] = manifest.manifest(name, title, launcher.NAME, files)
    return write_zip(folder / f"{name}.zip", files)


def publish(library: Library, site: Path, start: str) -> None:
    """As the site for everybody, but without a worker, and with the page that an LMS opens."""
    prune.prune(site)
    pages = [page for page in read_pages(site) if page.address != "404.html"]
    pages = fitted(library, site, pages, start)
    sheets = styles.read(pages, site)
    pages = styles.merge(bundle.bundle(pages, site), site, sheets)
    shrink.shrink(site)
    rules = policy.policy_for(pages, search.style_sheets(site))
    for page in pages:
        page.path.write_text(locked(page, rules), "utf-8")


def locked(page: Page, rules: policy.Policy) -> str:
    """A page under its policy. The launcher holds the others in a frame, and runs files only."""
    if page.address != launcher.NAME:
        return policy.lock(page, rules).html
    html = policy.lock(page, policy.Policy(())).html
    return html.replace("frame-src 'none'", "frame-src 'self'")


def fitted(library: Library, site: Path, pages: list[Page], start: str) -> list[Page]:
    """The pages with what a package adds to them, and the launcher behind them."""
    say = load_strings(library.course.language, in_lms=True)
    colour_launcher(site / "assets")
    html = launcher.launcher(library, say, [page.address for page in pages], start)
    notice = launcher.notice(library, say)
    first = read_page(site / launcher.NAME, launcher.NAME, html)
    return [*(launcher.fitted(page, notice) for page in pages), first]


def colour_launcher(assets: Path) -> None:
    """Puts the course's colours before the styles of the page that an LMS opens."""
    sheets = [assets / "site/tokens.css", assets / "lms/launch.css"]
    text = "\n".join(sheet.read_text("utf-8") for sheet in sheets if sheet.exists())
    (assets / "lms/launch.css").write_text(
        node.small([("lms/launch.css", "css", text)])[0], "utf-8"
    )


def kept(site: Path) -> Iterator[Path]:
    """The files that go into the zip, in the order of their paths."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and path.suffix not in UNREAD and name not in LEFT_OUT:
            yield path
