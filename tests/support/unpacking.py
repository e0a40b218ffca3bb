"""Browsers that cannot unpack raw deflate, as scripts to run before a page's own."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

HINDRANCES = {
    "is missing": "delete window.DecompressionStream;",
    "does not know raw deflate": """
        const Known = DecompressionStream;
        window.DecompressionStream = class {
            constructor(format) {
                if (format === "deflate-raw") throw new TypeError("Unsupported format");
                return new Known(format);
            }
        };""",
    "fails on the way": """
        window.DecompressionStream = class extends TransformStream {
            constructor() { super({ transform() { throw new TypeError("no") } }); }
        };""",
    "never answers": """
        const later = window.setTimeout;
        window.setTimeout = (act, wait, ...given) => later(act, wait / 100, ...given);
        window.DecompressionStream = class {
            writable = new WritableStream();
            readable = new ReadableStream();
        };""",
}
"""How a browser cannot → script; the last one's clock goes fast."""
WITHOUT = HINDRANCES["does not know raw deflate"]
"""As Firefox was until version 112."""


def without_our_own(page: Any) -> None:
    """From now on what our own unpacking is read from does not come, by whatever name."""
    page.route("**/*inflate*", lambda route: route.abort())


def hinder(page: Page, how: str) -> None:
    page.evaluate(f"() => {{ {HINDRANCES[how]} }}")
