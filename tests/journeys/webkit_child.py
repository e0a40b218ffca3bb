"""A WebKitGTK browser that does what lines of JSON on its standard input say.

It runs in the system's Python (which has `gi`), and imports nothing of this project. See webkit.py.
"""

from __future__ import annotations

import base64
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gdk, GLib, Gtk, WebKit2  # noqa: E402

SECONDS = 30
"""That any page or answer may take."""
OWN_WORLD = "driver"
"""Scripts here share the page's elements, and nothing else."""
COUNT_INPUT = """window.input = 0;
for (const type of ["keyup", "mouseup"]) addEventListener(type, ({ key }) => {
  if (!["Shift", "Control", "Alt"].includes(key)) window.input += 1;
}, true);"""


def pump(condition: Callable[[], Any], seconds: float = SECONDS) -> None:
    """Runs the main loop until `condition()` holds."""
    end, context = time.monotonic() + seconds, GLib.MainContext.default()
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(f"not within {seconds} s")
        if not context.iteration(False):
            time.sleep(0.003)


class Window:
    """One window with tabs, on one profile. Each method is a command."""

    def __init__(self, folder: str, width: int, height: int, init_script: str) -> None:
        self._init_script = init_script
        data = WebKit2.WebsiteDataManager(
            base_data_directory=f"{folder}/data", base_cache_directory=f"{folder}/cache"
        )
        self._context = WebKit2.WebContext.new_with_website_data_manager(data)
        self._context.connect("download-started", self._on_download)
        self._files: list[str] = []
        self._downloads, self._downloaded = "", ""
        self._loading, self._page = False, 0
        self._tabs: list[Any] = []
        self._book = Gtk.Notebook(show_tabs=False, show_border=False)
        self._window = Gtk.Window()
        self._window.set_decorated(False)
        self._window.set_default_size(width, height)
        self._window.add(self._book)
        self._window.move(0, 0)
        self._window.show_all()
        self.tab(0)
        pump(self._window.is_active)

    # Tabs and pages ------------------------------------------------------------------------------

    def tab(self, number: int) -> None:
        if number == len(self._tabs):
            self._tabs.append(self._new_view())
        self._view = self._tabs[number]
        self._book.set_current_page(number)
        self._view.grab_focus()
        pump(self._view.get_mapped)

    def _new_view(self) -> Any:
        manager = WebKit2.UserContentManager()
        when = (
            WebKit2.UserContentInjectedFrames.ALL_FRAMES,
            WebKit2.UserScriptInjectionTime.START,
        )
        script = WebKit2.UserScript
        manager.add_script(script.new_for_world(COUNT_INPUT, *when, OWN_WORLD, None, None))
        if self._init_script:
            manager.add_script(script.new(self._init_script, *when, None, None))
        view = WebKit2.WebView(web_context=self._context, user_content_manager=manager)
        view.connect("load-changed", self._on_load)
        view.connect("run-file-chooser", self._on_file_chooser)
        view.connect("script-dialog", self._on_dialog)
        view.show()
        self._book.add(view)
        return view

    def resize(self, width: int, height: int) -> None:
        self._window.resize(width, height)
        pump(lambda: self._view.get_allocated_width() == width)

    def navigate(self, address: str) -> None:
        # Elsewhere on the same page nothing is loaded.
        before, _, fragment = address.partition("#")
        here = (self._view.get_uri() or "").partition("#")[0]
        self._loading = not (fragment and here == before)
        self._view.load_uri(address)
        pump(lambda: not self._loading)

    def reload(self) -> None:
        self._loading = True
        self._view.reload()
        pump(lambda: not self._loading)

    def back(self) -> None:
        self._view.go_back()

    def evaluate(self, function: str, argument: str = "null", world: str | None = None) -> Any:
        """`argument` is JSON; what the function returns goes through JSON, too."""
        answer: dict[str, Any] = {}

        def done(view: Any, result: Any) -> None:
            try:
                value = view.call_async_javascript_function_finish(result)
                answer["value"] = json.loads(value.to_string())
            except GLib.Error as error:
                answer["error"] = str(error)

        body = f"return JSON.stringify(await ({function})(JSON.parse(given)) ?? null)"
        given = GLib.Variant("a{sv}", {"given": GLib.Variant("s", argument)})
        self._view.call_async_javascript_function(body, -1, given, world, None, None, done)
        page = self._page
        pump(lambda: answer or self._page != page)
        if not answer:
            raise LookupError("the page that was asked has gone")
        if "error" in answer:
            raise LookupError(answer["error"])
        return answer["value"]

    # Keys ----------------------------------------------------------------------------------------

    def input(self) -> Any:
        """When the page began, and how many keys and buttons it has seen go up, no modifiers."""
        return self.evaluate("() => [performance.timeOrigin, window.input]", world=OWN_WORLD)

    def insert(self, text: str) -> None:
        """Letters that no key has, as from an input method."""
        self._view.get_input_method_context().emit("committed", text)

    # Files, paper, pictures ----------------------------------------------------------------------

    def expect_files(self, paths: list[str]) -> None:
        self._files = paths

    def files_chosen(self) -> bool:
        return not self._files

    def expect_download(self, folder: str) -> None:
        self._downloads, self._downloaded = folder, ""

    def downloaded(self) -> str:
        """Path of the file, once it is there."""
        return self._downloaded

    def print(self, path: str) -> None:
        """A4, through GTK's file printer."""
        operation, settings = WebKit2.PrintOperation.new(self._view), Gtk.PrintSettings()
        settings.set_printer("Print to File")
        settings.set("output-uri", f"file://{path}")
        settings.set("output-file-format", "pdf")
        setup = Gtk.PageSetup()
        setup.set_paper_size(Gtk.PaperSize.new("iso_a4"))
        operation.set_page_setup(setup)
        operation.set_print_settings(settings)
        ends: list[str] = []
        operation.connect("finished", lambda operation: ends.append("finished"))
        operation.connect("failed", lambda operation, error: ends.insert(0, str(error)))
        operation.print_()
        pump(lambda: ends)
        if ends[0] != "finished":
            raise RuntimeError(ends[0])
        pump(Path(path).exists)

    def screenshot(self) -> str:
        """A PNG in base64."""
        frames = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)))"
        self.evaluate(frames)
        window = self._view.get_window()
        size = window.get_width(), window.get_height()
        _, png = Gdk.pixbuf_get_from_window(window, 0, 0, *size).save_to_bufferv("png", [], [])
        return base64.b64encode(png).decode()

    # Signals -------------------------------------------------------------------------------------

    def _on_load(self, view: Any, event: Any) -> None:
        if view is self._view and event == WebKit2.LoadEvent.COMMITTED:
            self._page += 1
        if view is self._view and event == WebKit2.LoadEvent.FINISHED:
            self._loading = False

    def _on_dialog(self, view: Any, dialog: Any) -> bool:
        """Says yes, as the other drivers do."""
        kinds = WebKit2.ScriptDialogType
        if dialog.get_dialog_type() in (kinds.CONFIRM, kinds.BEFORE_UNLOAD_CONFIRM):
            dialog.confirm_set_confirmed(True)
        return True

    def _on_file_chooser(self, view: Any, request: Any) -> bool:
        request.select_files(self._files)
        self._files = []
        return True

    def _on_download(self, context: Any, download: Any) -> None:
        def decide(download: Any, name: str) -> bool:
            download.set_allow_overwrite(True)
            download.set_destination(f"file://{self._downloads}/{name}")
            return True

        def finish(download: Any) -> None:
            path, _ = GLib.filename_from_uri(download.get_destination())
            self._downloaded = path

        download.connect("decide-destination", decide)
        download.connect("finished", finish)


def lines() -> Any:
    """Lines of standard input, while the main loop runs on."""
    waiting: list[str] = []

    def read(source: Any, condition: Any) -> bool:
        waiting.append(sys.stdin.readline())
        return bool(waiting[-1])

    GLib.io_add_watch(sys.stdin.fileno(), GLib.IO_IN | GLib.IO_HUP, read)
    while True:
        pump(lambda: waiting, 86_400)
        line = waiting.pop(0)
        if not line:
            return
        yield json.loads(line)


def main() -> None:
    # What the engine prints must not come between the answers.
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)
    window = Window(**json.loads(sys.argv[1]))
    answers.write('{"value": null}\n')
    for command in lines():
        verb = getattr(window, command.pop("verb").replace("-", "_"))
        try:
            answer = {"value": verb(**command)}
        except Exception as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
        answers.write(json.dumps(answer) + "\n")


if __name__ == "__main__":
    main()
