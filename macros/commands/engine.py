"""The newest engine for a copy of the course: as a branch, and as a pull request at GitHub.

Engine and content live apart. A copy's lessons, exercises, settings and own files stay as they are.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

# Workflows are missing: GitHub lets no workflow change them.
PATHS = (
    "macros",
    "tests",
    ".devcontainer",
    "Makefile",
    "tasks.py",
    "pyproject.toml",
    "requirements.txt",
    "requirements-node.txt",
    "package.json",
    "package-lock.json",
    "biome.json",
    "tsconfig.json",
)
BRANCH = "engine-update"
TITLE = "Update the engine"
AUTHOR = ("-c", "user.name=Engine update", "-c", "user.email=noreply@github.com")
ABOUT = """The newest engine from {source}. Lessons, exercises and settings stay as they are.

Read what CHANGELOG.md there says to copies. To start the check of this pull request, close it and
open it again: GitHub starts none by itself for what a workflow proposes.
"""
CHANGED = "\nYou had changed these files. Here they are as they came; put your changes back:\n"


class EngineError(Exception):
    """The engine could not be offered; the message says why, and what to do."""


def git(root: Path, *arguments: str) -> str:
    """What git says. Raises EngineError with git's own words."""
    done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, encoding="utf-8")
    if done.returncode:
        raise EngineError(f"git {arguments[0]}: {done.stderr.strip()}")
    return done.stdout.strip()


def take_engine(root: Path, source: str, branch: str = "main") -> list[str] | None:
    """Commits the engine of `source`, an address or a folder, to `BRANCH`, and turns to it.

    Returns the engine's files that this copy had changed itself; None where the engine is the same.
    """
    if git(root, "status", "--porcelain", "--untracked-files=no"):
        raise EngineError("There are changes that are not committed. Commit them first.")
    git(root, "fetch", "--quiet", source, branch)
    base = _common_commit(root)
    changed = [*_files(root, "diff", "--name-only", base, "HEAD", "--", *PATHS)] if base else []
    git(root, "checkout", "--quiet", "-B", BRANCH)
    theirs = [path for path in PATHS if git(root, "ls-tree", "FETCH_HEAD", "--", path)]
    git(root, "checkout", "FETCH_HEAD", "--", *theirs)
    _remove_what_is_gone(root, base)
    if not git(root, "diff", "--cached", "--name-only"):
        return None
    git(root, *AUTHOR, "commit", "--quiet", "-m", TITLE)
    return sorted({*changed} & {*_files(root, "diff", "--name-only", "HEAD~1", "HEAD")})


def _common_commit(root: Path) -> str:
    """The commit that both sides began from; empty in a copy without the course's history."""
    try:
        return git(root, "merge-base", "HEAD", "FETCH_HEAD")
    except EngineError:
        return ""


def _files(root: Path, *arguments: str) -> Iterator[str]:
    yield from git(root, *arguments).splitlines()


def _remove_what_is_gone(root: Path, base: str) -> None:
    """Removes the engine's own files that it no longer has; files of the copy stay."""
    if not base:
        return
    gone = _files(root, "diff", "--name-only", "--diff-filter=D", base, "FETCH_HEAD", "--", *PATHS)
    if here := [path for path in gone if (root / path).exists()]:
        git(root, "rm", "--quiet", "--force", "--", *here)


def about(source: str, changed: list[str]) -> str:
    """What the pull request says."""
    lost = CHANGED + "".join(f"- `{path}`\n" for path in changed) if changed else ""
    return ABOUT.format(source=source) + lost


def offer_engine(root: Path) -> str:
    """Opens or renews the pull request at GitHub. Returns what happened, in a sentence."""
    source = _origin(root)
    if not source:
        return "This is no copy: there is nothing to take the engine from."
    changed = take_engine(root, f"https://github.com/{source}.git")
    if changed is None:
        return "The engine is the newest one."
    git(root, "push", "--quiet", "--force", "origin", BRANCH)
    if json.loads(_gh(root, "pr", "list", "--head", BRANCH, "--json", "number")):
        return "The pull request has the newest engine."
    body = about(source, changed)
    return _gh(root, "pr", "create", "--head", BRANCH, "--title", TITLE, "--body", body)


def _origin(root: Path) -> str:
    """The repository that this one is a fork of, or was made from as a template; else empty."""
    query = '.parent.full_name // .template_repository.full_name // ""'
    return _gh(root, "api", "repos/{owner}/{repo}", "--jq", query)


def _gh(root: Path, *arguments: str) -> str:
    done = subprocess.run(["gh", *arguments], cwd=root, capture_output=True, encoding="utf-8")
    if done.returncode:
        raise EngineError(f"gh {arguments[0]}: {done.stderr.strip()}")
    return done.stdout.strip()
