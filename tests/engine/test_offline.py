"""A site as an app: its manifest, its icons, and the list of what is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.publish.offline import SOURCE, address, icons, kept, manifest, prepare, with_manifest
from macros.publish.pages import Page, read_page


def page(address: str, head: str = "", html: str = "<html>") -> Page:
    return read_page(Path(address), address, f"{html}<head>{head}</head><body></body></html>")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with our app's files."""
    app = (tmp_path / SOURCE).parent
    app.mkdir(parents=True)
    names = ["icon-192.png", "icon-maskable-512.png", "icon.png", "logo-1.png", "icon-x.png"]
    for name in [Path(SOURCE).name, *names]:
        (app / name).write_text("x", "utf-8")
    return tmp_path


def test_icons_are_told_by_their_names(site: Path) -> None:
    assert icons(site) == [
        {"src": "assets/app/icon-192.png", "sizes": "192x192", "type": "image/png",
         "purpose": "any"},
        {"src": "assets/app/icon-maskable-512.png", "sizes": "512x512", "type": "image/png",
         "purpose": "maskable"},
    ]  # fmt: skip


NAMED = (
    '<meta name="application-name" content="Ours"><meta name="description" content="About">'
    '<meta name="theme-color" content="#123456"><meta name="theme-color" content="#000000">'
)


def test_the_manifest_says_what_the_home_page_says(site: Path) -> None:
    pages = [page("a.html", NAMED.replace("Ours", "Other")),
             page("index.html", NAMED, '<html lang="fr">')]  # fmt: skip
    facts = json.loads(manifest(pages, site))
    wanted = ("name", "short_name", "description", "lang", "theme_color", "background_color")
    assert [facts[key] for key in wanted] == ["Ours", "Ours", "About", "fr", "#123456", "#123456"]
    assert facts["id"] == facts["start_url"] == facts["scope"] == "./"
    plain = json.loads(manifest([page("a.html")], site))
    assert [plain[key] for key in wanted] == ["Course", "Course", "", "en", "#ffffff", "#ffffff"]


def test_each_page_links_the_manifest_once_and_only_in_an_app(site: Path, tmp_path: Path) -> None:
    pages = [page("index.html"), page("a/index.html")]
    made = prepare(pages, site)
    assert ['href="manifest.webmanifest"' in made[0].html,
            'href="../manifest.webmanifest"' in made[1].html] == [True, True]  # fmt: skip
    assert with_manifest(made[0]) == made[0]
    (site / SOURCE).unlink()
    assert prepare(pages, site) is pages


def test_pages_styles_scripts_and_pictures_are_kept_and_downloads_are_not(site: Path) -> None:
    names = ["index.html", "a/x.css", "a/x.js", "a/x.mjs", "a/x.json", "a/x.woff2", "a/x.svg",
             "a/x.avif", "a/x.zip", "a/x.pdf", "_headers", "sitemap.xml"]  # fmt: skip
    for name in names:
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_text("x", "utf-8")
    found = [str(path.relative_to(site)) if isinstance(path, Path) else path for path in kept(site)]
    assert [name for name in names if name in found] == names[:8]
    assert found == sorted(found)


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("index.html", "./"), ("a/index.html", "a/"), ("a/myindex.html", "a/myindex.html"),
        ("404.html", "404.html"), ("a b/é.html", "a%20b/%C3%A9.html"), ("a/x.css", "a/x.css"),
    ],
)  # fmt: skip
def test_files_are_kept_under_the_addresses_that_pages_ask_for(path: str, asked: str) -> None:
    assert address(path) == asked
