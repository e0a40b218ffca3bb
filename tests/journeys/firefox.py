"""Drives Debian's own Firefox, without windows, by WebDriver BiDi."""

from __future__ import annotations

import base64
import json
import os
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.journeys.bidi import Bidi
from tests.journeys.driver import Driver, packed, wait_for
from tests.support.engines import firefox

PREFS: dict[str, str | int | bool] = {
    # Downloads go to a folder, and nobody is asked.
    "browser.download.folderList": 2,
    "browser.download.useDownloadDir": True,
    "browser.download.always_ask_before_handling_new_types": False,
    "browser.download.panel.shown": True,
    "browser.download.alwaysOpenPanel": False,
    # A start like any other, also after it was killed.
    "browser.sessionstore.resume_from_crash": False,
    "toolkit.startup.max_resumed_crashes": -1,
    "browser.startup.page": 0,
    "browser.aboutwelcome.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "datareporting.policy.dataSubmissionPolicyBypassNotification": True,
    "browser.shell.checkDefaultBrowser": False,
    # Files that a page asks for can be chosen.
    "dom.file.createInChild": True,
    # It asks nothing of the network by itself.
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.safebrowsing.update.enabled": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
    # Settings that automation would like, such as no page kept for Back.
    "remote.prefs.recommended": False,
}
KEYS = {
    "Enter": "\ue006", "Tab": "\ue004", "Escape": "\ue00c", "Backspace": "\ue003",
    "Delete": "\ue017", "Home": "\ue011", "End": "\ue010", "ArrowLeft": "\ue012",
    "ArrowUp": "\ue013", "ArrowRight": "\ue014", "ArrowDown": "\ue015", "Space": " ",
    "Shift": "\ue008", "Control": "\ue009", "Alt": "\ue00a",
}  # fmt: skip
ASKS_FOR_FILES = "input.fileDialogOpened"


class Firefox(Driver):
    """Storage is blocked by its own setting, "block all cookies"."""

    name = "firefox"
    _process: subprocess.Popen[bytes] | None = None
    _bidi: Bidi
    _context: str

    def reopen(self) -> None:
        profile = self.folder / "profile"
        profile.mkdir(exist_ok=True)
        server = profile / "WebDriverBiDiServer.json"
        server.unlink(missing_ok=True)
        self._write_prefs(profile)
        program = firefox()
        assert program, "there is no Firefox"
        command = [program, "--headless", "--no-remote", "--profile", str(profile)]
        self._process = subprocess.Popen(
            [*command, "--remote-debugging-port=0", "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env={**os.environ, "MOZ_CRASHREPORTER_DISABLE": "1", "HOME": str(self.folder)},
        )
        listening = wait_for(lambda: _read(server), "Firefox listens", 60)
        self._bidi = Bidi(f"ws://{listening['ws_host']}:{listening['ws_port']}")
        if self.options.init_script:
            script = f"() => {{ {self.options.init_script} }}"
            self._bidi.send("script.addPreloadScript", functionDeclaration=script)
        # In the tab that it starts with, the address bar has the focus for ever.
        first = self._tabs()[0]
        self.tab(1)
        self._bidi.send("browsingContext.close", context=first)

    def _write_prefs(self, profile: Path) -> None:
        own = {"browser.download.dir": str(self.downloads.resolve())}
        blocked = {"network.cookie.cookieBehavior": 2} if self.options.block_storage else {}
        lines = [
            f"user_pref({json.dumps(name)}, {json.dumps(value)});"
            for name, value in {**PREFS, **own, **blocked}.items()
        ]
        (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")

    def close(self) -> None:
        if not self._process:
            return
        with suppress(Exception):  # it may answer, or be gone before it does
            self._bidi.send("browser.close")
        try:
            self._process.wait(15)
        except subprocess.TimeoutExpired:
            self.kill()
        self._process = None

    def kill(self) -> None:
        if self._process:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._bidi.close()
        self._process = None

    def tab(self, number: int) -> None:
        tabs = self._tabs()
        if number < len(tabs):
            self._context = tabs[number]
        else:
            self._context = self._bidi.send("browsingContext.create", type="tab")["context"]
            self.resize(self.options.width, self.options.height)
        self._here("browsingContext.activate")

    def _tabs(self) -> list[str]:
        contexts = self._bidi.send("browsingContext.getTree", maxDepth=0)["contexts"]
        return [context["context"] for context in contexts]

    def _here(self, method: str, **parameters: Any) -> Any:
        return self._bidi.send(method, context=self._context, **parameters)

    def resize(self, width: int, height: int) -> None:
        self._here("browsingContext.setViewport", viewport={"width": width, "height": height})

    def _navigate(self, address: str) -> None:
        self._here("browsingContext.navigate", url=address, wait="complete")

    def _reload(self) -> None:
        self._here("browsingContext.reload", wait="complete")

    def _back(self) -> None:
        self._here("browsingContext.traverseHistory", delta=-1)

    def _keys(self, *actions: dict[str, str]) -> None:
        source = {"type": "key", "id": "keyboard", "actions": actions}
        self._here("input.performActions", actions=[source])

    def press(self, key: str) -> None:
        keys = [KEYS.get(name, name) for name in key.split("+")]
        down = [{"type": "keyDown", "value": key} for key in keys]
        up = [{"type": "keyUp", "value": key} for key in reversed(keys)]
        self._keys(*down, *up)

    def _type(self, text: str) -> None:
        keys = [KEYS["Enter"] if character == "\n" else character for character in text]
        both = ("keyDown", "keyUp")
        self._keys(*({"type": type_, "value": key} for key in keys for type_ in both))

    def _click(self, x: int, y: int) -> None:
        steps = [
            {"type": "pointerMove", "x": x, "y": y},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        source = {"type": "pointer", "id": "mouse", "actions": steps}
        self._here("input.performActions", actions=[source])

    def choose_files(self, selector: str, *paths: Path) -> None:
        self._bidi.send("session.subscribe", events=[ASKS_FOR_FILES])
        self.click(selector)
        element = self._bidi.event(ASKS_FOR_FILES)["element"]
        self._here("input.setFiles", element=element, files=[str(path) for path in paths])

    def evaluate(self, function: str, *arguments: Any) -> Any:
        script = f"async (given) => JSON.stringify(await ({function})(JSON.parse(given)) ?? null)"
        answer = self._bidi.send(
            "script.callFunction",
            functionDeclaration=script,
            arguments=[{"type": "string", "value": json.dumps(packed(arguments))}],
            target={"context": self._context},
            awaitPromise=True,
        )
        if answer["type"] == "exception":
            raise LookupError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def download(self, selector: str) -> Path:
        before = set(self.downloads.iterdir())
        self.click(selector)

        def arrived() -> Path | None:
            new = set(self.downloads.iterdir()) - before
            whole = [file for file in new if file.suffix != ".part" and file.stat().st_size]
            return whole[0] if len(new) == 1 and whole else None

        path: Path = wait_for(arrived, "the download is there")
        return path

    def print(self) -> bytes:
        page = {"width": 21.0, "height": 29.7}
        data = self._here("browsingContext.print", page=page)["data"]
        return base64.b64decode(data)

    def screenshot(self) -> bytes:
        return base64.b64decode(self._here("browsingContext.captureScreenshot")["data"])


def _read(path: Path) -> Any:
    with suppress(OSError, ValueError):
        return json.loads(path.read_text("utf-8"))
    return None
