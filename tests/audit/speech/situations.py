"""Ten situations, and what a listener must hear in each, once and at the right moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.audit.speech.desktop import Desktop

Act = Callable[[Desktop], None]


@dataclass(frozen=True)
class Step:
    """Something a listener does; what must be heard after it, once or at all, and what must not."""

    told: str
    acts: tuple[Act, ...]
    once: tuple[str, ...] = ()
    some: tuple[str, ...] = ()
    never: tuple[str, ...] = ()

    def faults(self, heard: list[str]) -> list[str]:
        """What was to be heard once and was not, and what was heard against the wish."""
        text = " ".join(heard)
        counted = [
            f"“{sentence}” {text.count(sentence)} times"
            for sentence in self.once
            if text.count(sentence) != 1
        ]
        unheard = [f"“{sentence}” not once" for sentence in self.some if sentence not in text]
        return (
            counted
            + unheard
            + [f"“{sentence}”, not wanted" for sentence in self.never if sentence in text]
        )


@dataclass(frozen=True)
class Situation:
    """Steps on one page, begun with nothing stored. `prepare` is a script, run unheard."""

    name: str
    address: str
    steps: tuple[Step, ...]
    prepare: str = ""


def press(*keys: str) -> Act:
    return lambda desktop: desktop.press(*keys)


def write(text: str) -> Act:
    return lambda desktop: desktop.write(text)


def go_to(selector: str) -> Act:
    """Puts the focus on the first element that matches, as Tab would in the end."""
    return lambda desktop: desktop.focus(selector)


def unheard(desktop: Desktop) -> None:
    """What was said so far belongs to no step."""
    desktop.heard()


SAVED, SAVING = "Saved on this device.", "Saving …"
ROWS = "[data-field=issues] [data-row]"
LINES = ("You, round 1", "Bo, round 1")
ASK = (go_to("#cp-ask + button, .cp-form .cp-main"), unheard, press("Return"))
TRADES = """
const values = [["issues", "issue", "Price", "Start"], ["mypoints", "", 80, 20],
  ["theirpoints", "", 20, 80]];
const controls = (field, column) => [...document.querySelectorAll(`[data-field="${field}"] input`)]
  .filter((control) => control.name.endsWith(column) && !control.closest("template"));
return (async () => {
  for (const [field, column, ...each] of values)
    for (const [row, value] of each.entries()) {
      // A row gets an id of its own with its first letter, and its controls other names.
      const control = controls(field, column)[row];
      control.value = value;
      control.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise((done) => setTimeout(done, 400));
    }
})();
"""

SITUATIONS = (
    Situation(
        "Search",
        "privacy/",
        (
            Step("Tab to the search", (go_to("[name=query]"),), never=("invalid entry",)),
            Step("Type “trust”", (write("trust"),), some=("matching documents",)),
            Step("Down", (press("Down"),), once=("Trust and openness link",)),
        ),
    ),
    Situation(
        "Colours",
        "privacy/",
        (
            Step(
                "Tab to the switch",
                (go_to("[data-palette]"),),
                once=("Dark colours",),
                never=("radio button",),
            ),
            Step("Space", (press("space"),)),
        ),
    ),
    Situation(
        "Saving",
        "tonight/",
        (
            Step("Tab to a prompt", (go_to("[name=what]"),)),
            Step("Type a few words", (write("The late shift"),), (SAVED,), never=(SAVING,)),
            Step("Type a few more", (write(" on Fridays"),), never=(SAVED, SAVING)),
        ),
    ),
    Situation(
        "Clearing a worksheet",
        "tonight/",
        (
            Step("Type a word", (go_to("[name=what]"), write("Late"))),
            Step(
                "Tab to “Clear this worksheet”",
                (
                    go_to(".ws-menu > summary"),
                    press("Return"),
                    go_to("[data-part=clear]"),
                ),
            ),
            Step("Enter", (press("Return"),), once=("Undo: Cleared.",)),
            Step("Enter", (press("Return"),), once=("Everything is back.",)),
        ),
    ),
    Situation(
        "Rows",
        "preparing/issues-and-trades/",
        (
            Step(
                "Remove the empty row 3",
                (go_to(f"{ROWS}:last-child .ws-remove"), unheard, press("Return")),
                once=("“Row 3” is removed.",),
            ),
            Step("Type “Price” in row 1", (go_to(f"{ROWS} input"), write("Price"))),
            Step("Tab to its button", (go_to(f"{ROWS} .ws-remove"),), ("Remove this row: Price",)),
            Step("Enter", (press("Return"),), once=("Undo", "Price")),
            Step("Enter", (press("Return"),), once=("Price panel",)),
        ),
    ),
    Situation(
        "Counterpart",
        "practice/counterpart/#case=rota-swap&role=a&mood=reciprocal&difficulty=gentle&seed=heron",
        (
            Step("Begin", (go_to(".cp-setup > p > .cp-main"), unheard, press("Return"))),
            Step("Ask", (go_to("[data-move=ask]"), unheard, press("Return"))),
            Step("Ask it", ASK, LINES, never=(SAVED, SAVING)),
            Step("Ask it again", ASK, LINES, never=(SAVED, SAVING)),
        ),
    ),
    Situation(
        "Plan",
        "plan/",
        (
            Step("To the second heading", (press("h", "h"),)),
            Step("Down, ten times", (press(*["Down"] * 10),), once=("still to be written",)),
        ),
    ),
    Situation(
        "Plot",
        "preparing/issues-and-trades/",
        (
            Step(
                "From the rows to the next picture",
                (go_to("[data-field=issues] [data-part=add]"), unheard, press("g")),
                once=("Price: 80 to me, 20 to them",),
            ),
            Step("Down", (press("Down"),), never=("90", "Matters to")),
        ),
        TRADES,
    ),
    Situation(
        "Knowledge check",
        "reimagining/battle-or-problem/",
        (
            Step("Tab to the first option", (go_to("[data-check] [value=what-it-did]"),)),
            Step("Space", (press("space"),), once=("part of the value comes after",)),
        ),
    ),
    Situation(
        "Renaming",
        "workbook/",
        (
            Step("Tab to “Rename”", (go_to(".wb-negotiation button"),)),
            Step("Enter", (press("Return"),)),
            Step("Tab, and back", (press("Tab", "shift+Tab"),), never=("invalid entry",)),
        ),
    ),
)
