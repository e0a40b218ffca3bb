"""Questions in Moodle XML: a `<quiz>` in which a category for each lesson goes before its own.

The percentages are those of GIFT; see `macros/lms/gift.py`.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from macros.lms.bank import Bank, Question
from macros.lms.elements import add, document
from macros.lms.gift import category, weight


def write(bank: Bank) -> bytes:
    """The questions as a file in UTF-8."""
    quiz = Element("quiz")
    for topic in bank.topics:
        place = add(add(quiz, "question", type="category"), "category")
        add(place, "text", category(bank.title, topic.title))
        for question in topic.questions:
            _question(quiz, question)
    return document(quiz)


def _question(quiz: Element, question: Question) -> None:
    asked = add(quiz, "question", type="multichoice")
    add(add(asked, "name"), "text", question.title)
    _html(asked, "questiontext", f"<p>{question.prompt}</p>")
    _html(asked, "generalfeedback", "")
    add(asked, "defaultgrade", "1")
    add(asked, "single", "false" if question.several else "true")
    add(asked, "shuffleanswers", "true")
    add(asked, "answernumbering", "none")
    for choice in question.choices:
        fraction = f"{weight(question, choice):.7g}"
        answer = _html(asked, "answer", choice.label, fraction=fraction)
        _html(answer, "feedback", choice.feedback)


def _html(parent: Element, tag: str, html: str, **attributes: str) -> Element:
    """A text that Moodle takes for HTML."""
    element = add(parent, tag, format="html", **attributes)
    add(element, "text", html)
    return element
