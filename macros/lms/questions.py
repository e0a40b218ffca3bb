"""Knowledge checks as files of questions, for the question bank of a learning platform.

Three formats say the same: GIFT and Moodle XML for Moodle, QTI 1.2 for Canvas and others. A right
response earns everything, a wrong one nothing; each choice brings its feedback along. Where several
choices are right, Moodle gives a part of the mark for a part of them; QTI gives all or nothing.
"""

from __future__ import annotations

from pathlib import Path

from macros.course.library import Library
from macros.lms import gift, moodle_xml, qti
from macros.lms.bank import bank_of
from macros.publish.packing import write_zip


def write_questions(library: Library, folder: Path) -> list[Path]:
    """Writes the checks of the course's lessons in each format; nothing when there are none."""
    bank = bank_of(library)
    if not bank.topics:
        return []
    folder.mkdir(parents=True, exist_ok=True)
    texts = {"questions-gift.txt": gift.write(bank), "questions-moodle.xml": moodle_xml.write(bank)}
    for name, content in texts.items():
        (folder / name).write_bytes(content)
    packed = write_zip(folder / "questions-qti.zip", qti.files(bank))
    return [*(folder / name for name in texts), packed]
