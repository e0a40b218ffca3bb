"""`python -m macros play`: what the walker finds, in the terminal and on the instructors' page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from macros.authoring.problems import did_you_mean
from macros.course.library import Library
from macros.dialogues.explore import Exploration, all_replies, explore
from macros.dialogues.model import Dialogue
from macros.dialogues.reach import undecided
from macros.dialogues.walker import Tally, walk_all

PAGE = "instructors/dialogues.md"
"""The page that `--write` puts the tables into, below the docs folder."""
START, END = "<!-- tables: make play write=yes -->", "<!-- end of tables -->"
NAMES = {
    "gives-in": "Always gives in",
    "insists": "Always insists",
    "asks": "Always asks",
    "shares": "Always shares",
    "longest": "Takes the longest reply",
    "random": "Takes any reply",
}
"""Characters in words."""


class CannotPlay(Exception):  # noqa: N818 -- it is said to an author, as a sentence
    """Raised with the reason why there is nothing to play, or nowhere to write."""


def chosen(library: Library, id: str | None) -> Mapping[str, Dialogue]:
    """The dialogue with this id, or all."""
    if id and id not in library.dialogues:
        hint = did_you_mean(id, library.dialogues, listing="There are")
        raise CannotPlay(f"There is no dialogue `{id}`.{hint}")
    return {id: library.dialogues[id]} if id else library.dialogues


def report(id: str, dialogue: Dialogue, *, runs: int, seed: int) -> str:
    """All that the walker found about one dialogue, as text."""
    tallies = walk_all(dialogue, runs=runs, seed=seed)
    return "\n".join(_lines(id, dialogue, tallies, explore(dialogue), seed))


def _lines(
    id: str,
    dialogue: Dialogue,
    tallies: Mapping[str, Tally],
    exploration: Exploration,
    seed: int,
) -> Iterator[str]:
    tally = tallies["random"]
    mean = tally.replies_taken / tally.runs
    yield f"{id}: {dialogue.title}"
    yield f"{tally.runs} conversations at random, seed {seed}; {mean:.1f} replies on average"
    yield from _block(
        "Turns: hits, and the shortest way there", _turns(dialogue, tally, exploration)
    )
    yield from _block("Replies: hits", _replies(dialogue, tally))
    yield from _block("Endings: shares, and the shortest way there", _endings(tally, exploration))
    yield from _block("Variables: least and most", _variables(dialogue, tally))
    title = "Characters: share of best endings, and where each ends"
    yield from _block(title, _characters(dialogue, tallies))
    if what := undecided(exploration):
        yield f"\n{what}"


def _block(title: str, rows: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    table = [*rows]
    width = max((len(row[0]) for row in table), default=0)
    if table:
        yield f"\n{title}"
    for name, number, more in table:
        yield f"  {name:{width}}  {number:>8}  {more}".rstrip()


def _way(exploration: Exploration, place: str) -> str:
    key = exploration.first_at().get(place)
    return "never reached" if key is None else " > ".join(exploration.path(key)) or "(the start)"


def _turns(
    dialogue: Dialogue, tally: Tally, exploration: Exploration
) -> Iterator[tuple[str, str, str]]:
    for id in dialogue.turns:
        yield id, str(tally.turns[id]), _way(exploration, id)


def _replies(dialogue: Dialogue, tally: Tally) -> Iterator[tuple[str, str, str]]:
    for turn, id, _ in all_replies(dialogue):
        yield f"{turn} / {id}", str(tally.replies[turn, id]), ""


def _endings(tally: Tally, exploration: Exploration) -> Iterator[tuple[str, str, str]]:
    for id, ending in exploration.dialogue.endings.items():
        best = "best; " if ending.best else ""
        yield id, _percent(tally.share(id)), best + _way(exploration, id)
    if tally.unfinished:
        yield "(no end)", _percent(tally.unfinished / tally.runs), ""


def _variables(dialogue: Dialogue, tally: Tally) -> Iterator[tuple[str, str, str]]:
    for name, variable in dialogue.variables.items():
        yield (
            name,
            f"{tally.least[name]} … {tally.most[name]}",
            f"declared {variable.from_} … {variable.to}",
        )


def _characters(dialogue: Dialogue, tallies: Mapping[str, Tally]) -> Iterator[tuple[str, str, str]]:
    for name, tally in tallies.items():
        best = sum(tally.share(id) for id, ending in dialogue.endings.items() if ending.best)
        shares = [f"{id} {_percent(tally.share(id))}" for id, _ in tally.endings.most_common()]
        stuck = [f"no end {_percent(tally.unfinished / tally.runs)}"] if tally.unfinished else []
        yield NAMES[name], _percent(best), ", ".join([*shares, *stuck])


def _percent(share: float) -> str:
    """A share for people: what happened is never shown as 0, nor what did not always as 100."""
    if 0 < share < 0.001:
        return "< 0.1 %"
    return f"{min(share, 0.999 if share < 1 else 1) * 100:.1f} %".replace(".0 %", " %")


def tables(dialogues: Mapping[str, Dialogue], *, runs: int, seed: int) -> str:
    """A Markdown table for each dialogue: what each character reaches."""
    heading = f"Each character played each conversation {runs} times (seed {seed})."
    return "\n\n".join(
        [
            heading,
            *(
                _table(dialogue, walk_all(dialogue, runs=runs, seed=seed))
                for dialogue in dialogues.values()
            ),
        ]
    )


def _table(dialogue: Dialogue, tallies: Mapping[str, Tally]) -> str:
    titles = [
        f"{ending.title}{' (best)' if ending.best else ''}" for ending in dialogue.endings.values()
    ]
    rows = [
        [NAMES[name], *(_percent(tally.share(id)) for id in dialogue.endings)]
        for name, tally in tallies.items()
    ]
    lines = [["Character", *titles], ["---", *("---:" for _ in titles)], *rows]
    return f"**{dialogue.title}**\n\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines)


def write_tables(page: Path, text: str) -> None:
    """Puts tables between the marks of a page; raises CannotPlay where it has none."""
    old = page.read_text("utf-8") if page.exists() else ""
    before, start, rest = old.partition(START)
    _, end, after = rest.partition(END)
    if not (start and end):
        raise CannotPlay(f"{page} has no place for the tables. Write {START} and {END} into it.")
    page.write_text(f"{before}{START}\n\n{text}\n\n{END}{after}", "utf-8")
