"""A desktop of its own without a screen: a message bus, a window manager, Orca and Firefox.

Everything runs in a private home folder and ends with the `with` that began it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.support.firefox import Firefox, end, find, firefox

NEEDED = ("Xvfb", "openbox", "xdotool", "dbus-daemon", "gdbus", "orca")
PACKAGES = "orca at-spi2-core dbus xvfb openbox xdotool libglib2.0-bin firefox-esr"
A11Y_BUS = Path("/usr/libexec/at-spi-bus-launcher")
STAND_IN = Path(__file__).parent / "stand_in"
FORGET = """
localStorage.clear();
return indexedDB.databases().then((all) => Promise.all(all.map(({ name }) =>
  new Promise((done) => {
    const asked = indexedDB.deleteDatabase(name);
    asked.onsuccess = asked.onerror = asked.onblocked = done;
  }))));
"""
READ_NOTHING_BY_ITSELF = "import orca.settings\norca.settings.sayAllOnLoad = False\n"
"""Otherwise each page is read to its end, in the midst of what a situation is about."""
SETTLING = 0.8
"""Seconds that Orca needs to follow the focus: a key that comes earlier is not meant for it yet."""
QUIET, PATIENCE = 3.0, 15.0
"""Seconds without a word after which Orca has ended; seconds after which nobody waits for that."""


class NotHereError(Exception):
    """Says what this machine lacks for Orca to be heard."""


def check() -> None:
    """Raises `NotHereError` where Orca cannot be heard."""
    lacking = [name for name in NEEDED if not shutil.which(name)]
    lacking += [] if A11Y_BUS.exists() else [str(A11Y_BUS)]
    lacking += [] if find() else ["firefox-esr"]
    if lacking:
        raise NotHereError(
            f"needs {', '.join(lacking)}, not on this machine: skipped. (Debian: {PACKAGES})"
        )


class Desktop:
    """Firefox with Orca beside it: `browser` opens pages, keys are pressed, words are heard."""

    def __init__(self, browser: Firefox, environment: dict[str, str], log: Path) -> None:
        self.browser = browser
        self._environment = environment
        self._log = log
        self._at = 0

    def open(self, url: str, prepare: str = "") -> None:
        """Opens a page with nothing stored, prepared by a script; what Orca says is stopped."""
        self.browser.open(url)
        self.browser.run(FORGET)
        self.browser.open(url)
        time.sleep(1)
        if prepare:
            self.browser.run(prepare)
        # The key that stops the reading, and one after which Orca follows the focus again.
        self.press("Control_L", "Tab")
        self.heard()

    def focus(self, selector: str) -> None:
        """Puts the focus on the first element that matches."""
        self.browser.run("document.querySelector(arguments[0]).focus()", selector)
        time.sleep(SETTLING)

    def press(self, *keys: str) -> None:
        """Presses keys one after the other; names are xdotool's."""
        for key in keys:
            self._xdotool("key", key)
            time.sleep(0.25)

    def write(self, text: str) -> None:
        """Types a text as fast as a quick typist."""
        self._xdotool("type", "--delay", "90", text)

    def heard(self) -> list[str]:
        """What Orca said since the last time somebody asked, once it is silent again."""
        end = time.monotonic() + PATIENCE
        size, since = self._log.stat().st_size, time.monotonic()
        while time.monotonic() < end and time.monotonic() - since < QUIET:
            time.sleep(0.1)
            if size != (size := self._log.stat().st_size):
                since = time.monotonic()
        lines = self._log.read_text("utf-8").splitlines()
        new, self._at = lines[self._at :], len(lines)
        return [line.partition(" ")[2] for line in new]

    def _xdotool(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self._environment, check=True)


@contextmanager
def desktop() -> Iterator[Desktop]:
    """A desktop on which Firefox has the focus and Orca has said its greeting."""
    check()
    with ExitStack() as ending:
        folder = ending.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
        home = Path(folder)
        environment = environment_of(home)
        start_screen(ending, environment)
        start_bus(ending, environment)
        log = start_orca(ending, environment, home)
        profile = home / "profile"
        profile.mkdir()
        browser = ending.enter_context(firefox(profile, environment=environment))
        made = Desktop(browser, environment, log)
        made.heard()
        yield made


def environment_of(home: Path) -> dict[str, str]:
    """Variables under which nothing of the machine's own desktop is touched."""
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700)
    kept = {name: os.environ[name] for name in ("PATH",)}
    return {
        **kept,
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(runtime),
        "LANG": "C.UTF-8",
        "GTK_MODULES": "gail:atk-bridge",
        "GNOME_ACCESSIBILITY": "1",
        "NO_AT_BRIDGE": "0",
    }


def run(
    ending: ExitStack, command: list[str], environment: dict[str, str], **named: int | None
) -> subprocess.Popen[str]:
    """Starts a program that ends with the desktop."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **named}
    program = subprocess.Popen(command, env=environment, text=True, **quiet)  # type: ignore[call-overload]
    ending.callback(end, program)
    return program  # type: ignore[no-any-return]


def start_screen(ending: ExitStack, environment: dict[str, str]) -> None:
    """Xvfb picks a free display and says which."""
    readable, writable = os.pipe()
    command = ["Xvfb", "-displayfd", str(writable), "-screen", "0", "1280x1000x24"]
    program = subprocess.Popen(command, pass_fds=[writable], stderr=subprocess.DEVNULL, text=True)
    ending.callback(end, program)
    os.close(writable)
    with os.fdopen(readable) as said:
        environment["DISPLAY"] = f":{said.readline().strip()}"
    run(ending, ["openbox"], environment)


def start_bus(ending: ExitStack, environment: dict[str, str]) -> None:
    """A session bus, and on it the one of assistive technology, told that a reader listens."""
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    bus = run(ending, command, environment, stdout=subprocess.PIPE)
    assert bus.stdout
    environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
    run(ending, [str(A11Y_BUS), "--launch-immediately"], environment)
    time.sleep(1)
    for name in ("IsEnabled", "ScreenReaderEnabled"):
        set_status(environment, name)


def set_status(environment: dict[str, str], name: str) -> None:
    where = ["--dest", "org.a11y.Bus", "--object-path", "/org/a11y/bus"]
    method = ["--method", "org.freedesktop.DBus.Properties.Set"]
    command = ["gdbus", "call", "--session", *where, *method, "org.a11y.Status", name, "<true>"]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)


def start_orca(ending: ExitStack, environment: dict[str, str], home: Path) -> Path:
    """Orca, speaking into the file whose path is returned."""
    log = home / "speech.log"
    log.touch()
    wishes = home / ".local" / "share" / "orca" / "orca-customizations.py"
    wishes.parent.mkdir(parents=True)
    wishes.write_text(READ_NOTHING_BY_ITSELF, encoding="utf-8")
    speaking = {**environment, "PYTHONPATH": str(STAND_IN), "SPEECH_LOG": str(log)}
    run(ending, ["orca", "--replace"], speaking)
    wait_for(lambda: log.stat().st_size > 0, "Orca's first word")
    return log


def wait_for(holds: object, what: str, seconds: float = 30) -> None:
    """Waits until something holds; says what it was when it does not come."""
    end_at = time.monotonic() + seconds
    while not holds():  # type: ignore[operator]
        if time.monotonic() > end_at:
            raise TimeoutError(what)
        time.sleep(0.1)
