"""While an author works with Zensical: mistakes show in its pages, and it goes on."""

from __future__ import annotations

import socket
import struct
from importlib.util import find_spec
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
import websocket
from playwright.sync_api import Page, expect

from macros.adapter.mistakes_panel import page as panel_page
from macros.adapter.mistakes_server import WATCH, mistakes_shown
from macros.adapter.ports import is_taken
from tests.support.author import HOME, Author, eventually, until_shown
from tests.support.firefox import free_port

ZENSICAL = pytest.mark.skipif(
    not find_spec("zensical"), reason="Zensical is not installed: python tasks.py setup zensical"
)
PATIENCE = 60_000


@pytest.mark.parametrize("path", ["", "course/", "course/a/page/"])
def test_mistakes_show_at_every_address(path: str) -> None:
    port = free_port()
    with mistakes_shown(port, "docs/a.md:1:1: <b> is wrong."):
        with pytest.raises(HTTPError) as answer:
            urlopen(f"http://127.0.0.1:{port}/{path}", timeout=5)
        body = answer.value.read()
        told = {name: answer.value.headers[name] for name in ("Content-Type", "Content-Length")}
        assert answer.value.code == 503
        assert told == {
            "Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body)),
        }  # fmt: skip
        assert body.decode() == panel_page("docs/a.md:1:1: <b> is wrong.") + WATCH
    assert not is_taken(port)


def test_a_page_that_asks_for_its_lost_web_socket_gets_it() -> None:
    """So it loads itself anew."""
    port = free_port()
    with mistakes_shown(port, "A mistake."):
        opened = websocket.create_connection(f"ws://127.0.0.1:{port}/course/", timeout=5)
        with pytest.raises(websocket.WebSocketConnectionClosedException):
            opened.recv()


def test_a_browser_that_does_not_wait_is_no_news(capfd: pytest.CaptureFixture[str]) -> None:
    port = free_port()
    with mistakes_shown(port, "A mistake."):
        with socket.create_connection(("127.0.0.1", port)) as hasty:
            hasty.sendall(b"GET /")
            hasty.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        with pytest.raises(HTTPError):
            urlopen(f"http://127.0.0.1:{port}/", timeout=5)
    assert capfd.readouterr().err == ""


@ZENSICAL
@pytest.mark.long
def test_an_open_page_shows_a_mistake_and_its_mending(tmp_path: Path, page: Page) -> None:
    author = Author(tmp_path / "course", generator="zensical")
    try:
        until_shown(author, "A prompt")
        page.goto(author.address)
        author.home.write_text(f'{HOME}\n{{{{ worksheet("none") }}}}\n')
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text("There is no worksheet `none`", timeout=PATIENCE)
        assert "There is no worksheet `none`" in author.told()
        author.home.write_text(f"{HOME}\n{{{{ page.garden.bed }}}}\n")
        expect(page.locator("main")).to_contain_text("garden", timeout=PATIENCE)
        author.home.write_text(f"{HOME}\nIt goes on.\n")
        expect(page.get_by_text("It goes on.")).to_be_visible(timeout=PATIENCE)
        assert "Traceback" not in author.told()
    finally:
        author.leave()
    assert eventually(lambda: not is_taken(author.port))
    assert list(author.project.glob(".zensical-*")) == []
