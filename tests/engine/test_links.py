"""Addresses inside the course as links of a page: relative, so that a site works in any folder."""

from __future__ import annotations

import pytest

from macros.render.links import Links, Target, relative

TARGETS = {
    "worksheet:tonight": Target("tonight/#worksheet-tonight", "Tonight"),
    "page:index.md": Target("", "Home"),
    "lesson:fences": Target("part/fences/", "Fences"),
}


@pytest.mark.parametrize(
    ("url", "here", "href"),
    [
        ("", "", "./"),
        ("", "part/fences/", "../../"),
        ("part/fences/", "", "part/fences/"),
        ("part/fences/", "part/hedges/", "../fences/"),
        ("part/", "part/hedges/", "../"),
        ("part/fences/", "part/fences/", "./"),
        ("part/fences/#top", "part/fences/", "#top"),
        ("part/fences/#top", "part/", "fences/#top"),
        ("#top", "part/", "../#top"),
        ("#top", "", "#top"),
        ("./", "part/", "../"),
        ("part/fences.html", "part/hedges.html", "fences.html"),
        ("part/fences.html#top", "index.html", "part/fences.html#top"),
        ("index.html", "part/fences.html", "../index.html"),
        ("a.png", "./", "a.png"),
    ],
)
def test_an_address_from_the_root_is_seen_from_a_page(url: str, here: str, href: str) -> None:
    assert relative(url, here) == href


@pytest.mark.parametrize(
    ("address", "href"),
    [
        ("lesson:fences", "../part/fences/"),
        ("lesson:fences#why", "../part/fences/#why"),
        ("worksheet:tonight", "#worksheet-tonight"),
        ("page:index.md", "../"),
        ("lesson:left-out", None),
        ("https://example.org/#lesson:fences", "https://example.org/#lesson:fences"),
        ("../index.md", "../index.md"),
    ],
)
def test_an_address_of_an_author_becomes_a_link_or_none(address: str, href: str | None) -> None:
    assert Links("tonight/", TARGETS).resolve(address) == href


def test_a_target_keeps_its_title_and_one_that_is_left_out_is_none() -> None:
    links = Links("tonight/", TARGETS)
    assert links.to("lesson:fences#why") == Target("../part/fences/#why", "Fences")
    assert links.to("lesson:left-out") is None
    assert links.base == "../"
    assert Links("", {}).base == "./"
