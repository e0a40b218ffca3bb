"""What happens to a finished site before people see it: `python -m macros publish site`.

It works on files only, so it does not matter which generator made them: MkDocs, ProperDocs or
Zensical. Run twice, it changes nothing the second time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from macros.publish import bundle, offline, policy, prune, search, shrink, styles
from macros.publish.pages import Page, read_pages
from macros.publish.pieces import closed_up


@dataclass(frozen=True)
class Published:
    """What `publish` did: number of pages, hashes in the policy, bytes before and after."""

    pages: int
    hashes: int
    bytes_before: int
    bytes_after: int


def publish(site: Path) -> Published:
    """Prunes, shrinks, bundles, preloads and locks down the site in the folder `site`, in place."""
    before = size_of(site)
    prune.prune(site)
    prune.leave_out_lms(site)
    search.wait(site)
    shrink.shrink(site)
    pages = read_pages(site)
    sheets = styles.read(pages, site)
    pages = styles.merge(bundle.bundle(pages, site), site, sheets)
    pages = offline.prepare(pages, site)
    rules = policy.policy_for(pages, search.style_sheets(site))
    save(policy.lock(page, rules) for page in pages)
    policy.write_headers(site, rules)
    offline.write_worker(site)
    return Published(len(pages), len(rules.hashes), before, size_of(site))


def save(pages: Iterable[Page]) -> None:
    """Writes pages back to where they were read."""
    for page in pages:
        page.path.write_text(closed_up(page.pieces), "utf-8")


def size_of(folder: Path) -> int:
    """Bytes of all files below `folder`."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
