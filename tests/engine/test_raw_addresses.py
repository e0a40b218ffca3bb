"""Addresses in HTML that authors write, in editions whose pages are files."""

from __future__ import annotations

import pytest

from macros.adapter.raw_addresses import with_file_addresses

PAGES = {"index.md": 1, "talk.md": 1, "deep/one.md": 1, "deep/index.md": 1}


@pytest.mark.parametrize(
    ("path", "written", "there"),
    [
        ("talk.md", "../voice.mp3", "voice.mp3"),
        ("deep/one.md", "../../a/voice.mp3", "../a/voice.mp3"),
        ("deep/one.md", "../voice.mp3", "voice.mp3"),
        ("deep/one.md", "../../my%20voice.mp3?x=1#t=2", "../my%20voice.mp3?x=1#t=2"),
        ("deep/one.md", "../../talk/#here", "../talk.html#here"),
        ("deep/one.md", "../", "index.html"),
        ("deep/index.md", "../voice.mp3", "../voice.mp3"),
        ("deep/one.md", "https://example.org/a.mp3", "https://example.org/a.mp3"),
        ("deep/one.md", "#here", "#here"),
        ("deep/one.md", "data:,a", "data:,a"),
    ],
)
def test_an_address_in_html_leads_to_the_same_file(path: str, written: str, there: str) -> None:
    html = "A word.\n\n<audio controls src={0}{1}{0}></audio>\n"
    for mark in ('"', "'"):
        done = with_file_addresses(html.format(mark, written), path, PAGES)
        assert done == html.format(mark, there)


def test_code_and_comments_stay_as_they_are() -> None:
    audio = '<audio src="../a.mp3">'
    text = f"`{audio}`\n\n```html\n{audio}\n```\n\n<!-- {audio} -->"
    assert with_file_addresses(text, "talk.md", PAGES) == text
