"""What of a finished site publishing makes small or leaves out, and what stays as it is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from macros.publish import node, prune, search, shrink
from tests.support.small_site import write_file


@pytest.mark.parametrize(
    ("path", "ours"),
    [
        ("assets/site/shim.js", True), ("assets/own/deep/a.js", True), ("assets/a.js", False),
        ("docs/site/a.js", False), ("a.js", False), ("assets/stylesheets/main.css", False),
        ("assets/javascripts/bundle.js", False), ("assets/images/a.svg", False),
        ("assets/modules/a.js", False), ("assets/styles/a.css", False),
    ],
)  # fmt: skip
def test_a_file_is_the_course_s_own_or_small_already(path: str, ours: bool) -> None:
    assert shrink.is_ours(path) is ours


def test_the_course_s_own_scripts_are_made_small_but_for_that_of_the_app(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[tuple[str, str, str]] = []

    def small(texts: Sequence[tuple[str, str, str]], *, names: bool = False) -> list[str]:
        given.extend(texts)
        return [f"small {text}" for _, _, text in texts]

    monkeypatch.setattr(node, "small", small)
    names = ("assets/b/b.js", "assets/a/a.js", "assets/app/service-worker.js", "assets/a/x.mjs",
             "assets/javascripts/bundle.js", "c/d/e.js")  # fmt: skip
    for name in names:
        write_file(tmp_path / name, name)
    shrink.shrink(tmp_path)
    assert given == [("assets/a/a.js", "js", "assets/a/a.js"),
                     ("assets/b/b.js", "js", "assets/b/b.js")]  # fmt: skip
    texts = {name: (tmp_path / name).read_text() for name in names}
    small_ones = [name for name, text in texts.items() if text == f"small {name}"]
    assert small_ones == ["assets/b/b.js", "assets/a/a.js"]
    assert shrink.script("a.js", "x") == "small x" and given[-1] == ("a.js", "js", "x")


LUNR = "assets/javascripts/lunr/"
FILES = [
    *(f"{LUNR}min/lunr.{name}.min.js" for name in ("stemmer.support", "multi", "de", "ja", "fr")),
    f"{LUNR}tinyseg.js", f"{LUNR}wordcut.js", "assets/a.css.map", "assets/a.css", "assets/lms/a.js",
]  # fmt: skip


@pytest.mark.parametrize(
    ("index", "languages", "kept"),
    [
        (None, [], []),
        ({}, [], []),
        ({"config": {}}, [], []),
        ({"config": {"lang": ["en"]}}, [], []),
        ({"config": {"lang": ["en", "de"]}}, ["de"],
         ["lunr.stemmer.support.min.js", "lunr.multi.min.js", "lunr.de.min.js"]),
        ({"config": {"lang": ["ja"]}}, ["ja"],
         ["lunr.stemmer.support.min.js", "lunr.multi.min.js", "lunr.ja.min.js", "tinyseg.js"]),
    ],
)  # fmt: skip
def test_maps_and_what_other_languages_need_are_left_out(
    index: object, languages: list[str], kept: list[str], tmp_path: Path
) -> None:
    for name in FILES:
        write_file(tmp_path / name, "")
    if index is not None:
        write_file(tmp_path / "search/search_index.json", json.dumps(index))
    assert prune.languages(tmp_path) == languages
    prune.prune(tmp_path)
    left = [Path(name).name for name in FILES if (tmp_path / name).exists()]
    assert left == [*kept, "a.css", "a.js"]
    for _ in range(2):
        prune.leave_out_lms(tmp_path)
        assert not (tmp_path / "assets/lms").exists()


BEGINS = 'a(location.protocol!=="file:"),s("search"))'
MARKS = 'f("search.highlight")?x:y'
STYLED = "p='.a{b:c}';e(\"style\",{},p.toString())"


def test_the_search_waits_and_its_own_style_is_allowed(tmp_path: Path) -> None:
    texts = {"bundle.1.min.js": f"{BEGINS};{MARKS};{STYLED};e(\"style\",{{}},q.toString())",
             "other.js": BEGINS}  # fmt: skip
    for name, text in texts.items():
        write_file(tmp_path / "assets/javascripts" / name, text)
    assert search.style_sheets(tmp_path) == [".a{b:c}"]
    search.wait(tmp_path)
    made = {name: (tmp_path / "assets/javascripts" / name).read_text() for name in texts}
    assert made["other.js"] == BEGINS
    assert made["bundle.1.min.js"] == (
        'a(!1),s("search"));f("search.highlight")&&/[?&]h=/.test(location.search)?x:y;'
        + texts["bundle.1.min.js"].split(";", 2)[2]
    )
