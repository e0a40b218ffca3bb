"""Texts without quotes of which YAML keeps, or the site generator reads, something else.

`title: Room # 3` is the text "Room" and a comment; `title: Yes` is a yes for the site generator.
Both look right to an author, so each is told with the quotes to write.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

TEXTS = frozenset(
    ("about", "add", "description", "feedback", "full", "gives", "goes", "guidance", "hint", "idea",
     "intro", "label", "means", "name", "next", "prompt", "rests_on", "says", "short", "stem",
     "term", "text", "title", "who", "brief", "shared", "notes", "disputed", "objectives")
)  # fmt: skip
"""Keys whose value is for people to read, even when it is a single small word."""
SETTINGS = frozenset(
    ("copyright", "contact", "help", "institution", "licence", "name", "nav", "site_author",
     "site_description", "site_name", "term")
)  # fmt: skip
"""Keys of mkdocs.yml whose value is for people to read."""
COMMENT = re.compile(r"[ \t]+#[^\n]*")
COMMAS = re.compile(r"(?:\s*,\s*[^\s:,{}\[\]][^:,{}\[\]]*(?=[,}]))+")
"""What stands behind a text between brackets up to the next key, or the bracket."""
TOKEN = re.compile(r"[a-z0-9][\w.:/-]*")
"""An id, a number or a path: a comment behind it is meant as one."""
READ_AS = {"bool": "a yes or no", "int": "a number", "float": "a number", "null": "nothing",
           "timestamp": "a date"}  # fmt: skip
NOTHING = {"null", "Null", "NULL", "~"}
"""How settings say that there is nothing, as for a theme without a name."""
_RESOLVER = yaml.SafeLoader("")


def quoted(text: str) -> str:
    """The text in quotes that YAML reads back as it is."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def cut_by_comment(text: str, event: Any, key: str, *, settings: bool = False) -> str | None:
    """What is said of a plain scalar behind which a comment begins; None where that is meant."""
    comment = COMMENT.match(text, event.end_mark.index)
    written = text[event.start_mark.index : event.end_mark.index]
    if comment and not written and not event.style and key in TEXTS:
        whole = " ".join(comment[0].split())
        return (
            f"Behind ` #` stands a comment, so this has no words. Put it in quotes: "
            f"{quoted(whole)}. A real comment goes on a line of its own."
        )
    if not comment or event.style or not written or (settings and key not in SETTINGS):
        return None
    if key not in TEXTS | SETTINGS and TOKEN.fullmatch(written):
        return None
    whole = " ".join((written + _inside_brackets(comment[0])).split())
    return (
        f"` #` begins a comment, so this text ends at {_shown(written)}. "
        f"Put it in quotes: {quoted(whole)}. A real comment goes on a line of its own."
    )


def _inside_brackets(comment: str) -> str:
    """The comment, or what of it belongs to an entry between brackets that it swallowed."""
    return re.split(r"[,}\]]", comment)[0] if re.search(r"[}\]]\s*$", comment) else comment


def _shown(text: str) -> str:
    words = " ".join(text.split())
    return f"`{words if len(words) <= 40 else '…' + words[-39:]}`"


def cut_by_comma(text: str, before: Any, key: Any, value: Any) -> str | None:
    """What is said of words behind a comma between brackets, which YAML takes for a key.

    `before` is the event of the value in front of the comma, `value` that of the words' own value,
    which is empty where no colon stands before it.
    """
    is_plain = isinstance(before, yaml.ScalarEvent) and not before.style
    if not is_plain or ":" in text[key.end_mark.index : value.start_mark.index]:
        return None
    if not isinstance(plain(before.value), str | bool):
        return _cut_number(before.value, getattr(key, "value", ""))
    written = text[before.start_mark.index : before.end_mark.index]
    rest = COMMAS.match(text, before.end_mark.index)
    whole = " ".join((written + (rest[0] if rest else "")).split())
    return (
        f"Between brackets a comma ends the text before it, here {_shown(written)}. "
        f"Put the whole text in quotes: {quoted(whole)}."
    )


def _cut_number(whole: str, rest: str) -> str | None:
    """What is said of a number with a decimal comma."""
    if not rest.isdecimal() or not whole:
        return None
    return (
        f"Between brackets a comma ends the number before it, here `{whole}`. "
        f"In numbers write a point: `{whole}.{rest}`."
    )


def with_point(value: Any, rest: Any) -> Any:
    """The number that was meant by one with a decimal comma: only the comma is told."""
    is_number = isinstance(value, int | float) and str(rest.value).isdecimal()
    return plain(f"{value}.{rest.value}") if is_number else value


def changed_by_yaml(value: object, event: Any) -> str | None:
    """What is said of a plain scalar that plain YAML does not read as the text it is."""
    if event.style or event.tag or not isinstance(value, str):
        return None
    resolve: Any = _RESOLVER.resolve
    tag = resolve(yaml.ScalarNode, event.value, (True, False)).rpartition(":")[2]
    if tag not in READ_AS:
        return None
    return (
        f"Without quotes, `{event.value}` is read as {READ_AS[tag]} here. "
        f"Write {quoted(event.value)}."
    )


def as_written(text: str) -> float:
    """The number that `text` says, which tells it back as it was written."""
    number = float(text)
    return number if str(number) == text else WrittenFloat(text)


class WrittenFloat(float):
    """A decimal number that remembers how it was written: 1.50."""

    def __new__(cls, text: str) -> WrittenFloat:
        """The number that `text` says."""
        made = super().__new__(cls, text)
        made.text = text
        return made

    text: str

    def __str__(self) -> str:
        return self.text


WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,14})\Z")


DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,14})\.[0-9]{1,15}\Z")


def plain(text: str) -> str | int | float | bool | None:
    """What an unquoted scalar means: a number, true, false, nothing, or else its own text."""
    if text == "":
        return None
    if text in ("true", "false"):
        return text == "true"
    if WHOLE.match(text):
        return int(text)
    return as_written(text) if DECIMAL.match(text) else text
