"""A page as publishing reads it, and what the disk, an app and a platform make of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.lms import launcher
from macros.publish import classic, disk, offline, styles
from macros.publish.node import CannotBundleError
from macros.publish.pages import Page, read_page, read_pages
from macros.publish.pieces import script
from macros.rules.checked_course import load
from macros.strings.loader import load as strings
from tests.support.project import ROOT
from tests.support.small_site import write_file

FULL = ROOT / "tests" / "data" / "shown" / "course" / "mkdocs.yml"


def page(html: str, address: str = "deep/er.html") -> Page:
    return read_page(Path("x"), address, html)


@pytest.mark.parametrize(
    ("href", "local"),
    [
        ("a.css", "deep/a.css"),
        ("../a.css?v=1#x", "a.css"),
        ("./", "deep"),
        ("../../a.css", None),
        ("", None),
        ("#here", None),
        ("https://a.example/x", None),
        ("MAILTO:a@b.example", None),
        ("//a.example/x", None),
        ("/a.css", None),
    ],
)
def test_an_address_of_a_page_is_a_path_of_the_site_or_none(href: str, local: str | None) -> None:
    assert page("").local(href) == local


def test_a_page_that_names_the_place_of_the_site_counts_from_there() -> None:
    found = page('<link href="/a/b/assets/x.css"></head><a href="/c/assets/y">')
    assert (found.root, found.relative("z.css")) == ("/a/b/", "/a/b/z.css")
    assert [found.local(href) for href in ("/a/b/x", "/a/x", "x")] == ["x", None, "deep/x"]
    assert page('</head><a href="/c/assets/y">').root == ""
    assert page('<script src="/c/assets/y"></script>').root == "/c/"
    assert page("").relative("z.css") == "../z.css"


def test_scripts_that_run_are_told_from_data_and_files() -> None:
    html = (
        "<script>a</script><script type=module>b</script><script type=text/javascript>c</script>"
        "<script type=application/json>d</script><script src=e.js></script>"
        "<script type=module src=f.mjs></script>"
    )
    assert [*page(html).inline_scripts()] == ["a", "b", "c"]


def test_pages_are_read_in_the_order_of_their_addresses(tmp_path: Path) -> None:
    for name in ("b/index.html", "index.html", "a.html", "c.txt"):
        write_file(tmp_path / name, name)
    assert [(each.address, each.html) for each in read_pages(tmp_path)] == [
        (name, name) for name in ("a.html", "b/index.html", "index.html")
    ]


def test_what_is_added_stands_behind_the_charset_or_at_the_end_of_the_head() -> None:
    bare = page("<head><meta charset=utf-8><title>T</title></head>")
    added = script({"src": "x.js"})
    assert added.keeps_space and added.tag == "script"
    assert bare.with_first(added).html == bare.html.replace("<title>", f"{added.text}<title>")
    assert bare.with_in_head(added).html == bare.html.replace("</head>", f"{added.text}</head>")
    assert page("<p>").with_first(added).html == page("<p>").with_in_head(added).html == "<p>"


WEB = '<link rel="canonical" href="https://c.example/course/deep/er.html">'


@pytest.mark.parametrize(
    ("written", "there"),
    [
        ('<a href="../teaching/x.html">', '<a href="https://c.example/course/teaching/x.html">'),
        ('<link href="../404.html">', '<link href="https://c.example/course/404.html">'),
        ('<a href="../practice/simulation/">',
         '<a href="https://c.example/course/practice/simulation">'),
        ('<a href="../practice/two.html">', '<a href="../practice/two.html">'),
        ('<form href="../teaching/x.html">', '<form href="../teaching/x.html">'),
        ('<a href="https://d.example/teaching/">', '<a href="https://d.example/teaching/">'),
        ('<a name="x">', '<a name="x">'),
    ],
)  # fmt: skip
def test_on_a_disk_what_is_left_out_is_linked_on_the_web(written: str, there: str) -> None:
    assert disk.online(page(WEB + written)).html == WEB + there
    assert disk.online(page(written)).html == written, "a course without an address of its own"


@pytest.mark.parametrize(
    ("path", "left_out"),
    [
        ("instructors/a.html", True), ("teaching/", True), ("authors/a.html", True),
        ("contributing/x", True), ("practice/simulation.html", True), ("404.html", True),
        ("practice/two.html", False), ("a/teaching/", False), ("index.html", False),
    ],
)  # fmt: skip
def test_the_disk_holds_nothing_that_only_teachers_read(path: str, left_out: bool) -> None:
    assert disk.is_left_out(path) is left_out


@pytest.mark.parametrize(
    ("path", "read"),
    [("a.PNG", True), ("a.js", True), ("a.JSON", False), ("a.mjs", False), ("CNAME", False),
     ("_headers", False), ("a.xml", False), ("a.gz", False), ("a.map", False)],
)  # fmt: skip
def test_files_that_no_page_of_a_folder_reads_stay_out(path: str, read: bool) -> None:
    assert disk.is_read(Path(path)) is read


def test_on_a_disk_a_stand_in_for_workers_runs_before_the_theme() -> None:
    html = "<meta charset=utf-8><script src=../x/javascripts/bundle.1.js></script><script></script>"
    made = disk.prepared(page(html)).html
    assert made.count("from-disk.js") == 1
    assert '<script src="../assets/app/from-disk.js"></script><script src=../x/java' in made
    assert f'content="{disk.POLICY}"' in made


def test_on_a_disk_the_search_is_a_script_and_finds_nothing_for_teachers(tmp_path: Path) -> None:
    disk.write_index(tmp_path)
    assert [*tmp_path.iterdir()] == []
    docs = [{"location": "a.html", "text": "é"}, {"location": "teaching/b.html"}]
    write_file(tmp_path / "search/search_index.json", json.dumps({"config": {}, "docs": docs}))
    disk.write_index(tmp_path)
    assert (tmp_path / "search/search_index.js").read_text("utf-8") == (
        'var __index={"config":{},"docs":[{"location":"a.html","text":"é"}]}'
    )


def test_on_a_disk_one_script_stands_for_the_last_module() -> None:
    html = (
        '<link rel="modulepreload" href="../m/a.mjs"><link rel="preload" href="../f.woff2">'
        '<link rel="icon" href="../i.png"><script type="module" src="../m/a.mjs"></script>'
        '<script type="module" src="../m/b.mjs"></script><script src="../m/a.mjs"></script>'
        '<script type="module">c()</script>'
    )
    assert classic.linked(page(html), "assets/m.js").html == (
        '<link rel="icon" href="../i.png">'
        '<script defer src="../assets/m.js" data-parts="m/a.mjs m/b.mjs"></script>'
        '<script src="../m/a.mjs"></script><script type="module">c()</script>'
    )


HOME = (
    '<html lang="fr"><meta name="application-name" content="Ours"><meta charset="utf-8">'
    '<meta name="theme-color" content="#123456"><meta name="theme-color" content="#654321">'
    '<meta name="description" content="What it is.">'
)


def test_an_app_is_named_and_coloured_as_the_home_page_says(tmp_path: Path) -> None:
    for name in ("icon-192.png", "icon-maskable-512.png", "other.png"):
        write_file(tmp_path / "assets/app" / name, "")
    other = page('<meta name="application-name" content="Other">', "a.html")
    facts = json.loads(offline.manifest([other, page(HOME, "index.html")], tmp_path))
    assert facts == {
        "id": "./", "name": "Ours", "short_name": "Ours", "description": "What it is.",
        "lang": "fr", "start_url": "./", "scope": "./", "display": "standalone",
        "theme_color": "#123456", "background_color": "#123456",
        "icons": [
            {"src": "assets/app/icon-192.png", "sizes": "192x192", "type": "image/png",
             "purpose": "any"},
            {"src": "assets/app/icon-maskable-512.png", "sizes": "512x512", "type": "image/png",
             "purpose": "maskable"},
        ],
    }  # fmt: skip
    bare = json.loads(offline.manifest([page("", "a.html")], tmp_path / "nowhere"))
    assert (bare["name"], bare["description"], bare["lang"]) == ("Course", "", "en")
    assert (bare["theme_color"], bare["icons"]) == ("#ffffff", [])


def test_an_app_is_linked_once_and_keeps_each_file_by_the_address_that_pages_ask_for(
    tmp_path: Path,
) -> None:
    once = offline.with_manifest(page("<head></head>"))
    assert once.html == '<head><link rel="manifest" href="../manifest.webmanifest"></head>'
    assert offline.with_manifest(once) is once
    for name in ("b/index.html", "index.html", "a b.PNG", "c.zip", offline.WORKER, offline.SOURCE):
        write_file(tmp_path / name, "")
    kept = [path.relative_to(tmp_path).as_posix() for path in offline.kept(tmp_path)]
    assert kept == ["a b.PNG", "b/index.html", "index.html"]
    assert [*map(offline.address, kept)] == ["a%20b.PNG", "b/", "./"]
    assert offline.address("myindex.html") == "myindex.html"


def test_a_merged_sheet_names_pictures_from_its_own_folder() -> None:
    text = 'a{b:url("i.svg")} c{d:url(../j.svg)} e{f:url(data:x)} g{h:url(#i)} k{l:url(/m.svg)}'
    assert styles.moved("assets/x/y.css", f"{text}/*# sourceMappingURL=y.css.map */") == (
        'a{b:url("../../assets/x/i.svg")} c{d:url("../../assets/j.svg")} e{f:url(data:x)} '
        "g{h:url(#i)} k{l:url(/m.svg)}"
    )


@pytest.mark.parametrize(
    ("lists", "same"),
    [
        ([], []),
        ([["a", "b"]], ["a", "b"]),
        ([["a", "b"], ["a", "b", "c"]], ["a", "b"]),
        ([["a", "b"], ["b", "a"]], []),
        ([["a", "b", "c"], ["a", "x", "c"], ["a", "b"]], ["a"]),
        ([["a"], []], []),
    ],
)
def test_what_all_pages_begin_with_is_one_sheet(lists: list[list[str]], same: list[str]) -> None:
    assert styles.shared(lists) == same


def test_sheets_of_the_site_that_are_for_every_medium_are_merged(tmp_path: Path) -> None:
    write_file(tmp_path / "deep/a.css", "a{}")
    write_file(tmp_path / "deep/p.css", "a{}")
    html = (
        '<link rel="stylesheet" href="a.css"><link rel="stylesheet" media="print" href="p.css">'
        '<link rel="stylesheet" href="gone.css"><link rel="icon" href="a.css">'
        '<link rel="stylesheet" href="https://a.example/x.css">'
    )
    assert [path for _, path in styles.local_sheets(page(html), tmp_path)] == ["deep/a.css"]


def test_a_sheet_that_imports_another_is_refused_unless_only_a_comment_does(tmp_path: Path) -> None:
    write_file(tmp_path / "a.css", '@charset "UTF-8";/* @import */ a{}')
    assert styles.plain_text(tmp_path, "a.css") == "/* @import */ a{}"
    write_file(tmp_path / "b.css", "@import 'c.css';")
    with pytest.raises(CannotBundleError) as refused:
        styles.plain_text(tmp_path, "b.css")
    assert str(refused.value) == (
        "b.css: publishing does not read `@import`; name that sheet under `extra_css` in mkdocs.yml"
    )


def test_a_platform_is_told_of_checks_dialogues_and_lessons() -> None:
    facts = launcher.facts(load(FULL))
    assert facts["score"] is False
    assert facts["lessons"] == ["start/first.html", "start/second.html", "deeper/third.html"]
    assert facts["checks"][0] == {
        "id": "check-first.idea", "exercise": "check-first", "field": "idea",
        "choices": ["this", "that"], "correct": ["this"],
    }  # fmt: skip
    assert [check["exercise"] for check in facts["checks"]] == [
        "check-first", "check-second", "check-third",
    ]  # fmt: skip
    assert facts["dialogues"]["talk"] == {
        "door": {"id": "dialogue-talk.door", "replies": ["ask", "argue"], "last": []},
        "cold": {"id": "dialogue-talk.cold", "replies": ["sorry", "go", "pause"], "last": ["go"]},
        "kitchen": {"id": "dialogue-talk.kitchen", "replies": ["offer", "leave", "pause"],
                    "last": ["offer", "leave"]},
    }  # fmt: skip


def test_a_name_is_as_long_as_the_standard_takes_and_no_other_becomes_it() -> None:
    names = ["a" * 255, "a" * 256, "a" * 255 + "b"]
    assert launcher.identifier(names[0]) == names[0]
    long = [launcher.identifier(name) for name in names[1:]]
    assert [len(name) for name in long] == [255, 255] and long[0] != long[1]
    assert {name[:243] for name in long} == {"a" * 242 + "-"}


def test_a_page_of_a_package_says_who_reads_along_before_its_first_field() -> None:
    html = (
        '<head><meta charset="utf-8"><meta name="description" content="x"><meta name="author">'
        '<link rel="canonical" href="x"><link rel="manifest" href="x"><link rel="icon" href="i">'
        '</head><form id="a"></form><div data-plan></div><form data-worksheet="b"></form>'
    )
    assert launcher.fitted(page(html), "<p>Notice</p>").html == (
        '<head><meta charset="utf-8"><script src="../assets/lms/page.js" data-root="../" '
        'data-page="deep/er.html"></script><meta name="author"><link rel="icon" href="i">'
        '<link rel="stylesheet" href="../assets/lms/notice.css"></head><form id="a"></form>'
        '<p>Notice</p><div data-plan></div><form data-worksheet="b"></form>'
    )
    plain = launcher.fitted(page('<head><meta charset="utf-8"></head><form></form>'), "<p>N</p>")
    assert "<p>N</p>" not in plain.html and "notice.css" not in plain.html


def test_what_a_platform_opens_names_every_page_and_the_one_to_begin_with() -> None:
    library = load(FULL)
    say = strings("en", in_lms=True)
    html = launcher.launcher(library, say, ["index.html", "a.html"], "a.html")
    data = json.loads(html.split('id="cg-lms">')[1].split("</script>")[0])
    assert (data["pages"], data["start"]) == (["index.html", "a.html"], "a.html")
    site = json.loads(html.split('id="cg-site">')[1].split("</script>")[0])
    assert {key: site[key] for key in ("course", "base", "lang")} == {
        "course": "full", "base": ".", "lang": "en",
    }  # fmt: skip
    assert {key.partition(".")[0] for key in site["strings"] if "." in key} == {"lms"}
    assert 'lang="en"' in html and "A full course" in html
