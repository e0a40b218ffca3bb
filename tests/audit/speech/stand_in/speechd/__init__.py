"""Stand-in for Debian's `speechd`: what Orca would speak goes into the file named by SPEECH_LOG.

The real speech-dispatcher hangs on a machine without a sound device, and Orca with it. Orca's
client library is replaced, not Orca: put the folder above this package first on PYTHONPATH. Each
utterance is one line, `<seconds since 1970> <text>`.
"""

from __future__ import annotations

import html
import os
import re
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

LOG = Path(os.environ["SPEECH_LOG"])
Callback = Callable[[str], object]
SPOKEN_AFTER = 0.03
"""Seconds until an utterance counts as spoken to its end."""


class SSIPError(Exception):
    """Any error of the protocol; never raised here."""


class SSIPCommunicationError(SSIPError):
    pass


class SSIPCommandError(SSIPError):
    pass


class SpawnError(SSIPError):
    pass


class PunctuationMode:
    ALL, NONE, SOME, MOST = "all", "none", "some", "most"


class CallbackType:
    INDEX_MARK, BEGIN, END = "index_marks", "begin", "end"
    CANCEL, PAUSE, RESUME = "cancel", "pause", "resume"


class Priority:
    IMPORTANT, TEXT, MESSAGE = "important", "text", "message"
    NOTIFICATION, PROGRESS = "notification", "progress"


class DataMode:
    TEXT, SSML = "text", "ssml"


class Scope:
    ALL, SELF = "all", "self"


class SSIPClient:
    """A client that is always connected. What it is not asked to speak it accepts in silence."""

    def __init__(self, *arguments: object, **named: object) -> None:
        pass

    def speak(
        self, text: str, callback: Callback | None = None, event_types: object = None
    ) -> None:
        plain = html.unescape(re.sub(r"<[^>]+>", "", text))
        with LOG.open("a", encoding="utf-8") as log:
            log.write(f"{time.time():.3f} {' '.join(plain.split())}\n")
        if callback:
            threading.Timer(SPOKEN_AFTER, self._spoken, [callback]).start()

    @staticmethod
    def _spoken(callback: Callback) -> None:
        callback(CallbackType.BEGIN)
        callback(CallbackType.END)

    def get_rate(self) -> int:
        return 0

    get_pitch = get_volume = get_rate

    def get_language(self) -> str:
        return "en"

    def get_output_module(self) -> str:
        return "log"

    def list_output_modules(self) -> tuple[str, ...]:
        return ("log",)

    def list_synthesis_voices(self, *arguments: object) -> tuple[tuple[str, str, str], ...]:
        return (("English", "en", "none"),)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *arguments, **named: None


class Speaker(SSIPClient):
    """The older name of a client."""


Client = SSIPClient
