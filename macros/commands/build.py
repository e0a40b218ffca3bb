"""Builds: the site, the instructor edition, and the zip that opens without a server.

Each is made in a folder of its own and put in its place when it is whole: two builds at once, or
one that fails, leave no half site behind.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

from macros.authoring.problems import count
from macros.course.generators import GENERATORS, build_command
from macros.course.settings import EDITION
from macros.publish import node, publish
from macros.publish.disk import write_disk
from macros.rules.checked_course import load

TRIES = 100


class SiteNotBuiltError(Exception):
    """The site generator refused the course; it has said why."""


class NotForASiteError(Exception):
    """A site would take the place of something else; the message says of what."""


def build_site(
    config: Path, into: Path, *, edition: str | None = None, generator: str = GENERATORS[0]
) -> str:
    """Builds and publishes the site into the folder `into`; returns what it weighs, in words."""
    _make_room(into)
    with _beside(into) as folder:
        _run(config, folder, edition=edition, generator=generator)
        done = publish(folder)
        _replace(folder, into)
    return f"{count(done.pages, 'page')}: {done.bytes_before} bytes are now {done.bytes_after}."


def build_disk(config: Path, into: Path) -> str:
    """Writes the zip of the course, named after its id, into the folder `into`."""
    zip_file = into / f"{load(config).course.id}.zip"
    into.mkdir(parents=True, exist_ok=True)
    with _beside(into / "site-disk") as folder:
        _run(config, folder, files=True)
        weight = write_disk(folder, zip_file)
    return f"{zip_file}: {weight} bytes."


def _make_room(into: Path) -> None:
    """Makes the folder above. Only a site, or an empty folder, may be replaced by a site."""
    into.parent.mkdir(parents=True, exist_ok=True)
    try:
        names = [path.name for path in into.iterdir()]
    except FileNotFoundError:
        return
    if names and "index.html" not in names:
        raise NotForASiteError(
            f"{into} holds other files, and a site would take their place. Name another folder."
        )


def tell_missing_tools() -> None:
    """Says what follows where the tools that merge modules are not there."""
    if not node.has_tools():
        print(node.UNBUNDLED, file=sys.stderr)


def _run(
    config: Path,
    into: Path,
    *,
    edition: str | None = None,
    generator: str = GENERATORS[0],
    files: bool = False,
) -> None:
    more = {EDITION: edition} if edition else {}
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **more}
    command = [sys.executable, "-m", *build_command(generator, config, into, files=files)]
    if subprocess.run(command, env=quiet).returncode:
        raise SiteNotBuiltError


@contextmanager
def _beside(into: Path) -> Iterator[Path]:
    """A new folder beside the one that is to be written; gone afterwards."""
    folder = Path(mkdtemp(prefix=f".{into.name}-", dir=into.parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _replace(folder: Path, into: Path) -> None:
    """Puts a finished folder in its place; of several at once the last one stays."""
    folder.chmod(0o755)
    old = Path(mkdtemp(prefix=f".{into.name}-", dir=into.parent))
    for _ in range(TRIES):
        with suppress(OSError):  # another build was quicker with one of the two steps
            into.rename(old / folder.name)
            shutil.rmtree(old / folder.name)
        with suppress(OSError):
            folder.rename(into)
            break
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(into)
