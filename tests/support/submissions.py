"""A class as learning platforms pack it: paths of files, and what each learner is to be called.

The forms are those of the platforms' own code and of many downloads: Moodle's `mod/assign`
(`classes/downloader.php`), Canvas's `lib/content_zipper.rb`, the folders of Brightspace and the
files of Blackboard's grade centre.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

GIVEN = (
    "Ana", "Bo", "Ada", "Zoë", "Mary-Ann", "Núria", "Đặng", "Ольга", "美咲", "Søren", "D'Arcy",
    "Jean-Luc",
)  # fmt: skip
FAMILY = (
    "López", "Li", "Lovelace", "O'Brien", "Smith-Jones", "de la Cruz", "Nguyễn", "Иванова", "鈴木",
    "St. John", "Van 3",
)  # fmt: skip


@dataclass(frozen=True)
class Learner:
    """Somebody in a class. `number` is the platform's own, the same for nobody else."""

    number: int
    given: str
    family: str

    @property
    def name(self) -> str:
        """As a platform shows it; some people have a single name."""
        return f"{self.given} {self.family}".strip()


Form = Callable[[Learner, str], tuple[str, str]]
"""The path of a learner's file in the zip of a platform, and the name that stands in it."""


def moodle(learner: Learner, file: str) -> tuple[str, str]:
    """In folders, as since Moodle 3.1."""
    name = learner.name.replace("_", " ").replace("'", "")
    return f"{name}_{learner.number}_assignsubmission_file_/{file}", name


def moodle_new(learner: Learner, file: str) -> tuple[str, str]:
    """In folders, as since Moodle 4, with a folder of the learner's own inside."""
    name = learner.name.replace("_", " ").replace("'", "")
    return f"{name}_{learner.number}_assignsubmission_file/My drafts/{file}", name


def moodle_flat(learner: Learner, file: str) -> tuple[str, str]:
    """Without folders."""
    name = learner.name.replace("_", " ").replace("'", "")
    return f"{name}_{learner.number}_assignsubmission_file_{file}", name


def moodle_blind(learner: Learner, file: str) -> tuple[str, str]:
    """Nobody may know who it is."""
    return f"Participant_{learner.number}_assignsubmission_file_/{file}", ""


def canvas(learner: Learner, file: str) -> tuple[str, str]:
    """Sortable name in small letters, without all that is no letter, figure or underscore."""
    sortable = ", ".join(part for part in (learner.family, learner.given) if part).lower()
    name = re.sub(r"\W", "", sortable)
    late = "_LATE" if learner.number % 3 == 0 else ""
    return f"{name}{late}_{learner.number}_{900_000 + learner.number}_{file}", name


def brightspace(learner: Learner, file: str) -> tuple[str, str]:
    """A folder for each submission."""
    return f"{learner.number}-440123 - {learner.name} - Nov 22, 2026 1030 AM/{file}", learner.name


def brightspace_flat(learner: Learner, file: str) -> tuple[str, str]:
    """As a file that was downloaded alone, with a date as in French."""
    return f"{learner.number}-440123 - {learner.name} - 22 nov. 2026 1030 - {file}", learner.name


def blackboard(learner: Learner, file: str) -> tuple[str, str]:
    """The assignment, the user's name and the time in front of the file."""
    user = f"{re.sub('[^a-z]', '', learner.given.lower()) or 'user'}_{learner.number}"
    return f"Hand in_week_4_{user}_attempt_2026-11-22-10-30-00_{file}", user


FORMS: tuple[Form, ...] = (
    moodle, moodle_new, moodle_flat, moodle_blind, canvas, brightspace, brightspace_flat,
    blackboard,
)  # fmt: skip
ZIPS = (
    "submissions.zip", "MGT_4101_2026_Spring-Hand in-98765.zip", "mgt_4101_12_hand-in.zip",
    "gradebook_MGT_4101_Hand in_2026-11-22-10-30-00.zip", "1-2 - Hand in - Nov 22, 2026.zip",
    "Ana_7_assignsubmission_file_.zip",
)  # fmt: skip
FOLDERS = ("", "MGT_4101_2026_Spring/", "mgt-4101/Hand in 3/", "Hand in - 2026\\")


def learners(random: Random, count: int) -> list[Learner]:
    """A class in which some have the same name, and some a single one."""
    numbers = random.sample(range(10_000, 99_999), count)
    return [
        Learner(
            number, random.choice(GIVEN), random.choice(FAMILY) if random.random() < 0.9 else ""
        )
        for number in numbers
    ]
