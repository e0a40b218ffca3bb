"""Publishing works on any finished site; here it gets a small one, written by hand."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from macros.publish import publish
from macros.publish.disk import write_disk
from macros.publish.offline import SOURCE, WORKER
from tests.support.small_site import SMALL_PAGE, SMALL_SITE, write_file

PICTURES = {
    "ok.png": "ok.png",
    "team.jpg": "team.jpg",
    "SCAN.PNG": "SCAN.PNG",
    "Übung.webp": "%C3%9Cbung.webp",
    "my photo (1).jpeg": "my%20photo%20%281%29.jpeg",
    "this & that.gif": "this%20%26%20that.gif",
}
"""Names of files, and how pages may write them."""


def test_the_policy_comes_before_anything_that_runs(site: Path) -> None:
    html = (site / "index.html").read_text()
    assert html.index("Content-Security-Policy") < html.index("<script>")
    assert html.count("'sha256-") == 1, "one script runs in the page; a data block needs no hash"


def test_what_all_pages_share_is_one_sheet_and_addresses_still_lead_home(site: Path) -> None:
    html = (site / "deep/er/index.html").read_text()
    (merged,) = (site / "assets/styles").iterdir()
    assert html.count('rel="stylesheet"') == 1
    assert f'href="../../assets/styles/{merged.name}"' in html
    text = merged.read_text()
    assert "assets/pictures/i.svg" in text and "why" not in text
    assert re.search(r"a ?\{.*b ?\{", text, re.S), "their order stays"


def test_a_mark_that_an_editor_puts_before_a_sheet_stays_out_of_the_merged_one(
    tmp_path: Path,
) -> None:
    write_file(tmp_path / "index.html", SMALL_PAGE.format(up=""))
    write_file(tmp_path / "assets/worksheet/main.mjs", "")
    write_file(tmp_path / "assets/a.css", "a{color:red}")
    write_file(tmp_path / "assets/site/b.css", "\ufeffb{color:red}")
    publish(tmp_path)
    (merged,) = (tmp_path / "assets/styles").iterdir()
    assert "\ufeff" not in merged.read_text("utf-8")


def test_a_kind_of_page_adds_one_sheet(tmp_path: Path) -> None:
    sheet = '<link rel="stylesheet" href="assets/x/{}.css">'
    for name in "abcd":
        write_file(tmp_path / f"assets/x/{name}.css", f".{name}{{color:red}}")
    for page, names in {"one": "ab", "two": "abcd"}.items():
        write_file(tmp_path / f"{page}.html", "".join(sheet.format(name) for name in names))
    publish(tmp_path)
    assert len(re.findall("<link", (tmp_path / "one.html").read_text())) == 1
    assert len(re.findall("<link", (tmp_path / "two.html").read_text())) == 2


def test_modules_that_load_together_are_one_file(site: Path) -> None:
    html = (site / "deep/er/index.html").read_text()
    (src,) = re.findall(r'<script type="module" src="\.\./\.\./(.*?)">', html)
    assert re.fullmatch(r"assets/modules/worksheet/main-[\w-]{8}\.js", src)
    assert len(list((site / "assets/modules").rglob("*.js"))) == 2, "what comes later has its own"
    assert not list(site.rglob("*.mjs"))


def test_a_page_fetches_early_what_it_says_that_it_will_need(tmp_path: Path) -> None:
    early = '<link rel="modulepreload" href="assets/worksheet/{}.mjs">'
    named = "".join(early.format(name) for name in ("later", "deeper"))
    write_file(
        tmp_path / "index.html", SMALL_PAGE.format(up="").replace("</head>", named + "</head>")
    )
    for sheet in ("a.css", "site/b.css"):
        write_file(tmp_path / "assets" / sheet, "a{}")
    here = tmp_path / "assets/worksheet"
    load = "import('./later.mjs').then(({z}) => z()), import('./deeper.mjs').then(({x}) => x())"
    write_file(here / "main.mjs", f"for (const at of [1]) ({load});")
    write_file(here / "later.mjs", "import {y} from './deep.mjs';\nexport const z = () => y();")
    write_file(here / "deeper.mjs", "import {y} from './deep.mjs';\nexport const x = () => y();")
    write_file(here / "deep.mjs", "export const y = () => document.title;")
    publish(tmp_path)
    html = (tmp_path / "index.html").read_text()
    fetched = re.findall(r'<link rel="modulepreload" href="(.*?)">', html)
    stems = [Path(path).stem.partition("-")[0] for path in fetched]
    assert sorted(stems) == ["deep", "deeper", "later"], "each once, with what it imports"
    assert all((tmp_path / path).is_file() for path in fetched)


def test_two_runs_on_the_same_sources_make_the_same_files(site: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    for name, text in SMALL_SITE.items():
        write_file(again / name, text)
    publish(again)
    assert contents(again) == contents(site, but=again)


def contents(folder: Path, but: Path | None = None) -> dict[str, bytes]:
    """Path below a folder → the bytes of each file."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    kept = [path for path in files if not (but and path.is_relative_to(but))]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in kept}


def test_source_maps_stay_at_home(site: Path) -> None:
    assert not list(site.rglob("*.map"))


def test_the_themes_search_waits_and_another_script_stays(site: Path) -> None:
    theme, other = (site / f"assets/javascripts/bundle.{digest}.min.js" for digest in ("aa", "bb"))
    begins = 'L($(location.protocol!=="file:"),Je("search"));V("search.highlight")?A():y'
    write_file(theme, begins)
    write_file(other, 'if(location.protocol!=="file:")go()')
    publish(site)
    waits = 'L($(!1),Je("search"));V("search.highlight")&&/[?&]h=/.test(location.search)?A():y'
    assert theme.read_text("utf-8") == waits
    assert other.read_text("utf-8") == 'if(location.protocol!=="file:")go()'


def test_a_second_run_changes_nothing(site: Path) -> None:
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    publish(site)
    assert before == {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_hosts_that_take_headers_get_them(site: Path) -> None:
    assert "frame-ancestors 'self'" in (site / "_headers").read_text()


def test_spaces_go_but_for_those_that_are_meant(tmp_path: Path) -> None:
    pre = "<pre>\n  one\n\n    two</pre>"
    page = f"<html>\n  <body>\n\n\n    <p>a\n      b</p>{pre}<textarea>\n x</textarea>\n </body>"
    write_file(tmp_path / "index.html", page)
    publish(tmp_path)
    expected = f"<html>\n<body>\n<p>a\nb</p>{pre}<textarea>\n x</textarea>\n</body>"
    assert (tmp_path / "index.html").read_text() == expected


LINKED = ("form.pdf", "sheet.docx", "rows.csv", "voice.mp3", "voice.wav", "film.mp4", "notes.txt")
"""Files that a page links, as authors do."""


def with_pictures(site: Path) -> None:
    """Writes a site whose page shows pictures and links a PDF, and that has an app."""
    for name in (*PICTURES, "unused.jpg"):
        write_file(site / name, "picture")
    shown = "".join(f'<img src="{name}">' for name in PICTURES.values())
    links = "".join(f'<a href="{name}">Here</a>' for name in LINKED)
    write_file(site / "index.html", f"<head></head>{shown}{links}")
    for name in (*LINKED, "CNAME", "nowhere.docx"):
        write_file(site / name, "It.")
    write_file(site / SOURCE, 'const VERSION = "", FILES = [];')


def test_the_zip_for_the_disk_holds_pictures_of_any_kind_and_name(tmp_path: Path) -> None:
    with_pictures(tmp_path / "site")
    write_disk(tmp_path / "site", tmp_path / "course.zip")
    with zipfile.ZipFile(tmp_path / "course.zip") as packed:
        names = {name.removeprefix("course/") for name in packed.namelist()}
    assert names == {"index.html", *LINKED, *PICTURES}


def test_the_app_keeps_pictures_of_any_kind_under_the_address_that_pages_ask_for(
    tmp_path: Path,
) -> None:
    with_pictures(tmp_path)
    publish(tmp_path)
    (listed,) = re.findall(r"\[.*?\]", (tmp_path / WORKER).read_text())
    kept = set(re.findall('"(.*?)"', listed))
    assert kept == {"./", "unused.jpg", *PICTURES.values()}
    assert not (tmp_path / SOURCE).exists(), "one worker is enough"


SEARCHES = [
    (["en"], set()),
    (["fr"], {"lunr.fr"}),
    (["ja", "en"], {"lunr.ja", "tinyseg"}),
    (["th"], {"lunr.th", "wordcut"}),
    (["hi"], {"lunr.hi", "wordcut"}),
]
"""Languages of a search → the theme's scripts that they need."""


def with_search(site: Path, languages: list[str]) -> None:
    """Writes a site with the theme's scripts for five languages, and an index for some of them."""
    lunr = site / "assets/javascripts/lunr"
    for language in ("fr", "ja", "th", "hi", "de"):
        write_file(lunr / f"min/lunr.{language}.min.js", "")
    write_file(lunr / "tinyseg.js", "")
    write_file(lunr / "wordcut.js", "")
    index = {"config": {"lang": languages}, "docs": []}
    write_file(site / "search/search_index.json", json.dumps(index))


def bare(names: Iterable[str]) -> set[str]:
    """Scripts of the search, without where they lie and what they end in."""
    return {Path(name).name.removesuffix(".js").removesuffix(".min") for name in names}


@pytest.mark.parametrize(("languages", "kept"), SEARCHES)
def test_the_search_keeps_what_its_languages_need(
    tmp_path: Path, languages: list[str], kept: set[str]
) -> None:
    with_search(tmp_path, languages)
    publish(tmp_path)
    lunr = tmp_path / "assets/javascripts/lunr"
    assert bare(path.name for path in lunr.rglob("*.js")) == kept


@pytest.mark.parametrize(("languages", "kept"), SEARCHES)
def test_the_zip_for_the_disk_holds_what_the_languages_of_its_search_need(
    tmp_path: Path, languages: list[str], kept: set[str]
) -> None:
    with_search(tmp_path / "site", languages)
    write_disk(tmp_path / "site", tmp_path / "course.zip")
    with zipfile.ZipFile(tmp_path / "course.zip") as packed:
        assert bare(name for name in packed.namelist() if "/lunr/" in name) == kept
