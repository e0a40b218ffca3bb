"""Every command of the course on any machine: `python tasks.py serve`, `check`, `build` and so on.

It needs nothing but Python. The first run sets up `.venv`; `make` takes the same steps. Older
versions of Python must be able to read this file: only then can it say that they are too old.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

LEAST = (3, 11)
ROOT = Path(__file__).resolve().parent
FOLDER = ROOT / ".venv"
LOCKS = {
    "site": ["requirements.txt"],
    "zensical": ["requirements.txt", "requirements-zensical.txt"],
    "test": ["requirements.txt", "tests/requirements.txt"],
}
TOOLS = ("package-lock.json", "requirements-node.txt")
"""What says which tools put modules together when a site is published."""
COMMANDS = {
    "serve": "show the course at 127.0.0.1:8000 and follow changes (--port 8001 for another)",
    "check": "find mistakes in a few seconds",
    "new": "start a worksheet, a lesson, a case, a dialogue, a figure or a card",
    "build": "write the site into the folder site",
    "build-instructor": "write the instructor edition into site-instructor",
    "disk": "write a zip of the course to open without a connection",
    "packet": "write PDFs to print into packets; needs Chromium, Chrome or Edge",
    "lms": "write a package and question files for a learning platform into lms",
    "test": "run the tests; needs Chromium",
}
PUBLISHING = ("build", "build-instructor", "disk", "lms", "test")


def is_old(version: tuple[int, ...]) -> bool:
    """Whether a version of Python is too old for the course."""
    return version[:2] < LEAST


def too_old(version: tuple[int, ...]) -> str:
    """What is said to somebody whose Python is too old."""
    other = "py -3.11 tasks.py" if os.name == "nt" else "make PYTHON=python3.11"
    return (
        f"This course needs Python {LEAST[0]}.{LEAST[1]} or newer. This is Python "
        f"{version[0]}.{version[1]}. Install a newer one from python.org, or name one that you "
        f"have: {other} …"
    )


def python() -> Path:
    """The Python of the course's own folder."""
    return FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def version_in(folder: Path) -> tuple[int, ...] | None:
    """The version of Python that a folder was made with; None where nobody knows."""
    try:
        lines = (folder / "pyvenv.cfg").read_text("utf-8").splitlines()
    except OSError:
        return None
    values = dict(line.replace(" ", "").split("=", 1) for line in lines if "=" in line)
    parts = values.get("version", values.get("version_info", "")).split(".")[:2]
    return tuple(map(int, parts)) if all(part.isdigit() for part in parts) else None


def make_folder() -> None:
    """Makes `.venv`, anew where the one that is there is of a Python that is too old."""
    version = version_in(FOLDER)
    if python().exists() and not (version and is_old(version)):
        return
    if FOLDER.is_dir() and not FOLDER.is_symlink():
        shutil.rmtree(FOLDER)
    run(sys.executable, "-m", "venv", FOLDER)


def run(*command: str | Path) -> None:
    """Runs a command; ends with its status when it fails."""
    status = subprocess.call([str(part) for part in command], cwd=ROOT)
    if status:
        sys.exit(status)


def has_pip() -> bool:
    """Whether `.venv` has pip; one that uv made has none."""
    quiet = subprocess.DEVNULL
    return not subprocess.call(
        [str(python()), "-m", "pip", "--version"], stdout=quiet, stderr=quiet
    )


def install(lock: str) -> None:
    """Installs what a lock names, with pip, or with uv where there is no pip."""
    if not has_pip():
        if shutil.which("uv"):
            run("uv", "pip", "install", "--python", python(), "--require-hashes", "-r", lock)
            return
        run(python(), "-m", "ensurepip")
    quiet = ("--quiet", "--disable-pip-version-check", "--require-hashes")
    run(python(), "-m", "pip", "install", *quiet, "-r", lock)


def is_current(stamp: Path, files: list[str]) -> bool:
    """Whether these files are as they were when the stamp was written."""
    return stamp.exists() and stamp.read_text("utf-8") == digest(files)


def digest(files: list[str]) -> str:
    """A name for what stands in these files."""
    contents = b"".join((ROOT / file).read_bytes() for file in files)
    return hashlib.sha256(contents).hexdigest()


def set_up(part: str) -> None:
    """Makes sure that everything is installed; quick when it is."""
    make_folder()
    stamp = FOLDER / f"{part}.lock"
    if not is_current(stamp, LOCKS[part]):
        for lock in LOCKS[part]:
            install(lock)
        stamp.write_text(digest(LOCKS[part]), "utf-8")


def set_up_publishing() -> None:
    """Installs Node's tools; without them sites are published all the same, and that is said."""
    stamp, files = FOLDER / "node.lock", list(TOOLS)
    if is_current(stamp, files):
        return
    if not subprocess.call([str(python()), "-m", "macros.publish.install"], cwd=ROOT):
        stamp.write_text(digest(files), "utf-8")


def usage() -> str:
    """What can be written behind `python tasks.py`."""
    lines = [f"  {name:17} {about}" for name, about in COMMANDS.items()]
    return "\n".join(["Write one of these behind `python tasks.py`:", "", *lines])


def part_for(command: str, others: list[str]) -> str:
    """What must be installed for a command: `--generator zensical` asks for more than the site."""
    if command == "test":
        return "test"
    return "zensical" if "zensical" in " ".join(others).replace("=", " ").split() else "site"


def main(arguments: list[str]) -> int:
    """Sets up what is needed, and runs the command; returns the exit status."""
    if is_old(sys.version_info[:2]):
        print(too_old(sys.version_info[:2]), file=sys.stderr)
        return 1
    command, *others = arguments or [""]
    if command == "setup":
        set_up(others[0] if others else "site")
        return 0
    if command not in COMMANDS:
        print(usage())
        return 1 if command else 0
    set_up(part_for(command, others))
    if command in PUBLISHING:
        set_up_publishing()
    module = ["pytest"] if command == "test" else ["macros", command]
    # On Windows, what programs tell each other would otherwise have an encoding of its own.
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    return subprocess.call([str(python()), "-m", *module, *others], cwd=ROOT, env=quiet)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
