"""A learner with a lot to say: responses to seed, and a way to put them on a device."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

Said = dict[str, dict[str, Any]]

TONIGHT: Said = {
    "tonight": {
        "what": "Who covers the late shifts in March, with B.",
        "want": "No late shift on Thursdays, because that is my one evening with my son.",
        "they-want": "That nobody leaves the team before summer.",
        "how-know": ["assume"],
        "good-outcome": "The late shifts are covered, and each of us can plan a month ahead.",
        "continue": "same",
        "limit": "I can't agree to a plan that changes with less than a week's notice.",
        "no-deal": "Keep my shifts as they are, and ask the manager on Monday.",
        "dread": "If B says 'you always make a fuss', then I will ask what would help.",
        "first-line": "Thank you for making time; I'd like a plan that works for both of us.",
        "question": "What makes Thursdays hard for you?",
    }
}

TRUST = {
    f"{side}.{item}": value
    for side in ("them", "me")
    for item, value in {
        "do-as-agreed": 2, "warn-in-time": 2, "promise-too-much": 4,
        "say-what-is-behind": 3, "share-bad-news": 3, "hold-back-facts": 3,
        "own-a-mistake": 1, "disagree-fairly": 2, "reopen-settled": 5,
    }.items()
}  # fmt: skip

FULL: Said = {
    **TONIGHT,
    "situation": {
        "setting": "work",
        "story": "The new rota starts in March. Three of us have evening duties. I asked twice for Thursdays off and got no answer.",
        "theirgain": "A rota that holds until summer.",
        "how-know": ["told"],
        "continue": "closer",
    },
    "future": {
        "good-outcome": "In June the late shifts are covered and nobody dreads the rota.",
        "needs": [{"id": "a", "what": "A rota for six weeks", "who": "B.", "when": "2027-02-20"}],
    },
    "relationship": {"exists": "working", "state": "mixed", "items": TRUST,
                     "repair": "I changed the rota without asking you. That was wrong."},
    "interests": {
        "mine": [
            {"id": "a", "want": "Thursdays free", "why": "my evening with my son", "importance": 5},
            {"id": "b", "want": "A plan one month ahead", "why": "my course", "importance": 3},
        ],
        "theirs": [
            {"id": "a", "need": "Fewer last-minute calls", "known": "confirmed", "sure": 90},
            {"id": "b", "need": "Not to look weak", "known": "guess", "sure": 40},
        ],
        "question": [{"id": "a", "question": "What would make March easier for you?"}],
        "shared": "Neither of us wants the rota changed at the last minute.",
    },
    "alternatives": {
        "alts": [{"id": "a", "option": "Ask the other team", "likely": 60, "good": 50}],
        "batna": "Ask the other team",
        "minimum": [{"id": "a", "requirement": "I know my shifts two weeks ahead"}],
        "walk": "I will walk away if I have more than two late shifts a week, because I would lose my course.",
        "walk-worth": 30,
        "target": "No late shift on Thursdays, as everyone else has one fixed evening.",
        "target-worth": 80,
        "improve": "Ring the other team",
        "improve-by": "2027-01-15",
    },
    "issues": {
        "issues": [
            {"id": "a", "issue": "Thursdays", "same": "no"},
            {"id": "b", "issue": "Notice", "same": "yes"},
            {"id": "c", "issue": "Swaps", "same": "no"},
        ],
        "mypoints": {"a": 60, "b": 30, "c": 10},
        "theirpoints": {"a": 15, "b": 30, "c": 55},
    },
    "packages": {"words-a": "Thursdays free, and I take two Sundays.",
                 "words-b": "Every second Thursday, with a month's notice."},
    "opening": {
        "human": "Thank you for making time on a Friday.",
        "questions": [
            {"id": "a", "question": "What makes Thursdays hard for you?"},
            {"id": "b", "question": "How far ahead can you plan?"},
        ],
        "check": "May I say back what I heard before I answer?",
        "say": "Thank you for making time. The new rota starts in March and we are three. I would like a plan that holds for both of us. What makes Thursdays hard for you?",
    },
    "disclosure": {
        "items": [{"id": "a", "item": "My course ends in June", "whose": "mine", "share": "first"}],
        "keep": [{"id": "a", "item": "The other team has asked me", "whose": "third"}],
    },
    "authority": {"mine": [{"id": "a", "issue": "Swaps", "limit": "two a month", "who": "K."}]},
    "hurdles": {
        "risks": [
            {"id": "a", "hurdle": "We run out of time", "likelihood": 2, "harm": 1},
            {"id": "b", "hurdle": "B. gets loud", "likelihood": 3, "harm": 3},
            {"id": "c", "hurdle": "I give in", "likelihood": 2, "harm": 3},
            {"id": "d", "hurdle": "K. says no", "likelihood": 1, "harm": 2},
        ],
        "ifthen": [
            {"id": "a", "if": "it is ten to five", "then": "I ask for Monday"},
            {"id": "b", "if": "B. gets loud", "then": "I breathe out and wait"},
            {"id": "c", "if": "I want to say yes at once", "then": "I ask for a night"},
            {"id": "d", "if": "K. says no", "then": "I ask what would help"},
        ],
    },
    "fit": {"gate": "no", "items": {"again": 2, "clear-win": -1, "goodwill": 1, "kept-word": 0,
                                    "more-than-one": 1, "used-against": -1, "time": 1}},
    "plan-b": {
        "triggers": [{"id": "a", "sign": "They cut me off", "times": 3}],
        "ladder": ["restart", "pause", "alternative"],
        "firm": ["in-return", "say-no"],
        "never": ["lie", "personal"],
        "wayback": "Whenever you want to go back to what we each need, ring me.",
        "planb": "If we are stuck after an hour, I ask for a break until Monday. Then I ask K. to decide.",
    },
    "agreement": {"review": "2027-04-01"},
    "commitments": {
        "ifthen": [{"id": "a", "if": "somebody says 'no way'", "then": "I ask what would have to change"}],
        "first": "2027-01-08",
        "partner": "L., at lunch on the 14th",
    },
    "plan": {"talk": "2027-01-12"},
}  # fmt: skip

TAKES = {"agreement": "agreed", "commitments": "day-7", "confidence": "before"}


def seed(page: Page, said: Said, negotiation: str = "first") -> None:
    """Writes responses as the worksheets would, in a page that has them open; waits for the disk."""
    page.evaluate(
        """async ([said, takes, negotiation]) => {
          const main = document.querySelector("script[type=module][src*='worksheet/main']").src;
          const { library } = await import(main);
          await library.store.ready;
          for (const [exercise, fields] of Object.entries(said)) {
            for (const [field, value] of Object.entries(fields)) {
              const owner = exercise === "approach" || exercise === "confidence" ? "_learner" : negotiation;
              const key = [library.store.prefix + owner, exercise, takes[exercise] ?? "first", field].join("/");
              const rows = Array.isArray(value) && typeof value[0] === "object";
              const put = (key, value, more) => library.store.put(key, { exercise, revision: 1, field, value, ...more });
              if (rows) for (const { id, ...cells } of value) put(`${key}/${id}`, cells, { row: id });
              else put(key, value);
            }
          }
          await library.store.settled();
        }""",
        [said, TAKES, negotiation],
    )
