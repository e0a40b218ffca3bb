"""Tonight: what it says of itself is true, and what the first page shows is made with it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest

from tests.content.course_text import read_yaml, reference, worksheets
from tests.support.project import ROOT

SHEET = worksheets()["tonight"]
FIELDS: list[dict[str, Any]] = SHEET["fields"]
PROMPTS = [field for field in FIELDS if field["kind"] != "note" and not field.get("beside")]
OPEN = [field for field in PROMPTS if not field.get("more")]
FOLDED = [field for field in PROMPTS if field.get("more")]
WAY = reference("ways")["tonight"]
HOME = (ROOT / "docs/index.md").read_text("utf-8")
PAGE = (ROOT / "docs/tonight.md").read_text("utf-8")
NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


class Specimen(HTMLParser):
    """The texts of the plan on the first page, without its labels and headings."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._tags: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self._tags.append("label" if ("class", "cg-tag") in attributes else tag)

    def handle_endtag(self, _tag: str) -> None:
        self._tags.pop()

    def handle_data(self, text: str) -> None:
        if text.strip() and self._tags[-1] in ("div", "dd", "li"):
            self.texts.append(text.strip())


def specimen() -> list[str]:
    """What Lena wrote, as the first page shows it."""
    parser = Specimen()
    parser.feed(re.findall(r"<section.*?</section>", HOME, re.DOTALL)[0])
    return parser.texts


def alike(text: str) -> str:
    return re.sub(r"\W+", " ", text).casefold().strip()


def test_the_plan_on_the_first_page_is_what_lena_wrote_with_tonight() -> None:
    wrote = {alike(field["examples"]["brother"]) for field in PROMPTS}
    assert len(specimen()) >= 8
    assert [text for text in specimen() if alike(text) not in wrote] == []


def test_the_plan_takes_every_prompt_that_the_first_page_shows() -> None:
    plan = str(read_yaml(ROOT / "exercises/plan.yaml"))
    assert [f["id"] for f in PROMPTS if not re.search(rf"tonight\.{f['id']}\b", plan)] == []


def test_seven_prompts_stand_open_and_the_sheet_says_so() -> None:
    assert len(OPEN) == 7
    assert SHEET["intro"].startswith("Seven prompts")
    assert {"limit", "no-deal", "first-line", "question"} <= {field["id"] for field in OPEN}


def test_the_fold_says_how_much_is_in_it_and_how_long_it_takes() -> None:
    assert SHEET["fold"].startswith(f"{NUMBERS[len(FOLDED)].capitalize()} more, 5 minutes:")


def test_the_guess_and_the_date_stand_where_they_are_thought_of() -> None:
    ids = [field["id"] for field in FIELDS]
    assert ids[ids.index("what") + 1] == "when"
    assert ids[ids.index("they-want") + 1] == "how-know"


@pytest.mark.parametrize("text", [HOME, PAGE], ids=["index.md", "tonight.md"])
def test_times_agree(text: str) -> None:
    """What pages say of Tonight's time is the time of its way, its sheet or one of its steps."""
    known = {WAY["minutes"], SHEET["minutes"], *(step.get("minutes") for step in WAY["steps"])}
    said = {int(n) for n in re.findall(r"(\d+) minutes", text)}
    assert WAY["minutes"] in said
    assert said <= known
    assert not re.search(r"\b[Ii]n an hour\b|an hour you", text)


def test_each_prompt_shows_what_all_three_people_wrote() -> None:
    people = set(SHEET["examples"])
    assert len(people) == 3
    assert [field["id"] for field in PROMPTS if set(field["examples"]) != people] == []
