"""The package for learning platforms, as files: what is in it, and that it is always the same."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from macros.__main__ import main
from macros.authoring.problems import InvalidExercises
from macros.lms import launcher
from macros.lms.choice import UnknownPageError, packaging, pages_of
from macros.lms.package import kept, write_package
from macros.rules.checked_course import load
from macros.strings.loader import FOLDER, IN_LMS, _sections, languages
from macros.strings.loader import load as load_strings
from tests.support.scorm.course import make_course

IMS = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
ADL = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}"
LINK = re.compile(r'<(?:a|link|script|img|iframe)\b[^>]*?(?:href|src)="([^"#:?]+)["#?]')


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_course(tmp_path_factory.mktemp("lms") / "course")


@pytest.fixture(scope="module")
def package(config: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of one lesson."""
    return write_package(config, tmp_path_factory.mktemp("package"), ["part/hedges"])


@pytest.mark.long
def test_the_same_course_is_the_same_zip(config: Path, package: Path, tmp_path: Path) -> None:
    assert package.name == "common-ground-hedges.zip"
    again = write_package(config, tmp_path, ["part/hedges"])
    assert package.read_bytes() == again.read_bytes()


def test_the_manifest_names_one_page_to_open_and_every_file(package: Path) -> None:
    packed = zipfile.ZipFile(package)
    names = {entry.filename for entry in packed.infolist()}
    root = ElementTree.fromstring(packed.read("imsmanifest.xml"))
    assert root.tag == f"{IMS}manifest" and root.get("identifier") == "common-ground-hedges"
    assert root.findtext(f"{IMS}metadata/{IMS}schemaversion") == "1.2"
    [organization] = root.findall(f"{IMS}organizations/{IMS}organization")
    [item] = organization.findall(f"{IMS}item")
    [resource] = root.findall(f"{IMS}resources/{IMS}resource")
    assert root.find(f"{IMS}organizations").get("default") == organization.get("identifier")  # type: ignore[union-attr]
    assert item.get("identifierref") == resource.get("identifier")
    assert item.findtext(f"{IMS}title") == "Common Ground: Hedges"
    assert (resource.get(f"{ADL}scormtype"), resource.get("type")) == ("sco", "webcontent")
    listed = [unquote(file.get("href", "")) for file in resource.findall(f"{IMS}file")]
    assert resource.get("href") in listed
    assert sorted(listed) == sorted(names - {"imsmanifest.xml"})


def test_it_holds_the_lesson_and_what_it_leans_on(package: Path) -> None:
    packed = zipfile.ZipFile(package)
    names = set(packed.namelist())
    pages = {name for name in names if name.endswith(".html")}
    assert pages == {"launch.html", "part/hedges.html", "sources.html", "workbook.html"}
    assert not [
        name for name in names if re.search(r"\.mjs|worker\.js|sitemap|manifest\.web", name)
    ]
    for page in pages - {"launch.html"}:
        html = packed.read(page).decode()
        targets = LINK.findall(html)
        lost = [target for target in targets if packed_path(page, target) not in names]
        assert not lost, (page, lost)
        assert 'rel="canonical"' not in html and "frame-src 'none'" in html
    start = packed.read("launch.html").decode()
    assert "frame-src 'self'" in start and "sha256-" not in start and "<style" not in start
    facts = json.loads(re.findall(r'id="cg-lms">(.*?)</script', start)[0])
    assert facts["start"] == "part/hedges.html" and facts["checks"] == []
    assert facts["lessons"] == ["part/hedges.html"]


def packed_path(page: str, target: str) -> str:
    """What a relative address of a page names in the zip."""
    parts = page.split("/")[:-1]
    for step in target.split("/"):
        parts = parts[:-1] if step == ".." else [*parts, *([] if step in (".", "") else [step])]
    return "/".join(parts)


def test_pages_for_instructors_stay_out_and_pages_are_found_by_name(config: Path) -> None:
    library = load(config)
    every = pages_of(library)
    assert "authors/writing.md" not in every and "index.md" in every
    for name in ("part/hedges", "part/hedges.md", "hedges"):
        assert pages_of(library, [name]) == ["part/hedges.md", "workbook.md", "sources.md"]
    with pytest.raises(UnknownPageError) as raised:
        pages_of(library, ["hedge"])
    assert str(raised.value) == "There is no page or lesson `hedge`. Did you mean `hedges`?"


def test_a_page_that_does_not_exist_is_told(
    config: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["lms", str(tmp_path), "hedge", "-f", str(config)]) == 1
    assert "no page or lesson `hedge`" in capsys.readouterr().err


def test_an_ordinary_link_out_of_a_package_is_told(tmp_path: Path) -> None:
    config = make_course(tmp_path / "course")
    page = config.parent / "docs" / "part" / "hedges.md"
    page.write_text(page.read_text("utf-8") + "\n[Home](../index.md)\n", "utf-8")
    load(config)
    with packaging(["part/hedges.md"]), pytest.raises(InvalidExercises) as raised:
        load(config)
    [problem] = raised.value.problems
    assert problem.message == (
        "`index.md` is not in this package, so this link leads nowhere. "
        'Write {{ page("index.md", "words") }} instead.'
    )


def test_a_score_is_the_instructors_choice(config: Path) -> None:
    assert launcher.facts(load(config))["score"] is False
    text = config.read_text("utf-8")
    try:
        config.write_text(
            text.replace("id: common-ground\n", "id: common-ground\n    lms_score: true\n")
        )
        library = load(config)
    finally:
        config.write_text(text)
    assert launcher.facts(library)["score"] is True
    assert "what share of them is right" in launcher.notice(library, load_strings())


def test_what_a_check_is_reported_as(config: Path) -> None:
    first, second = launcher.facts(load(config))["checks"]
    assert first["id"] == "check-fences.first" and first["choices"] == ["never", "soon"]
    assert second["correct"] == ["them", "friend"]
    long = "a" * 300
    assert len(launcher.identifier(long)) == 255
    assert launcher.identifier(long) != launcher.identifier(long + "b")


def test_a_package_says_nothing_that_is_not_true_there(config: Path) -> None:
    """No sentence promises that words stay here only; every stand-in stands for a sentence."""
    promises = re.compile(
        r"stays? (in this browser|on this device|with you)|[Nn]obody else receives"
    )
    for language in languages():
        sections = _sections(language)
        others = sections.get(IN_LMS, {})
        for name, section in sections.items():
            if name not in (IN_LMS, "lms"):
                said = {key: str(others.get(key, words)) for key, words in section.items()}
                assert not [key for key, words in said.items() if promises.search(words)], name
        known = {key for name, section in sections.items() if name != IN_LMS for key in section}
        assert set(others) <= known, FOLDER / language
    with packaging(["index.md"]):
        library = load(config)
    assert library.settings.in_lms and library.nav == ("index.md",)
    assert not load(config).settings.in_lms


def test_what_belongs_to_a_host_stays_out_of_the_package(tmp_path: Path) -> None:
    for name in ("CNAME", "_headers", "index.html"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert [path.name for path in kept(tmp_path)] == ["index.html"]
