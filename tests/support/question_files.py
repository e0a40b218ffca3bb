"""Small readers of GIFT, Moodle XML and QTI 1.2, written from the formats and not from our writers.

Each tells what a platform would: the texts, and what a response would earn.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import NamedTuple
from xml.etree.ElementTree import Element, fromstring

Earns = Callable[[frozenset[int]], float]


class Option(NamedTuple):
    label: str
    feedback: str


@dataclass(frozen=True)
class Asked:
    """A question as it was read; texts are HTML with entities resolved."""

    topic: str
    title: str
    prompt: str
    several: bool
    options: tuple[Option, ...]
    earns: Earns
    """From the places of the chosen options to a percentage."""


# GIFT: an escaped sign is itself; one without a backslash means something.
SIGNS = "~=#{}:"
MEANING = {sign: chr(0xE000 + i) for i, sign in enumerate(SIGNS)}
TILDE, EQUALS, HASH, OPEN, CLOSE, COLON = MEANING.values()


def read_gift(content: bytes) -> Iterator[Asked]:
    topic = ""
    for block in re.split(r"\n[ \t]*\n", content.decode().strip()):
        if block.startswith("$CATEGORY:"):
            topic = block.removeprefix("$CATEGORY:").strip().replace(r"\\", "\\")
        else:
            yield _gift(topic, "".join(_signs(block)))


def _signs(block: str) -> Iterator[str]:
    characters = iter(block)
    for character in characters:
        escaped = next(characters) if character == "\\" else ""
        if escaped and escaped not in SIGNS + "\\":
            yield "\\"
        yield escaped or MEANING.get(character, character)


def _gift(topic: str, block: str) -> Asked:
    _, title, rest = block.split(COLON * 2)
    prompt, rest = rest.split(OPEN)
    body, after = rest.split(CLOSE)
    assert not after.strip()
    assert prompt.startswith("[html]")
    written = re.findall(f"[{TILDE}{EQUALS}][^{TILDE}{EQUALS}]*", body)
    assert "".join(written).strip() == body.strip()
    several = EQUALS not in body
    read = [_gift_option(option) for option in written]
    options = tuple(option for option, _ in read)
    prompt = prompt.removeprefix("[html]")
    return Asked(topic, title, unescape(prompt), several, options, _adds_up([w for _, w in read]))


def _gift_option(written: str) -> tuple[Option, float]:
    label, _, feedback = written[1:].strip().partition(HASH)
    weighted = re.match(r"%(-?\d+(?:\.\d+)?)%", label)
    share = 100 if written[0] == EQUALS else float(weighted[1]) if weighted else 0
    label = label[weighted.end() :] if weighted else label
    assert not re.match(r"\[|%", label + "x"), label
    assert not feedback.startswith("["), feedback
    return Option(unescape(label), unescape(feedback)), share


def _adds_up(shares: list[float]) -> Earns:
    """Moodle's way: the shares of what was chosen, between nothing and everything."""
    return lambda chosen: round(min(100, max(0, sum(shares[i] for i in chosen))), 3)


def read_moodle(content: bytes) -> Iterator[Asked]:
    assert content.startswith(b"<?xml")
    topic = ""
    for question in fromstring(content):
        if question.get("type") == "category":
            topic = _said(question, "category/text")
            continue
        assert question.get("type") == "multichoice"
        answers = question.findall("answer")
        options = (Option(_said(each, "text"), _said(each, "feedback/text")) for each in answers)
        shares = [float(each.get("fraction", "")) for each in answers]
        yield Asked(
            topic,
            (question.findtext("name/text") or ""),
            _said(question, "questiontext/text").removeprefix("<p>").removesuffix("</p>"),
            question.findtext("single") == "false",
            tuple(options),
            _adds_up(shares),
        )


def _said(element: Element, path: str) -> str:
    return unescape(element.findtext(path) or "")


Q = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"
P = "{http://www.imsglobal.org/xsd/imscp_v1p1}"


def read_qti(content: bytes) -> Iterator[Asked]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        yield from read_qti_files({name: packed.read(name) for name in packed.namelist()})


def read_qti_files(files: dict[str, bytes]) -> Iterator[Asked]:
    resources = fromstring(files["imsmanifest.xml"]).findall(f"{P}resources/{P}resource")
    assert {"imsmanifest.xml", *(resource.get("href") for resource in resources)} == {*files}
    for resource in resources:
        assert resource.get("type") == "imsqti_xmlv1p2"
        assert resource.find(f"{P}file[@href='{resource.get('href')}']") is not None
        yield from _assessment(fromstring(files[resource.get("href", "")]))


def _assessment(root: Element) -> Iterator[Asked]:
    assessment = root.find(f"{Q}assessment")
    assert assessment is not None
    items = [*assessment.iter(f"{Q}item")]
    assert len({item.get("ident") for item in items}) == len(items)
    for item in items:
        labels = [*item.iter(f"{Q}response_label")]
        idents = [label.get("ident", "") for label in labels]
        response = item.find(f".//{Q}response_lid")
        assert response is not None
        yield Asked(
            assessment.get("title", ""),
            item.get("title", ""),
            _text(item.find(f"{Q}presentation/{Q}material")),
            response.get("rcardinality") == "Multiple",
            tuple(Option(_text(label), _told(item, label.get("ident", ""))) for label in labels),
            _processed(item, idents),
        )


def _text(element: Element | None) -> str:
    assert element is not None
    said = unescape(element.findtext(f".//{Q}mattext") or "")
    return said.removeprefix("<p>").removesuffix("</p>")


def _told(item: Element, ident: str) -> str:
    """The feedback that is shown when only this choice is chosen."""
    for rule in item.iter(f"{Q}respcondition"):
        shown = rule.find(f"{Q}displayfeedback")
        if shown is not None and _holds(rule.find(f"{Q}conditionvar"), {ident}):
            return _text(item.find(f"{Q}itemfeedback[@ident='{shown.get('linkrefid')}']"))
    return ""


def _processed(item: Element, idents: list[str]) -> Earns:
    def earns(chosen: frozenset[int]) -> float:
        score = 0.0
        for rule in item.iter(f"{Q}respcondition"):
            if _holds(rule.find(f"{Q}conditionvar"), {idents[i] for i in chosen}):
                score = float(rule.findtext(f"{Q}setvar") or score)
                if rule.get("continue") == "No":
                    break
        return score

    return earns


def _holds(condition: Element | None, chosen: set[str]) -> bool:
    """Whether a condition of QTI holds; several in one element must all hold."""
    assert condition is not None
    if condition.tag == f"{Q}varequal":
        return condition.text in chosen
    if condition.tag == f"{Q}not":
        return not all(_holds(part, chosen) for part in condition)
    assert condition.tag in {f"{Q}and", f"{Q}conditionvar"}
    return all(_holds(part, chosen) for part in condition)


READERS: dict[str, Callable[[bytes], Iterator[Asked]]] = {
    "questions-gift.txt": read_gift,
    "questions-moodle.xml": read_moodle,
    "questions-qti.zip": read_qti,
}
