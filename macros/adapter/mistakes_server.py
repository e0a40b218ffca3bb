"""Shows the mistakes of a course at its address while they keep Zensical from serving it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha1
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from macros.adapter.mistakes_panel import page
from macros.adapter.ports import HOST

WATCH = """<script>
let shown;
setInterval(async () => {
  const answer = await fetch(location.href).catch(() => null);
  if (!answer) return;
  const text = await answer.text();
  shown ??= text;
  if (answer.ok || text !== shown) location.reload();
}, 1000);
</script>
"""
"""Loads the page anew once something else is at its address."""
WEB_SOCKET = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
"""What a server adds to a browser's key to show that it knows web sockets (RFC 6455)."""


@contextmanager
def mistakes_shown(port: int, report: str) -> Iterator[None]:
    """Meanwhile every address at this port shows the report."""
    body = (page(report) + WATCH).encode()
    server = _Server((HOST, port), type("Answer", (_Answer,), {"body": body}))
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}).start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """Says nothing: a browser that did not wait for its answer is no mistake."""


class _Answer(BaseHTTPRequestHandler):
    """What a browser gets that asks for a page, or for news of the page that it shows."""

    protocol_version = "HTTP/1.1"
    body = b""

    def do_GET(self) -> None:
        """Sends the page, or opens the web socket for which Zensical's pages ask."""
        if key := self.headers.get("Sec-WebSocket-Key"):
            self._open_web_socket(key)
        else:
            self.send_response(HTTPStatus.SERVICE_UNAVAILABLE)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(self.body)))
            self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(self.body)
        self.close_connection = True

    def _open_web_socket(self, key: str) -> None:
        """A page that Zensical had served loads itself anew when its lost socket opens again."""
        accept = b64encode(sha1(f"{key}{WEB_SOCKET}".encode()).digest()).decode()
        self.send_response(HTTPStatus.SWITCHING_PROTOCOLS)
        self.send_header("Upgrade", "websocket")
        self.send_header("Connection", "Upgrade")
        self.send_header("Sec-WebSocket-Accept", accept)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Says nothing: the terminal is for the report."""
