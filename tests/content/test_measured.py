"""The page of what is measured holds what a script measures now; numbers in texts are right."""

from __future__ import annotations

import pytest

from tests.content.measured import tables, written
from tests.support.project import ROOT

DIVIDE = "exercises/checks/what-is-left-to-divide.yaml"
NUMBERS = [
    ("docs/reimagining/where-value-comes-from.md", "That makes {}. Tobias", (15 + 55 + 20) // 2),
    ("docs/reimagining/where-value-comes-from.md", "Together: **{}**.\n\n**Trading", 2 * 45),
    ("docs/reimagining/where-value-comes-from.md", "That makes {}. Tobias gets 75", 55 + 10 + 10),
    ("docs/reimagining/where-value-comes-from.md", "Together: **{}**.\n\nNobody was", 2 * 75),
    ("docs/preparing/alternatives.md", "That makes {} an hour. Her costs", 1800 // 90),
    ("docs/preparing/alternatives.md", "would bring {:,}", 24 * 90),
    ("docs/preparing/alternatives.md", "That is {} an hour, what two", 2700 // 90),
    ("docs/leading/what-is-left-to-divide.md", "we save {} by dealing", 900 - 600),
    ("docs/leading/what-is-left-to-divide.md", "That is {}.\"\n\n    It is ten", (600 + 900) // 2),
    ("docs/leading/what-is-left-to-divide.md", "\"That's {}.\"", (790 + 730) // 2),
    (DIVIDE, "{}, because it lies halfway between what each", (200 + 260) // 2),
    (DIVIDE, "{}, because it lies halfway between what I", (300 + 180) // 2),
    (DIVIDE, "each gains {}.", (260 - 200) // 2),
    ("exercises/checks/where-value-comes-from.yaml", "gives us {} each. A swap", (6 + 2) // 2),
    ("exercises/review-leading.yaml", "At {}. The deal", (400 + 700) // 2),
    ("exercises/review-practice.yaml", "{} per cent. Forty", 100 * (110 - 80) // (120 - 80)),
    ("exercises/review-preparing.yaml", "{:,}: fifty hours", 50 * 22),
    ("exercises/review-reimagining.yaml", "They have {}:", 60 + 60 + 20),
    ("exercises/review-reimagining.yaml", "50 each: {} together", 60 + 20 + 20),
    ("exercises/cards/best-trade.yaml", "answer: {}\n", 12 + 14 + 8),
    ("exercises/cards/two-holidays.yaml", "answer: {}\n", 30 + 25),
    ("exercises/cards/two-holidays.yaml", "12.5 = {}.", (30 + 10 + 5 + 25) // 2),
    ("exercises/cards/walk-away-line.yaml", "answer: {}\n", 420 + 60),
    ("exercises/plan-b.yaml", "900 elsewhere, so {}.", (600 + 900) // 2),
    ("exercises/cases/cargo-bike.yaml", "so {} points lie above both", 76 - 26 - 24),
    ("exercises/cases/cargo-bike.yaml", "is {} for each.", (76 - 26 - 24) // 2),
]  # fmt: skip


def test_the_page_holds_what_is_measured() -> None:
    assert written() == tables(), "run: python -m tests.content"


@pytest.mark.parametrize(("file", "says", "right"), NUMBERS)
def test_a_number_in_a_text_is_what_comes_out(file: str, says: str, right: int) -> None:
    assert says.format(right) in (ROOT / file).read_text(encoding="utf-8")
