"""What a site generator is given of a course, by each of the two, without building a site."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from markdown import Markdown
from pathspec.gitignore import GitIgnoreSpec

import macros
from macros.adapter import zensical
from macros.adapter.course_build import (
    LATE_SENTENCES,
    frame_pages,
    make_course,
    prepare_page,
    theme_language,
    with_directory_urls,
)
from macros.adapter.nav_parts import NavParts
from macros.adapter.zensical_project import project, settings_for_zensical
from macros.authoring.problems import InvalidExercises
from macros.course.macro_registry import page_macros
from macros.lms.bank import bank_of
from macros.rules.checked_course import load
from tests.support.mistakes import MISTAKES
from tests.support.project import ROOT, make_project
from tests.support.small_course import SHEET

COURSE = ROOT / "tests" / "data" / "shown" / "course"


class Site:
    """As much of mkdocs-macros as the engine uses."""

    def __init__(self, config: Path, page: str, **conf: Any) -> None:
        self.conf: dict[str, Any] = {
            "config_file_path": str(config),
            "site_name": "A full course",
            "nav": yaml.safe_load(config.read_text("utf-8"))["nav"],
            "extra": {"polyfills": ["own.js"]},
            "theme": _Theme(),
            "exclude_docs": None,
            "markdown_extensions": ["toc"],
            **conf,
        }
        self.variables: dict[str, Any] = {}
        self.macros: dict[str, Callable[..., str]] = {}
        self.render: Callable[..., str] = lambda text: f"rendered {text}"
        self.course_build: Any = None
        self.markdown = ""
        front = load(config).pages[page].front
        self.page = SimpleNamespace(file=SimpleNamespace(src_uri=page), meta={**front}, title="T")
        self.variables["page"] = self.page

    def macro(self, function: Callable[..., str], name: str) -> None:
        self.macros[name] = function


class _Theme(dict[str, Any]):
    dirs: tuple[str, ...] = ()


@pytest.fixture
def config() -> Path:
    return COURSE / "mkdocs.yml"


def begun(config: Path, page: str, **conf: Any) -> Site:
    site = Site(config, page, **conf)
    macros.define_env(site)
    macros.on_pre_page_macros(site)
    return site


@pytest.mark.parametrize(
    ("nav", "home"),
    [("[index.md, first.md]", "."), ("[first.md, index.md]", "."), ("[first.md]", "first/")],
)
def test_a_course_without_a_name_or_an_index_has_its_id_and_its_first_page(
    nav: str, home: str, tmp_path: Path
) -> None:
    course = Path(shutil.copytree(MISTAKES / "course", tmp_path / "course"))
    config = course / "mkdocs.yml"
    config.write_text(f"extra: {{course: {{id: small}}}}\nnav: {nav}\n", "utf-8")
    library = load(config)
    assert frame_pages(make_course(library)) == {"home": home}
    assert bank_of(library).title == "small"


def test_every_macro_can_be_called_on_the_page_that_is_made(config: Path) -> None:
    site = begun(config, "start/first.md")
    assert {*site.macros} == {*page_macros()}
    assert site.macros["lesson"]("second") == "[The second lesson](second.md)"
    assert site.variables["page"]("about.md") == "[About](../about.md)"
    assert "lesson" not in site.variables["page"].meta, "the macro keeps its name"
    assert site.variables["page"].meta["minutes"] and site.variables["page"].title == "T"
    assert site.course_build.context is site.course_build.context
    assert site.variables["in_lms"] is False
    site.page = SimpleNamespace(file=SimpleNamespace(src_uri="about.md"), meta={}, title="T")
    site.variables["page"] = site.page
    macros.on_pre_page_macros(site)
    assert site.macros["lesson"]("second") == "[The second lesson](start/second.md)"


def test_terms_are_explained_on_lessons_only(config: Path) -> None:
    site = begun(config, "start/first.md")
    *others, columns, finished, tooltips = site.conf["markdown_extensions"]
    assert [type(ours).__name__ for ours in (columns, finished, tooltips)] == [
        "Columns", "Finished", "Tooltips",
    ]  # fmt: skip
    assert [*tooltips.terms] == ["zone", "batna", "take"]
    site.page.meta.pop("lesson")
    macros.on_pre_page_macros(site)
    assert tooltips.terms == {}
    again = macros._add_markdown_extensions(site.conf["markdown_extensions"])
    assert site.conf["markdown_extensions"][:-3] == others
    assert site.conf["markdown_extensions"][-1] is again


def test_a_page_gets_what_its_frame_and_the_search_need(config: Path) -> None:
    site = begun(config, "start/first.md")
    assert site.page.meta["search"] == {"boost": 3} and site.page.meta["cg_picture"] == "course"
    assert site.conf["extra"]["polyfills"] == ["assets/site/shim.js", "own.js"]
    assert isinstance(site.conf["extra"]["nav_parts"], NavParts)
    assert site.conf["extra"]["course_facts"]["id"] == "full"
    assert site.conf["theme"]["language"] == "en"


@pytest.mark.parametrize(
    ("conf", "shown"),
    [
        ({}, '<audio src="../a.mp3">'),
        ({"use_directory_urls": True}, '<audio src="../a.mp3">'),
        ({"use_directory_urls": False}, '<audio src="a.mp3">'),
    ],
)
def test_addresses_in_html_lead_on_where_pages_are_files(
    conf: dict[str, Any], shown: str, config: Path
) -> None:
    site = Site(config, "start/first.md", **conf)
    site.markdown = '<audio src="../a.mp3">'
    macros.define_env(site)
    macros.on_pre_page_macros(site)
    assert site.markdown == shown


def test_braces_that_cannot_be_filled_in_end_a_build_and_no_server(config: Path) -> None:
    site = Site(config, "index.md")
    macros.define_env(site)
    assert site.render("x") == "rendered x"

    def leave(text: str) -> str:
        raise SystemExit(1)

    site = Site(config, "index.md")
    site.render = leave
    macros.define_env(site)
    with pytest.raises(Exception, match=r"^Braces in a page cannot be filled in\. See above\.$"):
        site.render("x")


def test_a_mistake_ends_the_build_with_the_report(tmp_path: Path) -> None:
    config = Path(shutil.copytree(COURSE, tmp_path / "course")) / "mkdocs.yml"
    site = Site(config, "index.md")
    (config.parent / "exercises" / "issues.yaml").write_text("id: issues\n", "utf-8")
    with pytest.raises(Exception, match=r"(?s)^The course has mistakes\.\n\nexercises/issues.yaml"):
        macros.define_env(site)


def test_sentences_that_load_late_are_written_into_the_site(config: Path, tmp_path: Path) -> None:
    site = begun(config, "index.md", site_dir=str(tmp_path / "site"))
    for _ in range(2):  # while serving, again and again
        macros.on_post_build(site)
    text = (tmp_path / "site" / LATE_SENTENCES / "import.js").read_text("utf-8")
    say = make_course(load(config)).say
    head, _, sentences = text.partition(" = ")
    assert head == '(globalThis.cgSentences ??= {})["import"]' and text.endswith("};\n")
    told = json.loads(sentences.removesuffix(";\n"))
    assert told == say.of_part("import")
    assert [*told] == [key for key in say.browser if key.startswith("import.")]


def test_a_page_shares_the_picture_of_its_folder_or_that_of_the_course() -> None:
    library = load(COURSE / "mkdocs.yml")
    pictures = {}
    for path in ("index.md", "practice/two.md", "deeper/third.md"):
        meta: dict[str, Any] = {"search": {"boost": 9}, "tags": ["own"]}
        prepare_page(library, path, meta)
        pictures[path] = meta
    assert pictures == {
        "index.md": {
            "search": {"boost": 9}, "tags": ["own", "quarrel", "row"], "cg_picture": "course",
        },
        "practice/two.md": {"search": {"boost": 9}, "tags": ["own"], "cg_picture": "practice"},
        "deeper/third.md": {"search": {"boost": 9}, "tags": ["own"], "cg_picture": "course"},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("language", "theirs"), [("de-AT", "de"), ("de", "de"), ("fr-CA", "fr-CA"), ("xx", "en")]
)
def test_the_theme_speaks_the_nearest_language(language: str, theirs: str, tmp_path: Path) -> None:
    folder = tmp_path / "b" / "partials" / "languages"
    folder.mkdir(parents=True)
    for name in ("de", "fr", "fr-CA"):
        (folder / f"{name}.html").touch()
    assert theme_language([str(tmp_path / "a"), str(tmp_path / "b")], language) == theirs


def test_pages_are_folders_or_files_as_the_build_says() -> None:
    library = load(COURSE / "mkdocs.yml")
    for files in (True, False):
        chosen = make_course(with_directory_urls(library, not files))
        url = chosen.by_path["start/first.md"].url
        assert url == ("start/first.html" if files else "start/first/")


def test_a_part_of_the_navigation_is_made_once_for_pages_at_one_depth() -> None:
    made: list[str] = []
    part, active = SimpleNamespace(active=False), SimpleNamespace(active=True)

    def write(part: Any, *words: str) -> str:
        made.append(words[0])
        return f"html {len(made)} {words}"

    parts = NavParts()
    told = [parts.html(part, base, write, "a") for base in ("..", "..", ".")]
    assert told == ["html 1 ('a',)", "html 1 ('a',)", "html 2 ('a',)"]
    assert [parts.html(active, "..", write, "b") for _ in range(2)] == [
        "html 3 ('b',)", "html 4 ('b',)",
    ]  # fmt: skip


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The settings of a small course with the real theme."""
    pages = {"index.md": '# Home\n\n{{ worksheet("sheet") }}\n', "left.md": "# Left\n"}
    folder = make_project(tmp_path / "course", pages=pages, exercises={"sheet.yaml": SHEET})
    config = folder / "mkdocs.yml"
    text = config.read_text("utf-8").replace("  - left.md\n", "")
    config.write_text(text.replace("site_name: Common Ground", "site_name: Größe"), "utf-8")
    return config


@pytest.mark.parametrize("serving", [True, False])
@pytest.mark.parametrize("files", [True, False])
def test_zensical_finds_in_its_settings_what_others_are_told(
    serving: bool, files: bool, small: Path
) -> None:
    pytest.importorskip("zensical")
    with project(small, serving=serving, files=files) as (file, site):
        text = file.read_text("utf-8")
        settings = yaml.load(text, yaml.UnsafeLoader)
        assert (file.parent, site.parent.parent) == (small.parent, small.parent)
        assert site.name == "site" and not site.exists()
        assert site.parent.name.startswith(".zensical-") and file.name == f"{site.parent.name}.yml"
        assert settings["site_dir"] == site.relative_to(small.parent).as_posix()
    assert not file.exists() and not site.parent.exists()
    plugins = [plugin for plugin in settings["plugins"] if isinstance(plugin, dict)]
    (ours,) = (plugin["macros"] for plugin in plugins if "macros" in plugin)
    assert ours["module_name"] == "macros.adapter.zensical"
    assert (ours.get("on_error_fail") is False) == serving
    assert settings["use_directory_urls"] is not files
    assert (settings["site_name"], settings["site_url"][-1]) == ("Größe", "/")
    assert "site_name: Größe" in text
    assert settings["nav"] == ["index.md"] and "/left.md" in settings["exclude_docs"].split("\n")
    assert settings["extra"]["course_settings"] == "mkdocs.yml"
    assert settings["extra"]["site_generator"] == "zensical"
    assert settings["markdown_extensions"][-1] == "macros.adapter.zensical"
    assert settings["watch"][-1] == "docs"
    assert (settings["theme"]["variant"], settings["theme"]["language"]) == ("classic", "en")


def test_a_mistake_is_told_before_zensical_gets_any_settings(small: Path) -> None:
    pytest.importorskip("zensical")
    (small.parent / "exercises" / "sheet.yaml").write_text("id: sheet\n", "utf-8")
    before = {path.name for path in small.parent.iterdir()}
    with pytest.raises(InvalidExercises), project(small):
        pass
    assert {path.name for path in small.parent.iterdir()} == before


class _Page:
    """A page, as Zensical gives it."""


def test_zensical_is_given_each_page_for_itself(config: Path) -> None:
    meta = {"lesson": "first", "lessons": "none"}
    page: Any = _Page()
    page.path, page.meta = "start/first.md", meta
    site = Site(config, "start/first.md")
    site.conf = {
        "root_dir": str(config.parent),
        "extra": {zensical.SETTINGS: config.name},
        "use_directory_urls": True,
        "edit_uri_template": "edit/{path}?{path_noext}",
    }
    site.page, site.variables["page"] = page, page
    site.macros = {}
    zensical.define_env(site)
    assert {*site.macros} == {*page_macros()}
    assert site.macros["lesson"]("second") == "[The second lesson](second.md)"
    assert page("about.md") == "[About](../about.md)"
    assert [*page.meta] == ["search", "cg_picture", "cg_edit"], "macros keep their names"
    assert meta["cg_edit"] == "edit/start/first.md?start/first"
    assert meta["cg_picture"] == "course" and site.variables["in_lms"] is False
    del site.conf["edit_uri_template"], meta["cg_edit"]
    zensical.define_env(site)
    assert "cg_edit" not in meta


@pytest.mark.parametrize(("folders", "url"), [(True, "start/first/"), (False, "start/first.html")])
def test_zensical_has_pages_as_folders_or_files(folders: bool, url: str, config: Path) -> None:
    conf = {
        "root_dir": str(config.parent),
        "extra": {zensical.SETTINGS: config.name},
        "use_directory_urls": folders,
    }
    zensical._kept.clear()
    assert zensical.course_of(conf).by_path["start/first.md"].url == url
    zensical._kept.clear()


LEAST = "nav: [index.md, first.md]\nextra: {course: {id: small}}\n"
GIVEN = {
    "site_name": "The site", "theme": {"custom_dir": "theme"}, "markdown_extensions": ["toc"],
    "plugins": ["search", {"macros": {"on_error_fail": True}}, {"tags": {"a": 1}}],
}  # fmt: skip
OURS = {
    "course_settings": "mkdocs.yml", "site_generator": "zensical",
    "polyfills": ["assets/site/shim.js"], "frame_pages": {"home": "."},
}  # fmt: skip


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("", {"site_name": "The site", "copyright": None, "exclude_docs": "", "watch": ["docs"],
              "use_directory_urls": True, "nav": ["index.md", "first.md"], "extra": OURS,
              "site_url": None, "site_dir": "out"}),
        ("site_url: https://a.example/b//\ncopyright: Ours\nexclude_docs: |\n  /old.md\n"
         "use_directory_urls: false\nwatch: [notes]\n",
         {"site_url": "https://a.example/b/", "copyright": "Ours", "exclude_docs": "/old.md\n",
          "use_directory_urls": False, "watch": ["notes", "docs"],
          "extra": {**OURS, "frame_pages": {"home": "index.html"}}}),
        ("extra: {course: {id: small, name: Fences, licence: CC0}, polyfills: [own.js]}\n"
         "nav: [index.md]\n",
         {"site_name": "Fences", "copyright": "CC0", "exclude_docs": "\n/first.md",
          "nav": ["index.md"], "extra": {**OURS, "polyfills": ["assets/site/shim.js", "own.js"]}}),
    ],
)  # fmt: skip
def test_settings_that_are_not_there_are_left_to_zensical(
    more: str, told: dict[str, Any], tmp_path: Path
) -> None:
    pytest.importorskip("zensical")
    config = Path(shutil.copytree(MISTAKES / "course", tmp_path / "course")) / "mkdocs.yml"
    kept = [line for line in LEAST.splitlines() if f"\n{line.split(':')[0]}:" not in f"\n{more}"]
    config.write_text("\n".join([*kept, more, yaml.safe_dump(GIVEN)]), "utf-8")
    found = settings_for_zensical(config, "out", serving=True, files=False)
    shown = {**found, "extra": {name: found["extra"].get(name) for name in OURS}}
    assert {name: shown.get(name) for name in told} == told
    assert found["plugins"] == [
        "search",
        {"macros": {"on_error_fail": False, "module_name": "macros.adapter.zensical"}},
        {"tags": {"a": 1}},
    ]
    assert found["theme"] == {"custom_dir": "theme", "variant": "classic", "language": "en"}
    assert found["markdown_extensions"] == ["toc", "macros.adapter.zensical"]


@pytest.mark.parametrize(
    ("course", "conf", "told"),
    [
        ("{id: small}", {}, ("The site", None, ["b.md"])),
        ("{id: small}", {"copyright": "Ours"}, ("The site", "Ours", ["b.md"])),
        ("{id: small, name: Fences, licence: CC0}", {"copyright": "Ours"},
         ("Fences", "CC0", ["b.md"])),
        ("{id: small}", {"exclude_docs": GitIgnoreSpec.from_lines(["/old.md"])},
         ("The site", None, ["b.md", "old.md"])),
    ],
)  # fmt: skip
def test_mkdocs_is_given_the_name_and_licence_of_the_course_and_what_it_leaves_out(
    course: str, conf: dict[str, Any], told: tuple[object, ...], tmp_path: Path
) -> None:
    config = Path(shutil.copytree(MISTAKES / "course", tmp_path / "course")) / "mkdocs.yml"
    config.write_text(f"extra: {{course: {course}}}\nnav: [index.md, first.md]\n", "utf-8")
    (config.parent / "docs" / "b.md").write_text("# Beside\n", "utf-8")
    site = Site(config, "index.md", site_name="The site", **conf)
    site.conf["nav"] = ["index.md", "first.md", {"Part": ["b.md"]}]
    macros.define_env(site)
    excluded = [*site.conf["exclude_docs"].match_files(["old.md", "b.md", "first.md", "in/b.md"])]
    assert (site.conf["site_name"], site.conf["copyright"], sorted(excluded)) == told
    assert site.conf["nav"] == ["index.md", "first.md"]


@pytest.mark.parametrize(
    ("path", "written", "there"),
    [
        ("talk.md", "../a.mp3", "a.mp3"),
        ("talk.md", "a.mp3", "talk/a.mp3"),
        ("talk.md", "./a.mp3", "talk/a.mp3"),
        ("talk.md", "../", "./"),
        ("deep/talk.md", "../../a.mp3", "../a.mp3"),
        ("index.md", "../a.mp3", "../a.mp3"),
        ("deep/README.md", "../a.mp3", "../a.mp3"),
        ("talk.md", "#here", "#here"),
        ("talk.md", "https://a.example/", "https://a.example/"),
        ("talk.md", "/a.mp3", "/a.mp3"),
    ],
)
def test_addresses_in_html_lead_on_where_zensical_counts_them_from_the_file(
    path: str, written: str, there: str
) -> None:
    md = Markdown()
    md.postprocessors.register(
        zensical._RawAddresses(md, path), "course-addresses", zensical.BEFORE_RAW_HTML
    )
    block = '<div><audio src="{0}"></audio></div>\n\n<p><a href="{0}">b</a></p>'
    assert md.convert(block.format(written)) == block.format(there)
