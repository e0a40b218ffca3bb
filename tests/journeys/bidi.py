"""A small client of WebDriver BiDi: see https://w3c.github.io/webdriver-bidi/."""

from __future__ import annotations

import json
from typing import Any

import websocket

SECONDS = 60
"""That any answer may take."""


class BidiError(LookupError):
    """What the browser refused, in its own words."""


class Bidi:
    """A session with a browser that listens at `address` (`ws://127.0.0.1:…`)."""

    def __init__(self, address: str) -> None:
        self._socket = websocket.create_connection(
            f"{address}/session", timeout=SECONDS, suppress_origin=True
        )
        self._sent = 0
        accept = {"alwaysMatch": {"unhandledPromptBehavior": {"default": "accept"}}}
        self.send("session.new", capabilities=accept)

    def send(self, method: str, **parameters: Any) -> Any:
        """The result of a command; events that come meanwhile are let go."""
        self._sent += 1
        self._socket.send(json.dumps({"id": self._sent, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self._socket.recv())
            if answer.get("id") == self._sent:
                break
        if answer["type"] == "error":
            raise BidiError(f"{method}: {answer['error']}: {answer['message'][:300]}")
        return answer["result"]

    def close(self) -> None:
        """Lets go of the connection."""
        self._socket.close()
