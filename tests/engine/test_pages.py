"""Pages of a finished site: what an address in them means, and where something is put into them."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.publish.pages import Page, read_page, read_pages
from macros.publish.pieces import start_tag

HEAD = '<html lang="en"><head><meta charset="utf-8"><title>T</title>{}</head><body>{}</body></html>'


def page(address: str = "a/b/index.html", head: str = "", body: str = "") -> Page:
    return read_page(Path(address), address, HEAD.format(head, body))


ROOTED = '<link rel="stylesheet" href="/course/assets/x.css">'


@pytest.mark.parametrize(
    ("href", "path"),
    [
        ("c.css", "a/b/c.css"),
        ("../c/", "a/c"),
        ("../../c.css", "c.css"),
        ("../../../c.css", None),
        ("c.css?v=1#x", "a/b/c.css"),
        ("./", "a/b"),
        ("?print", "a/b"),
        ("", None),
        ("#part", None),
        ("https://a.example/x", None),
        ("HTTPS://a.example/x", None),
        ("mailto:a@example.org", None),
        ("//a.example/x", None),
        ("data:image/png;base64,x", None),
        ("/course/c.css", None),
    ],
)
def test_an_address_of_a_page_is_a_path_of_the_site_or_leaves_it(
    href: str, path: str | None
) -> None:
    assert page().local(href) == path


@pytest.mark.parametrize(
    ("href", "path"),
    [
        ("/course/c.css", "c.css"), ("/course/a/?x", "a/"), ("/other/c.css", None),
        ("/", None), ("c.css", "c.css"), ("/course/", ""),
    ],
)  # fmt: skip
def test_a_page_that_names_the_root_knows_what_lies_below_it(href: str, path: str | None) -> None:
    found = page("404.html", ROOTED)
    assert found.root == "/course/" and found.local(href) == path


def test_a_root_is_read_from_the_head_alone() -> None:
    assert page().root == ""
    assert page(body=ROOTED).root == ""
    assert page(head='<script src="/assets/x.js"></script>').root == "/"
    assert page(head='<link href="https://a.example/assets/x.css">').root == ""
    assert page(head='<link href="../assets/x.css">').root == ""


@pytest.mark.parametrize(
    ("address", "head", "relative"),
    [
        ("index.html", "", "c.css"), ("a/index.html", "", "../c.css"), ("a/b.html", "", "../c.css"),
        ("a/b/index.html", "", "../../c.css"), ("404.html", ROOTED, "/course/c.css"),
    ],
)  # fmt: skip
def test_a_file_is_named_as_seen_from_a_page(address: str, head: str, relative: str) -> None:
    assert page(address, head).relative("c.css") == relative


LINK = start_tag("link", {"rel": "manifest", "href": "m"})


def test_pieces_are_put_behind_the_charset_or_at_the_end_of_the_head() -> None:
    first = page(head="<link>").with_first(LINK).html
    assert '<meta charset="utf-8"><link rel="manifest" href="m"><title>' in first
    last = page(head="<base>", body="<p></head></p>").with_in_head(LINK, LINK).html
    assert last.count("manifest") == 2 and '<base><link rel="manifest" href="m">' in last
    assert last.index("</head>") > last.rindex("manifest")
    bare = read_page(Path("x"), "x.html", "<p>No head</p>")
    assert bare.with_first(LINK) == bare.with_in_head(LINK) == bare


def test_only_scripts_that_run_and_stand_in_the_page_are_hashed() -> None:
    scripts = (
        "<script>one()</script><script type=module>two()</script><script src=x.js></script>"
        '<script type="application/json">{}</script><script type="text/javascript">three()</script>'
        '<script type="application/javascript">four()</script><script type="speculationrules">{}'
        "</script>"
    )
    assert [*page(body=scripts).inline_scripts()] == ["one()", "two()", "three()", "four()"]


def test_tags_are_found_by_their_attributes_and_changed_one_by_one() -> None:
    found = page(body='<a href="x" class="k">X</a><a href="y">Y</a><a>Z</a>')
    assert [piece.attributes.get("href") for piece in found.tags("a")] == ["x", "y", None]
    assert [piece.text for piece in found.tags("a", href="x")] == ['<a href="x" class="k">']
    assert [*found.tags("a", href="x", **{"class": "other"})] == []
    without = found.changed(lambda piece: [] if piece.has(href="y") else [piece])
    assert "Y</a>" in without.html and 'href="y"' not in without.html
    twice = found.changed(lambda piece: [piece, piece] if piece.tag == "a" else [piece])
    assert twice.html.count('href="y"') == 2


def test_all_pages_of_a_site_come_in_the_order_of_their_addresses(tmp_path: Path) -> None:
    for name in ("b.html", "a/index.html", "a/x.css", "index.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("<p>x", "utf-8")
    assert [page.address for page in read_pages(tmp_path)] == [
        "a/index.html", "b.html", "index.html",
    ]  # fmt: skip
