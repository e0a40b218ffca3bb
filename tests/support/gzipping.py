"""A file server that behaves as a good static host: it compresses, and lets browsers keep files."""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path

from tests.support.server import QuietHandler

TEXT = ("text/", "application/json", "application/manifest", "image/svg")


@cache
def compressed(path: Path) -> bytes:
    """A file as it travels: gzip at its best, the same bytes each time."""
    return gzip.compress(path.read_bytes(), 9, mtime=0)


class GzippingHandler(QuietHandler):
    """Answers GET with compressed text; unknown addresses with the site's own 404 page."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # noqa: N802 -- the library's name
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            if not self.path.split("?")[0].endswith("/"):
                return self.moved()
            path /= "index.html"
        found = path.is_file()
        self.answer(200 if found else 404, path if found else Path(self.directory, "404.html"))

    def moved(self) -> None:
        """A folder's address ends with a slash."""
        self.send_response(301)
        self.send_header("Location", self.path + "/")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def answer(self, status: int, path: Path) -> None:
        """A file, or nothing where there is none."""
        kind = self.guess_type(path)
        is_text = kind.startswith(TEXT)
        content = b"" if not path.is_file() else compressed(path) if is_text else path.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if is_text else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        if is_text and content:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(content)


def weight(path: Path) -> int:
    """Bytes of a file as it travels."""
    text = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".webmanifest"}
    return len(compressed(path)) if path.suffix in text else path.stat().st_size
