"""Says which further browsers the journeys can use, and installs them where that is easily had.

`make engines` installs what is missing, with Debian's packages and as root; `make test` does the
same where `CI` is set. Nothing fails without them: the summary of the tests says what was left out.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from functools import cache

from tests.support import chromium

TITLES = {"chromium": "Chromium", "firefox": "Firefox", "webkit": "WebKit"}
ENGINES = tuple(TITLES)
PACKAGES = (
    *("firefox-esr", "gir1.2-webkit2-4.1", "python3-gi"),
    *("xvfb", "openbox", "xdotool"),
)
PATIENCE = 300
"""Seconds that all packages together may take to come."""
SYSTEM_PYTHON = "/usr/bin/python3"
HAS_WEBKIT = "import gi; gi.require_version('WebKit2', '4.1')"
WINDOWS = ("Xvfb", "openbox", "xdotool")


def firefox() -> str | None:
    """Path of a Firefox, or None."""
    return chromium.on_path("firefox-esr", "firefox")


@cache
def lack(engine: str) -> str:
    """What this machine lacks for an engine, as one reads it; empty where it can run."""
    if engine == "chromium":
        return "" if chromium.whole() else "Chromium is not installed"
    if engine == "firefox":
        return "" if firefox() else "Firefox is not installed"
    missing = [program for program in WINDOWS if not shutil.which(program)]
    return f"there is no {missing[0]}" if missing else _lack_of_bindings()


def _lack_of_bindings() -> str:
    with suppress(OSError):
        command = [SYSTEM_PYTHON, "-c", HAS_WEBKIT]
        if subprocess.run(command, check=False, capture_output=True).returncode == 0:
            return ""
    return f"{SYSTEM_PYTHON} has no WebKitGTK 4.1"


def install() -> None:
    """Installs the packages, or leaves it at that."""
    apt = shutil.which("apt-get")
    if not apt or os.geteuid() != 0:
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    packages = ["install", "-y", "-qq", "--no-install-recommends", *PACKAGES]
    for arguments in (["update", "-qq"], packages):
        with suppress(subprocess.TimeoutExpired):
            subprocess.run(
                [apt, *arguments], check=False, timeout=PATIENCE, capture_output=True, env=quiet
            )


def main(arguments: list[str]) -> int:
    wanted = "--in-ci" not in arguments or os.environ.get("CI") == "true"
    if wanted and any(map(lack, ENGINES)):
        install()
        lack.cache_clear()
    for engine in ENGINES:
        print(f"{engine}: {lack(engine) or 'ready'}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
