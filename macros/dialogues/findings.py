"""Everything that is wrong with a dialogue although every part of it is well formed."""

from __future__ import annotations

from collections.abc import Iterator

from macros.authoring.strict_model import Finding
from macros.dialogues.explore import explore
from macros.dialogues.lines import good_is_longest, too_long
from macros.dialogues.model import Dialogue
from macros.dialogues.names import clashing_names, unknown_names, unused_names
from macros.dialogues.reach import habits, never_offered, stuck, unreached


def findings(dialogue: Dialogue) -> Iterator[Finding]:
    """Names, lines and endings; and, once all names lead somewhere, what can happen."""
    unknown = [*unknown_names(dialogue), *clashing_names(dialogue)]
    yield from unknown
    yield from unused_names(dialogue)
    yield from too_long(dialogue)
    yield from good_is_longest(dialogue)
    yield from _best(dialogue)
    if not unknown:
        exploration = explore(dialogue)
        yield from unreached(exploration)
        yield from never_offered(exploration)
        yield from stuck(exploration)
        yield from habits(dialogue)


def _best(dialogue: Dialogue) -> Iterator[Finding]:
    best = [id for id, ending in dialogue.endings.items() if ending.best]
    if not best:
        yield Finding(("endings",), "No ending is the best. Add `best: true` to one.", at_key=True)
    elif len(best) == len(dialogue.endings):
        message = "Every ending is the best one. Add one that a learner would rather avoid."
        yield Finding(("endings",), message, at_key=True)
