"""A copy of the course that somebody made theirs: it builds, and the engine's tests stay green."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from tests.engine import html
from tests.support import copies
from tests.support.fork import LEFT_OUT, Fork, make_fork
from tests.support.project import ROOT, build, run_python
from tests.support.sampling import every

pytestmark = pytest.mark.shipped
LINK = re.compile(r'<a\b[^>]*?\shref="([^"]*)"')


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Fork:
    """Everything changed that the guides name; see tests/support/fork.py."""
    return make_fork(tmp_path_factory.mktemp("fork") / "course")


@pytest.fixture(scope="module")
def fork(copy: Fork) -> Path:
    return copy.folder


@pytest.fixture(scope="module")
def site(fork: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The copy, built strictly."""
    yield build(fork, tmp_path_factory.mktemp("fork-site"))


@pytest.mark.long
def test_it_has_its_own_name_language_and_foot(site: Path, copy: Fork) -> None:
    home = (site / "index.html").read_text("utf-8")
    assert '<html lang="fr-CA"' in home and f"<title>{copy.title}</title>" in home
    foot = html.words(next(e for e in html.read(site / "index.html").iter("footer")))
    assert copy.institution in foot
    lesson = (site / "preparing/picture-the-future/index.html").read_text("utf-8")
    assert '<time datetime="2027-03-01">' in lesson
    assert 'src="assets/own/logo.svg"' in home and "assets/own/colours.css" in home
    assert "#5b2a86" in (site / "assets/own/colours.css").read_text("utf-8")
    search = (site / "search/search_index.json").read_text("utf-8")
    assert '"lang":["fr"]' in search.replace(" ", "")


@pytest.mark.long
def test_what_is_left_out_leaves_no_link(site: Path) -> None:
    for path in LEFT_OUT:
        assert not (site / path.removesuffix(".md")).exists()
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        for id in ("alternatives", "plan-b", "approach"):
            assert f"#worksheet-{id}" not in text, page
            assert f'data-worksheet="{id}"' not in text, page
        for path in LEFT_OUT:
            linked = rf"""(?:href|src)=["']?[^"'\s>]*{re.escape(path.removesuffix(".md"))}/"""
            assert not re.search(linked, text), page
        if page.parent.name != "gallery":  # its examples have fields of such names
            assert '"alternatives.' not in text and '"plan-b.' not in text, page


@pytest.mark.long
def test_every_link_of_it_leads_to_a_page(site: Path) -> None:
    for page in site.rglob("index.html"):
        for written in LINK.findall(page.read_text("utf-8")):
            href = unescape(written).partition("#")[0]
            if not href or ":" in href:
                continue
            target = (page.parent / href).resolve()
            found = target / "index.html" if target.is_dir() else target
            assert found.exists(), (page, href)


@pytest.mark.long
def test_what_is_its_own_is_there(site: Path, copy: Fork) -> None:
    page = html.words(html.read(site / "preparing" / copy.lesson / "index.html"))
    assert copy.idea in page and f"{copy.prompt}?" in page
    assert (site / "practice/cases" / copy.case / "index.html").exists()
    plan = (site / "plan/index.html").read_text("utf-8")
    assert f'"{copy.worksheet}"' in plan or f"{copy.worksheet}.what" in plan


SLOW = (
    "building", "serving", "leaving_out", "publish", "authoring", "generators", "lms_package",
    "mutations", "languages", "new", "questions", "examples", "yaml_source", "mistakes", "check",
    "page_macros", "explained", "triggered", "case_pages", "help_contacts", "mutate", "browsers",
)  # fmt: skip
"""Those that build, as this file does, and those that try hundreds of values or mistakes."""


@pytest.mark.parametrize("first", every([(at,) for at in range(6)], 6))
def test_the_engines_own_tests_stay_green(fork: Path, first: int) -> None:
    files = [path for path in sorted((fork / "tests/engine").glob("test_*.py"))[first::6]]
    quick = [path for path in files if not any(slow in path.stem for slow in SLOW)]
    done = run_python(fork, "-m", "pytest", *(str(path.relative_to(fork)) for path in quick))
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    assert re.search(r"\d{2,} passed", done.stdout)


@pytest.mark.long
def test_what_knows_the_shipped_course_is_skipped(fork: Path) -> None:
    done = run_python(fork, "-m", "pytest", "tests/content", "tests/browser/cases/test_cases.py")
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    assert re.search(r"\d{2,} skipped", done.stdout) and " passed" not in done.stdout


@pytest.mark.long
def test_all_tests_stay_green(fork: Path) -> None:
    done = run_python(fork, "-m", "pytest", "-n", "2", "--dist", "worksteal")
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-1000:]


@pytest.mark.parametrize(
    ("settings", "own"),
    [
        ("id: common-ground", False),
        ("id: somebody-elses", True),
        ("{id: common-ground, name: Ours}", True),
        ("{id: common-ground, institution: A College}", True),
        ("{id: common-ground, hide: [approach]}", True),
        ("{id: common-ground, language: fr-CA}", True),
    ],
)
def test_a_copy_is_known_by_its_settings(settings: str, own: bool, tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    block = settings if settings.startswith("{") else "{" + settings + "}"
    config.write_text(f"site_name: A\nextra: {{course: {block}}}\n", "utf-8")
    assert copies.is_copy(config) == own


def test_a_hosted_fork_is_known_by_what_the_host_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workflow = (ROOT / ".github/workflows/check.yml").read_text("utf-8")
    assert f"{copies.VARIABLE}: ${{{{ github.event.repository.fork }}}}" in workflow
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: A\nextra: {course: {id: common-ground}}\n", "utf-8")
    monkeypatch.setenv(copies.VARIABLE, "true")
    assert copies.is_copy(config)
