"""Firefox, and what it tells screen readers: its accessibility tree, and what live regions say."""

from __future__ import annotations

import shutil
import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.support.marionette import Marionette

PREFERENCES = {
    "accessibility.force_disabled": -1,
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}

LISTEN = """
const service = Cc["@mozilla.org/accessibilityService;1"].getService(Ci.nsIAccessibilityService);
const attribute = (accessible, name) => {
  try { return accessible.attributes.getStringProperty(name); } catch { return ""; }
};
window.cgTold = [];
window.cgService = service;
window.cgObserver = { observe(subject) {
  const { eventType, accessible } = subject.QueryInterface(Ci.nsIAccessibleEvent);
  const isNew = eventType === Ci.nsIAccessibleEvent.EVENT_SHOW;
  const live = isNew && attribute(accessible, "container-live");
  if (!live || live === "off") return;
  const words = accessible.QueryInterface(Ci.nsIAccessibleText).getText(0, -1);
  // A region that is itself new was not there before its words.
  if (words) window.cgTold.push((attribute(accessible, "live") ? "lost: " : "") + words);
} };
Services.obs.addObserver(window.cgObserver, "accessible-event");
"""
TREE = """
const nodes = [];
(function walk(accessible) {
  const role = window.cgService.getStringRole(accessible.role);
  nodes.push({ role, name: accessible.name ?? "", children: accessible.childCount });
  for (let child = accessible.firstChild; child; child = child.nextSibling) walk(child);
})(window.cgService.getAccessibleFor(window.gBrowser.selectedBrowser));
return nodes;
"""


def find() -> str | None:
    """The path of Firefox, or None where there is none."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


class Firefox(Marionette):
    """A Firefox that is listened to from `listen` on."""

    def listen(self) -> None:
        self._as_browser(LISTEN)

    def told(self) -> list[str]:
        """What live regions have said; "lost: …" where the region came together with its words."""
        found: list[str] = self._as_browser("return window.cgTold;")
        return found

    def tree(self) -> list[dict[str, Any]]:
        """Role, name and number of children of every accessible object of the page, in order."""
        found: list[dict[str, Any]] = self._as_browser(TREE)
        return found

    def _as_browser(self, script: str) -> Any:
        """Runs a script that may do what the browser may, and not only the page."""
        self.ask("Marionette:SetContext", {"value": "chrome"})
        try:
            return self.run(script)
        finally:
            self.ask("Marionette:SetContext", {"value": "content"})


@contextmanager
def firefox(
    profile: Path, *options: str, environment: Mapping[str, str] | None = None
) -> Iterator[Firefox]:
    """Firefox with a new profile in an empty folder; `options` are of its command line."""
    found = find()
    assert found, "no Firefox on this machine"
    port = free_port()
    wishes = {**PREFERENCES, "marionette.port": port}
    lines = (f'user_pref("{name}", {str(value).lower()});' for name, value in wishes.items())
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    line = [found, "--marionette", "--remote-allow-system-access", "--no-remote", *options]
    program = subprocess.Popen(
        [*line, "--profile", str(profile)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        browser = Firefox(port)
        yield browser
        browser.close()
    finally:
        end(program)


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def end(program: subprocess.Popen[Any]) -> None:
    """Asks a program to go, and makes it go."""
    program.terminate()
    try:
        program.wait(5)
    except subprocess.TimeoutExpired:
        program.kill()
        program.wait()
