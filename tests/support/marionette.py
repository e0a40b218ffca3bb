"""A small client of Marionette, Firefox's own remote control: opens pages and runs scripts."""

from __future__ import annotations

import json
import socket
import time
from typing import Any


class Marionette:
    """One session with a Firefox that listens on `port` of 127.0.0.1."""

    def __init__(self, port: int, patience: float = 60) -> None:
        self._socket = connect(port, patience)
        self._read()  # a greeting
        self._last = 0
        self.ask("WebDriver:NewSession", {"capabilities": {"alwaysMatch": {}}})

    def ask(self, command: str, about: dict[str, Any]) -> Any:
        """The answer to one command; an error of the browser is raised."""
        self._last += 1
        text = json.dumps([0, self._last, command, about]).encode()
        self._socket.sendall(b"%d:%s" % (len(text), text))
        _, _, error, answer = self._read()
        if error:
            raise RuntimeError(f"{command}: {error['message']}")
        return answer

    def open(self, url: str) -> None:
        """Opens an address anew, also one that differs from the last in its fragment only."""
        self.ask("WebDriver:Navigate", {"url": "about:blank"})
        self.ask("WebDriver:Navigate", {"url": url})

    def run(self, script: str, *arguments: Any) -> Any:
        """What the body of a function returns, called in the page."""
        about = {"script": script, "args": list(arguments)}
        return self.ask("WebDriver:ExecuteScript", about)["value"]

    def close(self) -> None:
        self._socket.close()

    def _read(self) -> Any:
        """The next message: its length in bytes, a colon, and JSON."""
        length = b""
        while not length.endswith(b":"):
            length += self._take(1)
        return json.loads(self._take(int(length[:-1])))

    def _take(self, size: int) -> bytes:
        taken = b""
        while len(taken) < size:
            more = self._socket.recv(size - len(taken))
            if not more:
                raise ConnectionError("Firefox is gone")
            taken += more
        return taken


def connect(port: int, patience: float) -> socket.socket:
    """A connection to a browser that may still be starting."""
    end = time.monotonic() + patience
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=60)
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
