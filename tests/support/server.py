"""A static file server for tests, on a free port of 127.0.0.1."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files without a log line; modules get the MIME type that browsers insist on."""

    protocol_version = "HTTP/1.1"

    extensions_map: dict[str, str] = {  # noqa: RUF012 -- as the class it is from has it
        **SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript",
    }

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


class PatientServer(ThreadingHTTPServer):
    """Lets more connections wait than the usual five: a page asks for many modules at once."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._open: set[socket.socket] = set()

    def process_request(self, request: Any, client_address: Any) -> None:
        """Keeps hold of the connection, which outlives its first request."""
        self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Lets go of a connection that has ended."""
        self._open.discard(request)
        super().shutdown_request(request)

    def hang_up(self) -> None:
        """Ends every connection that is still open: a stopped server answers nothing more."""
        for connection in [*self._open]:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


class Server:
    """Serves `folder` until `stop`. `url` ends with a slash."""

    def __init__(self, folder: Path, handler: type[QuietHandler] = QuietHandler) -> None:
        here = partial(handler, directory=str(folder))
        self._httpd = PatientServer(("127.0.0.1", 0), here)
        self.url = f"http://127.0.0.1:{self._httpd.server_address[1]}/"
        # `stop` waits for one round of the loop, which is half a second by itself.
        serve = partial(self._httpd.serve_forever, poll_interval=0.02)
        threading.Thread(target=serve, daemon=True).start()

    def stop(self) -> None:
        """Closes the port, and every connection."""
        self._httpd.shutdown()
        self._httpd.server_close()
        self._httpd.hang_up()
