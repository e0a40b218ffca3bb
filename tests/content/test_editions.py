"""Two editions from one source: what instructors read is in no page that learners get."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.authoring.inline_markdown import plain
from macros.rules.checked_course import load
from tests.engine import html
from tests.support.project import ROOT, build

LIBRARY = load(ROOT / "mkdocs.yml")
SEEN = {".html", ".json", ".js", ".mjs", ".xml", ".txt", ".css"}


@pytest.fixture(scope="module")
def instructor_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course in the instructor edition."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COURSE_EDITION", "instructor")
        return build(ROOT, tmp_path_factory.mktemp("instructor"))


def guidance() -> dict[str, str]:
    """Where it stands → what it says, of every worksheet and field."""
    found = {id: sheet.guidance for id, sheet in LIBRARY.exercises.items()}
    for id, sheet in LIBRARY.exercises.items():
        found |= {f"{id}.{field.id}": field.guidance for field in sheet.fields}
    return {name: words for name, words in found.items() if words}


def notes() -> dict[str, str]:
    """Case → the first sentence of each paragraph of its notes."""
    return {
        f"{id} {number}": paragraph.split(". ")[0]
        for id, case in LIBRARY.cases.items()
        for number, paragraph in enumerate((case.notes or "").strip().split("\n\n"))
    }


STRESS = re.compile(r"</?(?:strong|em)>")


def everything(site: Path) -> str:
    """All that a browser could load of a site, with its spaces evened out and nothing stressed."""
    files = (path for path in sorted(site.rglob("*")) if path.suffix in SEEN)
    return even(STRESS.sub("", " ".join(path.read_text("utf-8") for path in files)))


def even(words: str) -> str:
    for mark, entity in (("'", "&#39;"), ('"', "&#34;"), ("'", "’"), ('"', "“"), ('"', "”")):
        words = words.replace(entity, mark)
    return re.sub(r"\s+", " ", words.replace('\\"', '"'))


def test_every_worksheet_has_guidance() -> None:
    assert not [id for id, sheet in LIBRARY.exercises.items() if not sheet.guidance]


def test_the_learner_edition_holds_none_of_it(course_folder: Path) -> None:
    told = everything(course_folder)
    hidden = guidance() | notes()
    assert not [name for name, words in hidden.items() if even(plain(words)) in told]
    assert "table-notes" not in told and "Rubric for the plan" not in told
    for page in ("notes", "answers", "case-tables"):
        assert not (course_folder / "instructors" / page).exists()
        assert f"instructors/{page}/" not in told


@pytest.mark.long
def test_the_instructor_edition_holds_all_of_it(instructor_folder: Path) -> None:
    told = everything(instructor_folder)
    expected = guidance() | notes()
    assert not [name for name, words in expected.items() if even(plain(words)) not in told]
    answers = html.read(instructor_folder / "instructors" / "answers" / "index.html")
    right = [
        html.words(strong) for strong in answers.iter("strong") if html.words(strong) == "Right:"
    ]
    assert len(right) >= len(LIBRARY.checks)
    tables = html.words(html.read(instructor_folder / "instructors/case-tables/index.html"))
    for case in LIBRARY.cases.values():
        assert case.title in tables
    assert "146" in tables and "102" in tables


def test_a_role_card_shows_nothing_of_the_other_role(course_folder: Path) -> None:
    """The page's words; what its files hold a determined reader can find, as the guide says."""
    for id, case in LIBRARY.cases.items():
        for own, other in (("a", "b"), ("b", "a")):
            card = html.read(course_folder / "practice/cases" / id / own / "index.html")
            briefs = {
                role: even(getattr(case.roles, role).brief.split("\n\n")[0])
                for role in (own, other)
            }
            assert briefs[own] in even(html.words(card))
            assert briefs[other] not in even(html.words(card))
