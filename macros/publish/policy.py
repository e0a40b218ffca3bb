"""The Content-Security-Policy: what a published page may load and run, and nothing else.

The policy stands in every page, because not every host lets one set headers. `_headers` repeats it
for hosts that read that file, and adds what a page cannot say about itself.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from macros.publish.pages import Page, inline_scripts

MARK = '<meta http-equiv="Content-Security-Policy"'
CHARSET = re.compile(r'<meta charset="?utf-8"?\s*/?>', re.I)


@dataclass(frozen=True)
class Policy:
    """The hashes of the scripts that are written into pages: one union for the whole site."""

    hashes: tuple[str, ...]

    @property
    def text(self) -> str:
        """The policy in the words of the standard."""
        scripts = " ".join(["'self'", *(f"'sha256-{one}'" for one in self.hashes)])
        return "; ".join(
            [
                "default-src 'self'",
                f"script-src {scripts}",
                "style-src 'self'",
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


def policy_for(pages: Iterable[Page]) -> Policy:
    """The policy under which all `pages` work."""
    hashes = {hash_of(script) for page in pages for script in inline_scripts(page.html)}
    return Policy(tuple(sorted(hashes)))


def hash_of(script: str) -> str:
    """SHA-256 of a script's text, as the policy wants it."""
    return base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")


def lock(page: Page, policy: Policy) -> Page:
    """The page with the policy right behind its charset, so that nothing runs before it holds."""
    html = re.sub(re.escape(MARK) + r"[^>]*>", "", page.html)
    tag = f'{MARK} content="{policy.text}">'
    return replace(page, html=CHARSET.sub(lambda found: found.group() + tag, html, count=1))


def write_headers(site: Path, policy: Policy) -> None:
    """Writes `_headers` (Netlify, Cloudflare Pages and others read it)."""
    lines = [
        "/*",
        f"  Content-Security-Policy: {policy.text}; frame-ancestors 'self'",
        "  X-Content-Type-Options: nosniff",
        "  Referrer-Policy: no-referrer",
        "  Permissions-Policy: camera=(), geolocation=(), microphone=()",
    ]
    (site / "_headers").write_text("\n".join(lines) + "\n", encoding="utf-8")
