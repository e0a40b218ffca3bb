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
        self._events: list[dict[str, Any]] = []
        prompts = {"default": "accept", "file": "ignore"}
        self.send("session.new", capabilities={"alwaysMatch": {"unhandledPromptBehavior": prompts}})

    def send(self, method: str, **parameters: Any) -> Any:
        """The result of a command; events that come meanwhile are kept."""
        self._sent += 1
        self._socket.send(json.dumps({"id": self._sent, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self._socket.recv())
            if answer.get("id") == self._sent:
                break
            self._events.append(answer)
        if answer["type"] == "error":
            raise BidiError(f"{method}: {answer['error']}: {answer['message'][:300]}")
        return answer["result"]

    def event(self, method: str) -> Any:
        """The next event of this name, which must have been subscribed to; waits for it."""
        while True:
            while self._events:
                event = self._events.pop(0)
                if event.get("method") == method:
                    return event["params"]
            self._events.append(json.loads(self._socket.recv()))

    def close(self) -> None:
        """Lets go of the connection."""
        self._socket.close()
