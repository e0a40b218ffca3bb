"""The command that makes a built site ready for people, or packs it for the disk."""

from __future__ import annotations

import sys
from pathlib import Path

from macros.authoring.problems import count
from macros.publish import node, publish
from macros.publish.disk import write_disk
from macros.publish.node import CannotBundleError


def finish_site(site: Path, disk: Path | None) -> int:
    """Publishes a finished site, or packs it for the disk; 1 when a file of it cannot be read."""
    try:
        if disk:
            print(f"{disk}: {write_disk(site, disk)} bytes.")
            return 0
        if not node.has_tools():
            print(node.UNBUNDLED, file=sys.stderr)
        done = publish(site)
    except CannotBundleError as problem:
        print(
            f"{problem}\nNothing is lost: correct it, build the site, and publish again.",
            file=sys.stderr,
        )
        return 1
    print(f"{count(done.pages, 'page')}: {done.bytes_before} bytes are now {done.bytes_after}.")
    return 0
