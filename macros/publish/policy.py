"""The Content-Security-Policy: what a published page may load and run, and nothing else.

The policy stands in every page, because not every host lets one set headers. `_headers` repeats it
for hosts that read that file, and adds what a page cannot say about itself.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from macros.publish.pages import Page
from macros.publish.pieces import start_tag

HEADER = {"http-equiv": "Content-Security-Policy"}


@dataclass(frozen=True)
class Policy:
    """The hashes of the scripts that are written into pages: one union for the whole site."""

    hashes: tuple[str, ...]
    styles: tuple[str, ...] = ()
    """The hashes of style sheets that the theme's script writes."""

    @property
    def text(self) -> str:
        """The policy in the words of the standard."""
        return "; ".join(
            [
                "default-src 'self'",
                f"script-src {_allowed(self.hashes)}",
                f"style-src {_allowed(self.styles)}",
                "img-src 'self' data:",
                "connect-src 'self'",
                "worker-src 'self'",
                "object-src 'none'",
                "base-uri 'none'",
                "form-action 'none'",
                "frame-src 'none'",
                "manifest-src 'self'",
            ]
        )


def _allowed(hashes: Iterable[str]) -> str:
    return " ".join(["'self'", *(f"'sha256-{digest}'" for digest in hashes)])


def policy_for(pages: Iterable[Page], sheets: Iterable[str] = ()) -> Policy:
    """The policy under which all `pages` work, and the style sheets that scripts write."""
    hashes = {hash_of(script) for page in pages for script in page.inline_scripts()}
    return Policy(tuple(sorted(hashes)), tuple(map(hash_of, sheets)))


def hash_of(script: str) -> str:
    """SHA-256 of a text, as the policy wants it."""
    return base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")


def lock(page: Page, policy: Policy) -> Page:
    """The page with the policy right behind its charset, so that nothing runs before it holds."""
    return with_policy(page, policy.text)


def with_policy(page: Page, text: str) -> Page:
    """The page with the policy `text` and no other."""
    unlocked = page.changed(lambda piece: [] if piece.has(**HEADER) else [piece])
    return unlocked.with_first(start_tag("meta", {**HEADER, "content": text}))


def write_headers(site: Path, policy: Policy) -> None:
    """Writes `_headers` (Netlify, Cloudflare Pages and others read it)."""
    lines = [
        "/*",
        f"  Content-Security-Policy: {policy.text}; frame-ancestors 'self'",
        "  X-Content-Type-Options: nosniff",
        "  Referrer-Policy: no-referrer",
        "  Permissions-Policy: camera=(), geolocation=(), microphone=()",
    ]
    (site / "_headers").write_text("\n".join(lines) + "\n", "utf-8")
