"""Lines of a dialogue as they are said aloud: too long, or giving away which is good."""

from __future__ import annotations

from collections.abc import Iterator

from macros.authoring.inline_markdown import plain
from macros.authoring.strict_model import Finding
from macros.dialogues.model import Dialogue, Reply
from macros.dialogues.names import Path, written_replies

MOST_WORDS = 45
"""About twenty seconds."""
MOST_CHARACTERS = 300
RARE = 0.05
"""How improbable it must be that good replies are the longest by chance."""


def too_long(dialogue: Dialogue) -> Iterator[Finding]:
    """Lines that nobody says in one go."""
    for path, text in _lines(dialogue):
        words = len(plain(text).split())
        if words > MOST_WORDS or len(text) > MOST_CHARACTERS:
            message = (
                f"{words} words are too long to say aloud in one go: {MOST_WORDS} words or"
                f" {MOST_CHARACTERS} characters are the most. Shorten it, or make two turns of it."
            )
            yield Finding(path, message)


def _lines(dialogue: Dialogue) -> Iterator[tuple[Path, str]]:
    for id, turn in dialogue.turns.items():
        yield ("turns", id, "says"), turn.says
    for path, reply in written_replies(dialogue):
        yield (*path, "say"), reply.say
    for id, ending in dialogue.endings.items():
        if ending.line:
            yield ("endings", id, "line"), ending.line


def good_is_longest(dialogue: Dialogue) -> Iterator[Finding]:
    """Whether the longest reply is one without a mistake in more turns than chance would give."""
    turns = [[*replies.values()] for replies in dialogue.offered.values()]
    mixed = [replies for replies in turns if 0 < sum(map(_is_good, replies)) < len(replies)]
    chances = [sum(map(_is_good, replies)) / len(replies) for replies in mixed]
    longest = sum(_is_good(max(replies, key=lambda reply: len(reply.say))) for replies in mixed)
    if longest > sum(chances) and at_least(longest, chances) < RARE:
        message = (
            f"In {longest} of {len(mixed)} turns the longest reply is one without a mistake; by"
            f" chance it would be about {round(sum(chances))}. Learners notice. Shorten those, or"
            " lengthen the others."
        )
        yield Finding(("turns",), message, at_key=True)


def _is_good(reply: Reply) -> bool:
    return reply.mistake is None


def at_least(count: int, chances: list[float]) -> float:
    """How probable `count` or more are of independent events with these chances."""
    exactly = [1.0]
    for chance in chances:
        exactly = [
            (exactly[n] * (1 - chance) if n < len(exactly) else 0)
            + (exactly[n - 1] * chance if n else 0)
            for n in range(len(exactly) + 1)
        ]
    return sum(exactly[count:])
