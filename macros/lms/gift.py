r"""Questions in GIFT, the text format of Moodle.

    $CATEGORY: $course$/top/Common Ground/Trust and openness

    ::Trust and openness (1)::[html]Which of these …?{
        ~Saying 'trust me'.#That is a request.
        =A small promise with a date.#Yes.
    }

`~ = # { } :` and the backslash are escaped with a backslash. A blank line ends a question, so a
text stands in one line. Where several are right, each has a weight in percent, and a wrong one
takes the same away.
"""

from __future__ import annotations

import re

from macros.lms.bank import Bank, Choice, Question

SPECIAL = re.compile(r"[\\~=#{}:]")
LEADS_ASTRAY = {"[": "&#91;", "%": "&#37;"}
"""Signs that name a format or a weight where a text begins."""

SHARES = (5, 10, 11.11111, 12.5, 14.28571, 16.66667, 20, 25, 33.33333, 50, 100)
"""Of the percentages of a mark that Moodle takes, those by which equal parts come to a whole."""


def write(bank: Bank) -> bytes:
    """The questions as a text file in UTF-8, with a category for each lesson."""
    entries = []
    for topic in bank.topics:
        place = category(bank.title, topic.title).replace("\\", r"\\")
        entries.append(f"$CATEGORY: {place}")
        entries += map(_question, topic.questions)
    return ("\n\n".join(entries) + "\n").encode()


def category(*titles: str) -> str:
    """The path of a category in the course's question bank; a slash in a title is doubled."""
    return "/".join(["$course$", "top", *(_line(title).replace("/", "//") for title in titles)])


def weight(question: Question, choice: Choice) -> float:
    """The part of the mark that a choice earns, in percent, as Moodle takes it.

    All right choices together earn 100. With more than ten of them the next larger percentage is
    taken that Moodle knows, so that all together never earn less.
    """
    if not question.several:
        return 100 if choice.correct else 0
    exact = 100 / sum(choice.correct for choice in question.choices)
    share = next(each for each in SHARES if each > exact - 0.0001)
    return share if choice.correct else -share


def _question(question: Question) -> str:
    choices = "\n".join(f"\t{_choice(question, choice)}" for choice in question.choices)
    return f"::{_escaped(question.title)}::[html]{_escaped(question.prompt)}{{\n{choices}\n}}"


def _choice(question: Question, choice: Choice) -> str:
    if question.several:
        mark = f"~%{weight(question, choice):.7g}%"
    else:
        mark = "=" if choice.correct else "~"
    feedback = f"#{_text(choice.feedback)}" if choice.feedback else ""
    return f"{mark}{_text(choice.label)}{feedback}"


def _text(html: str) -> str:
    return _escaped(LEADS_ASTRAY.get(html[:1], html[:1]) + html[1:])


def _escaped(text: str) -> str:
    return SPECIAL.sub(r"\\\g<0>", _line(text))


def _line(text: str) -> str:
    return " ".join(text.split())
