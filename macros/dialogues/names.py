"""Names in a dialogue that lead nowhere, are used for two things, or are used for nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from macros.authoring.strict_model import Finding
from macros.dialogues.conditions import Condition
from macros.dialogues.explore import all_replies
from macros.dialogues.model import Dialogue, Reply

Path = tuple[str | int, ...]


def unknown_names(dialogue: Dialogue) -> Iterator[Finding]:
    """Turns, facts, variables, mistakes and shared replies that are named and do not exist."""
    places = [*dialogue.turns, *dialogue.endings]
    if dialogue.start not in dialogue.turns:
        yield Finding.unknown(("start",), "turn", dialogue.start, dialogue.turns)
    for id, turn in dialogue.turns.items():
        yield from _unknown(("turns", id, "shared"), "shared reply", turn.shared, dialogue.shared)
    for path, reply in written_replies(dialogue):
        if reply.to not in places:
            yield Finding.unknown((*path, "to"), "turn or ending", reply.to, places)
        if reply.mistake and reply.mistake not in dialogue.mistakes:
            yield Finding.unknown((*path, "mistake"), "mistake", reply.mistake, dialogue.mistakes)
        yield from _unknown((*path, "find"), "fact", reply.find, dialogue.facts)
        yield from _unknown_keys((*path, "set"), "variable", reply.set, dialogue.variables)
        for below, condition in reply.if_.all() if reply.if_ else ():
            yield from _in_condition((*path, "if", *below), condition, dialogue)


def _in_condition(path: Path, condition: Condition, dialogue: Dialogue) -> Iterator[Finding]:
    yield from _unknown_keys(path, "variable", condition.variables, dialogue.variables)
    yield from _unknown_keys((*path, "times"), "turn", condition.times, dialogue.turns)
    for key, what, known in (
        ("found", "fact", dialogue.facts),
        ("not_found", "fact", dialogue.facts),
        ("visited", "turn", dialogue.turns),
        ("not_visited", "turn", dialogue.turns),
    ):
        yield from _unknown((*path, key), what, getattr(condition, key), known)


def _unknown(
    path: Path, what: str, names: Iterable[str], known: Collection[str]
) -> Iterator[Finding]:
    for i, name in enumerate(names):
        if name not in known:
            yield Finding.unknown((*path, i), what, name, known)


def _unknown_keys(
    path: Path, what: str, names: Iterable[str], known: Collection[str]
) -> Iterator[Finding]:
    for name in names:
        if name not in known:
            yield Finding.unknown((*path, name), what, name, known, at_key=True)


def written_replies(dialogue: Dialogue) -> Iterator[tuple[Path, Reply]]:
    """Every reply once, with the path to where its author wrote it."""
    for turn, entry in dialogue.turns.items():
        for id, reply in entry.replies.items():
            yield ("turns", turn, "replies", id), reply
    for id, reply in dialogue.shared.items():
        yield ("shared", id), reply


def clashing_names(dialogue: Dialogue) -> Iterator[Finding]:
    """Ids that two things have, now or as an earlier id."""
    for id in dialogue.endings:
        if id in dialogue.turns:
            message = f"A turn is called `{id}`, too. Rename one of them."
            yield Finding(("endings", id), message, at_key=True)
    places: dict[Path, tuple[str, ...]] = {
        ("turns", id): turn.was for id, turn in dialogue.turns.items()
    }
    places |= {("endings", id): ending.was for id, ending in dialogue.endings.items()}
    yield from _earlier(places, "turn or ending")
    for id, turn in dialogue.turns.items():
        for i, shared in enumerate(turn.shared):
            if shared in turn.replies:
                message = f"This turn has a reply `{shared}` of its own. Rename one of them."
                yield Finding(("turns", id, "shared", i), message)
        own: dict[Path, tuple[str, ...]] = {
            ("turns", id, "replies", name): reply.was for name, reply in turn.replies.items()
        }
        others = [*turn.shared, *(old for name in turn.shared for old in _was(dialogue, name))]
        yield from _earlier(own, "reply of this turn", others)
    shared_replies: dict[Path, tuple[str, ...]] = {
        ("shared", id): reply.was for id, reply in dialogue.shared.items()
    }
    yield from _earlier(shared_replies, "shared reply")


def _was(dialogue: Dialogue, shared: str) -> tuple[str, ...]:
    return dialogue.shared[shared].was if shared in dialogue.shared else ()


def _earlier(
    earlier: Mapping[Path, tuple[str, ...]], what: str, others: Iterable[str] = ()
) -> Iterator[Finding]:
    """Earlier ids that something still has, or that two things had; `others` are taken, too."""
    taken = {path[-1] for path in earlier} | {*others}
    for path, ids in earlier.items():
        for i, old in enumerate(ids):
            if old in taken:
                message = f"`{old}` is the id, now or earlier, of another {what}. Remove it here."
                yield Finding((*path, "was", i), message)
            taken.add(old)


def unused_names(dialogue: Dialogue) -> Iterator[Finding]:
    """Variables, facts, mistakes and shared replies that make no difference to anything."""
    replies = [reply for _, _, reply in all_replies(dialogue)]
    conditions = [condition for reply in replies if reply.if_ for _, condition in reply.if_.all()]
    changed = {name for reply in replies for name in reply.set}
    asked = {name for condition in conditions for name in condition.variables}
    for name in dialogue.variables:
        if message := _variable(name, name in changed, name in asked):
            yield Finding(("variables", name), message, at_key=True)
    found = {fact for reply in replies for fact in reply.find}
    wanted = {fact for condition in conditions for fact in (*condition.found, *condition.not_found)}
    for fact in {*dialogue.facts} - found:
        missing = f"Conditions ask for the fact `{fact}`, but no reply finds it. Add `find`."
        unused = f"No reply finds `{fact}`. Add `find: [{fact}]` to one, or remove the fact."
        text = missing if fact in wanted else unused
        yield Finding(("facts", fact), text, at_key=True)
    for mistake in {*dialogue.mistakes} - {reply.mistake for reply in replies}:
        message = f"No reply makes this mistake. Add `mistake: {mistake}` to one, or remove it."
        yield Finding(("mistakes", mistake), message, at_key=True)
    named = {id for turn in dialogue.turns.values() for id in turn.shared}
    for id in {*dialogue.shared} - named:
        message = f"No turn offers this reply. Add `shared: [{id}]` to one, or remove it."
        yield Finding(("shared", id), message, at_key=True)


def _variable(name: str, changed: bool, asked: bool) -> str | None:
    if changed and asked:
        return None
    if changed:
        return f"Replies change `{name}`, but no condition asks for it. Add one, or remove it."
    if asked:
        return f"Conditions ask for `{name}`, but no reply changes it. Add `set`, or remove it."
    return f"Nothing changes `{name}` or asks for it. Remove it."
