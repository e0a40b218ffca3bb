"""The files for learning platforms to the letter, as they were looked at.

To write `tests/data/lms_files` anew after a change, and then to read what has changed in them:
`REWRITE=1 python -m pytest tests/engine/test_question_samples.py`.
"""

from __future__ import annotations

import os

import pytest

from macros.lms import gift, moodle_xml, qti
from macros.lms.bank import Bank, Choice, Question, Topic
from macros.lms.manifest import manifest
from tests.support.project import ROOT

FOLDER = ROOT / "tests" / "data" / "lms_files"
WHO = Question(
    "check-trust.who", "Trust & openness (1)", "Who <em>trusts</em>?", False,
    (Choice("me", "I do", "Not <strong>only</strong>.", False), Choice("us", "We do", "", True)),
)  # fmt: skip
WHAT = Question(
    "check-trust.what", "Trust & openness (2)", "What helps?", True,
    (
        Choice("date", "A date", "Yes.", True), Choice("small", "A small step", "", True),
        Choice("vow", "A vow", "", False), Choice("more", "A second one", "", True),
    ),
)  # fmt: skip
BANK = Bank(
    "fences", "Fences",
    (Topic("check-trust", "Trust & openness", (WHO, WHAT)), Topic("check-end", "End", (WHO,))),
)  # fmt: skip
FILES = {
    "gift.txt": gift.write(BANK),
    "moodle.xml": moodle_xml.write(BANK),
    **{f"qti-{name}": content for name, content in qti.files(BANK).items()},
    "scorm-imsmanifest.xml": manifest("fences-a", "Fences & more", "launch.html", ["b c.css", "a"]),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_for_a_platform_is_what_was_looked_at(name: str) -> None:
    file = FOLDER / name
    if os.environ.get("REWRITE"):
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(FILES[name])
    assert FILES[name].decode() == file.read_text("utf-8")
