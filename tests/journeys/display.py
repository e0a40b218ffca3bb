"""A display without a screen, for browsers that must have windows: Xvfb with a window manager."""

from __future__ import annotations

import os
import subprocess

SIZE = "1400x1000x24"


class Display:
    """Lives until `close`. `name` is what programs want as `DISPLAY`."""

    def __init__(self) -> None:
        reading, writing = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", SIZE, "-nolisten", "tcp"],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        assert number, "Xvfb did not start"
        self.name = f":{number}"
        self._manager = subprocess.Popen(
            ["openbox", "--sm-disable"], env=self.environment, stderr=subprocess.DEVNULL
        )

    @property
    def environment(self) -> dict[str, str]:
        """For programs that shall appear on it."""
        return {**os.environ, "DISPLAY": self.name, "GDK_BACKEND": "x11"}

    def close(self) -> None:
        """Ends both programs."""
        for process in (self._manager, self._server):
            process.terminate()
            process.wait(10)
