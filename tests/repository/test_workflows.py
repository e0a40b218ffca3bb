"""What runs at a host: make targets that there are, and nothing that needs a secret."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import yaml

from macros.commands.arguments import parser
from tests.support.project import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def steps() -> Iterator[dict[str, Any]]:
    for path in WORKFLOWS:
        for job in yaml.safe_load(path.read_text("utf-8"))["jobs"].values():
            yield from job["steps"]


def test_they_run_make_targets_and_nothing_else() -> None:
    """But for the commands that put a release on its page, and links into a summary."""
    commands = [step["run"] for step in steps() if "run" in step]
    assert len(commands) >= 5
    for command in commands:
        target = re.fullmatch(r"make ([a-z-]+)", command)
        assert (target and target[1] in TARGETS) or command.startswith(
            ("gh release create", "printf -- ")
        ), command


def test_they_use_githubs_own_actions_only_by_digest_and_no_secret() -> None:
    used = [step["uses"] for step in steps() if "uses" in step]
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", name) for name in used)
    versions = [path.read_text("utf-8").count("uses:") for path in WORKFLOWS]
    named = [
        len(re.findall(r"uses: \S+ # v\d+(?:\.\d+)+$", path.read_text("utf-8"), re.M))
        for path in WORKFLOWS
    ]
    assert named == versions, "behind each digest stands its version"
    assert not any("secrets." in path.read_text("utf-8") for path in WORKFLOWS)


def test_gitlabs_sample_says_that_it_is_untested_and_names_real_targets() -> None:
    text = (ROOT / ".gitlab-ci.yml").read_text("utf-8")
    assert "UNTESTED" in text.splitlines()[0]
    assert set(re.findall(r"- make ([a-z-]+)", text)) <= TARGETS


def test_packets_and_packages_are_left_as_downloads() -> None:
    kept = {
        step["with"]["name"]: step["with"]["path"]
        for step in steps()
        if "upload-artifact" in step.get("uses", "")
    }
    assert kept["packets-to-print"] == "packets"
    guide = (ROOT / "docs/instructors/lms.md").read_text("utf-8")
    (name,) = [name for name, path in kept.items() if path == "lms"]
    assert f"`{name}`" in guide


def test_a_pull_request_leaves_what_can_be_looked_at() -> None:
    check = yaml.safe_load((ROOT / ".github/workflows/check.yml").read_text("utf-8"))
    preview = check["jobs"]["preview"]["steps"]
    kept = [step["with"]["path"] for step in preview if "upload-artifact" in step.get("uses", "")]
    assert kept == ["site", "*.zip", "packets"]


def test_a_container_serves_what_it_shows() -> None:
    text = (ROOT / ".devcontainer/devcontainer.json").read_text("utf-8")
    made = json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))
    port = parser().parse_args(["serve"]).port
    assert made["forwardPorts"] == [port]
    assert made["portsAttributes"][str(port)]["onAutoForward"] == "openPreview"
    commands = [made[name].split() for name in ("postCreateCommand", "postAttachCommand")]
    assert all(make == "make" and target in TARGETS for make, target in commands)
