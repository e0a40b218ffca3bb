"""Where links lead: addresses such as `lesson:trust` as hrefs relative to the page."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

IN_COURSE = ("lesson:", "worksheet:", "page:")


@dataclass(frozen=True)
class Target:
    """Something in the course that can be linked to. `url` starts at the site's root."""

    url: str
    title: str


@dataclass(frozen=True)
class Links:
    """The links of one page. `page_url` is that page's url from the site's root."""

    page_url: str
    targets: Mapping[str, Target]

    def resolve(self, address: str) -> str | None:
        """The href of an address; None when its target is left out of the course."""
        if not address.startswith(IN_COURSE):
            return address
        path, hash_, fragment = address.partition("#")
        target = self.targets.get(path)
        return relative(target.url + hash_ + fragment, self.page_url) if target else None

    def to(self, address: str) -> Target | None:
        """The target of an address with its href from this page; None when it is left out."""
        href, target = self.resolve(address), self.targets.get(address.partition("#")[0])
        return Target(href, target.title) if href and target else None

    @property
    def base(self) -> str:
        """The site's root from this page, such as `../../`."""
        return relative("", self.page_url)


def relative(url: str, here: str) -> str:
    """`url` (from the site's root) as seen from the page `here`."""
    path, hash_, fragment = url.removeprefix("./").partition("#")
    here = here.removeprefix("./")
    if path == here and fragment:
        return f"#{fragment}"
    steps = posixpath.relpath(path or ".", posixpath.dirname(here) or ".")
    slash = "/" if path == "" or path.endswith("/") else ""
    return f"{steps}{slash}{hash_}{fragment}"
