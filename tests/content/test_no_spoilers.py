"""No lesson and no check gives away what a case hides: its numbers, hidden interests, outcome."""

from __future__ import annotations

import re

import pytest

from tests.content.course_text import EXERCISES, Page, pages

# Small things by which each case would be recognised. Words that any talk might use are left out.
TELLTALES = {
    "rota-swap": [
        r"\b102\b",
        r"holiday (?:week|pick)",
        r"nursery",
        r"sister marries",
        r"six[- ]o.?clock start|06:00",
        r"written handover|handover note",
        r"\b(?:Ade|Bo)\b",
    ],
    "lead-role": [
        r"\b146\b|\b101\b",
        r"Harbour Line|\bJo(?: Marsh)?\b|\bAdeyemi\b",
        r"depot",
        r"certificate",
        r"start date",
        r"home[- ](?:days|working)|worked? from home",
        r"\bon[- ]call\b",
        r"head office pays|summer audit",
        r"evening class",
        r"[+]\s?(?:2|4|6|8|10)\s?%",
    ],
    "renewal": [
        r"\b136\b",
        r"Brightwell|Northgate|\bRiley\b|\bNovak\b",
        r"laundry|linen",
        r"11,000|10,500|11,500",
        r"inspector",
        r"clinic",
        r"[Ee]mergency delivery",
        r"monthly (?:review )?meeting",
        r"our volumes may change",
    ],
    "third-floor": [
        r"cello|orchestra|audition",
        r"flatmate",
        r"renew the lease|lease is renewed",
        r"earplugs",
    ],
    "cargo-bike": [
        r"cargo bike|spare battery",
        r"\b(?:Celeste|Paulo)\b",
        r"boiler",
        r"instalments",
    ],
    "note-on-file": [
        r"garden centre|[Ss]tock-taking",
        r"\b(?:Thandi|Goran)\b",
        r"scanners",
        r"[Mm]issed a shift",
    ],
}


def before_a_case(page: Page) -> bool:
    """Lessons, and the pages that a learner reads with them."""
    return "lesson" in page.meta or page.path in {"tonight.md", "reimagining/where-you-stand.md"}


READ_BEFORE = {page.path: page.text for page in pages() if before_a_case(page)} | {
    f"checks/{path.name}": path.read_text(encoding="utf-8")
    for path in sorted((EXERCISES / "checks").glob("*.yaml"))
}


@pytest.mark.parametrize("name", sorted(READ_BEFORE))
def test_it_keeps_what_the_cases_hide(name: str) -> None:
    told = {
        case: [mark for mark in marks if re.search(mark, READ_BEFORE[name])]
        for case, marks in TELLTALES.items()
    }
    assert not any(told.values()), told


@pytest.mark.parametrize("case", sorted(TELLTALES))
def test_the_telltales_are_those_of_the_case(case: str) -> None:
    """A telltale that its case no longer holds guards nothing. (Sums are not written there.)"""
    text = (EXERCISES / "cases" / f"{case}.yaml").read_text(encoding="utf-8")
    words = [mark for mark in TELLTALES[case] if not re.fullmatch(r"[\\b\d|]+", mark)]
    assert not [mark for mark in words if not re.search(mark, text)]
