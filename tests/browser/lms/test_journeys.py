"""Every way into a package times what a learner does there: nothing is lost or untrue."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from tests.support.modules import Modules
from tests.support.project import ROOT

SCORM = ROOT / "tests" / "support" / "scorm"
MOODLE = {"room": 63_999}
PREVIEW = {**MOODLE, "way": "preview"}


def journey(modules: Modules, *visits: dict[str, Any]) -> list[dict[str, Any]]:
    """What each visit showed, what the platform kept of it, and the words on its device."""
    if not modules.page.evaluate("'journey' in window"):
        for script in ("runtime.js", "journeys.js"):
            modules.page.add_script_tag(path=SCORM / script)
    seen: list[dict[str, Any]] = json.loads(
        modules.page.evaluate("(visits) => journey(visits)", list(visits))
    )
    for visit in seen:
        assert visit["errors"] == []
    return seen


def visit(*acts: Any, device: Any = "one", **given: Any) -> dict[str, Any]:
    """Acts are names or lists; see `journeys.js`."""
    steps = [[act] if isinstance(act, str) else list(act) for act in acts]
    return {"device": device, "given": {**MOODLE, **given}, "acts": steps}


def elsewhere(**given: Any) -> dict[str, Any]:
    return visit(device="another", **given)


def status(seen: dict[str, Any]) -> Any:
    return seen["kept"].get("cmi.core.lesson_status")


def much(n: int, seed: int = 1) -> str:
    """A text that packs badly."""
    return "".join(random.Random(seed).choices("abcdefghijklmnopqrstuvwxyz ", k=n))


# The ways in -------------------------------------------------------------------------------------


@pytest.mark.parametrize("acts", [[], ["quick"], ["at once", "quick"], [["write", "what", "mine"]]])
def test_a_preview_completes_nothing(modules: Modules, acts: list[Any]) -> None:
    first, later, other = journey(
        modules, visit(*acts, way="preview"), visit(["write", "who", "B."]), elsewhere()
    )
    assert status(first) == "browsed"
    assert first["state"] in ("preview", "")
    assert status(later) == "incomplete" and later["state"] == "sent"
    assert other["words"] == later["words"], "words of the preview are sent on the way in"


def test_a_preview_of_what_was_begun_or_completed_changes_no_status(modules: Modules) -> None:
    begun, looked, done, again = journey(
        modules, visit(), visit(way="preview"), visit("answer"), visit(way="preview")
    )
    assert [status(visit) for visit in (begun, looked, done, again)] == [
        *["incomplete"] * 2, *["completed"] * 2,
    ]  # fmt: skip


@pytest.mark.parametrize("acts", [["quick"], ["at once", "quick"]])
def test_who_only_enters_and_leaves_has_completed_nothing(
    modules: Modules, acts: list[str]
) -> None:
    [seen] = journey(modules, visit(*acts))
    assert status(seen) == "incomplete"


WAYS_BACK = {
    "review, as Moodle has it": {},
    "a new attempt after each completed one": {"force": "completed"},
    "a new attempt each time": {"force": "always"},
    "the learner ticks a new attempt": {"way": "new attempt"},
}


@pytest.mark.parametrize("given", WAYS_BACK.values(), ids=WAYS_BACK)
@pytest.mark.parametrize("order", ["checks first", "words first"])
def test_a_learner_writes_on_after_the_last_check(
    modules: Modules, given: dict[str, Any], order: str
) -> None:
    """In any order of check and worksheet, and on another computer."""
    words: list[Any] = [["write", "what", "mine"]]
    first = [*words, "answer"] if order == "words first" else ["answer"]
    seen = journey(
        modules,
        visit(*first),
        visit(*words, ["write", "who", "later"], **given),
        visit(["write", "where", "today"]),
        elsewhere(),
    )
    assert [visit["state"] for visit in seen[1:]] == ["sent"] * 3
    assert seen[-1]["words"] == {"what": "mine", "who": "later", "where": "today"}


@pytest.mark.parametrize("review", ["refuses", "ignores"])
def test_where_a_review_takes_nothing_the_learner_is_told_at_once(
    modules: Modules, review: str
) -> None:
    _, before, written, other, anew, last = journey(
        modules,
        visit("answer", ["write", "what", "mine"]),
        visit(review=review),
        visit(["write", "who", "kept here"], review=review),
        elsewhere(review=review),
        visit(way="new attempt"),
        elsewhere(),
    )
    assert [before["state"], written["state"], other["state"]] == ["looking"] * 3
    assert other["words"] == {"what": "mine"}, "what was sent before is there"
    assert anew["state"] == "sent"
    assert last["words"] == {"what": "mine", "who": "kept here"}


def test_a_new_attempt_elsewhere_begins_empty_and_says_what_to_do(modules: Modules) -> None:
    _, other = journey(
        modules,
        visit("answer", ["write", "what", "mine"]),
        elsewhere(force="completed"),
    )
    assert other["state"] == "ready" and other["words"] == {}


# How much fits -----------------------------------------------------------------------------------

ROOMS = {"4,096": 4096, "63,999": 63_999, "no limit": None, "an odd one": 9000}


@pytest.mark.parametrize("cuts", ["", "at once"])
@pytest.mark.parametrize("room", ROOMS.values(), ids=ROOMS)
def test_a_platform_s_limit_is_learned_from_its_answers(
    modules: Modules, room: int | None, cuts: str
) -> None:
    long = much(15_000)
    given = {"room": room, "cuts": cuts}
    first, again, other = journey(
        modules,
        visit(["write", "what", "short"], "settle", ["write", "who", long], **given),
        visit(**given),
        elsewhere(**given),
    )
    fits = room is None or room > 15_000
    assert [first["state"], again["state"]] == ["sent" if fits else "over"] * 2
    assert other["words"] == {"what": "short", **({"who": long} if fits else {})}
    assert other["state"] == ("sent" if fits else "elsewhere")
    assert again["words"]["who"] == long


def test_a_copy_that_is_cut_later_is_known_for_this_device_s_own(modules: Modules) -> None:
    """A database may cut what the page was told is stored: the copy cannot be read any more."""
    given = {"room": 9000, "cuts": "later"}
    _, other, again, last, end = journey(
        modules,
        visit(["write", "what", "short"], ["write", "who", much(15_000)], **given),
        elsewhere(**given),
        visit(**given),
        visit(["write", "where", "today"], **given),
        elsewhere(**given),
    )
    assert other["state"] == "damaged", "who has not sent it must not replace it"
    assert again["state"] == "over" and last["state"] == "over"
    assert end["words"] == {"what": "short", "where": "today"} and end["state"] == "elsewhere"


def test_another_computer_is_told_until_everything_is_there(modules: Modules) -> None:
    strict = {"room": 4096}
    long = much(9000)
    _, other, third, home, last = journey(
        modules,
        visit(["write", "what", "old"], "settle", ["write", "what", long], **strict),
        elsewhere(**strict),
        visit(["write", "who", "C."], device="another", **strict),
        visit(["write", "what", "short again"], **strict),
        elsewhere(**strict),
    )
    assert other["words"] == {"what": "old"}, "of what does not fit, the last version that did"
    assert other["state"] == "elsewhere" and third["state"] == "elsewhere"
    assert home["state"] == "sent"
    assert last["state"] == "sent" and last["words"] == {"what": "short again", "who": "C."}


def test_what_is_small_still_goes_when_something_is_too_long(modules: Modules) -> None:
    strict = {"room": 4096}
    _, other = journey(
        modules,
        visit(["write", "what", much(9000)], "settle", ["write", "who", "B."], "answer", **strict),
        elsewhere(**strict),
    )
    assert other["words"] == {"who": "B."} and status(other) == "completed"


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ([["write", "what", much(9000, 2)], ["settle"]], {"what": much(4500)}),
        ([["write", "who", "B."], ["quick"]], {"what": much(4500), "who": "B."}),
    ],
    ids=["more than fits", "a last word"],
)
def test_what_the_platform_has_is_not_taken_away_again(
    modules: Modules, more: list[Any], words: dict[str, str]
) -> None:
    """A text that packs to nearly all of the room stays there, whatever is written after it."""
    strict = {"room": 4096}
    first = visit(["write", "what", much(4500)], ["settle"], *more, **strict)
    assert journey(modules, first, elsewhere(**strict))[1]["words"] == words


@pytest.mark.parametrize("room", [4096, 63_999])
def test_words_of_the_last_moment_are_packed(modules: Modules, room: int) -> None:
    seen = journey(
        modules,
        visit(["write", "what", "MY SECRET ABOUT ROBIN, Größe 🌱"], "quick", room=room),
        elsewhere(room=room),
    )
    text = seen[0]["kept"]["cmi.suspend_data"]
    assert text.startswith("cg1z:") and "SECRET" not in text
    assert seen[1]["words"] == {"what": "MY SECRET ABOUT ROBIN, Größe 🌱"}


# When the platform is not there ------------------------------------------------------------------

DOWN, UP = ["set", {"reachable": False}], ["set", {"reachable": True}]


@pytest.mark.parametrize("back", [["event", "online"], ["hide"]], ids=["online", "at the end"])
def test_what_a_beacon_lost_is_sent_again(modules: Modules, back: list[str]) -> None:
    """The call answers "true" although the request failed, and the page cannot see it."""
    seen = journey(
        modules,
        visit("settle", DOWN, ["write", "what", "mine"], "settle", UP, back, "settle"),
        elsewhere(),
    )
    assert seen[1]["words"] == {"what": "mine"}


def test_what_never_arrived_is_sent_on_the_next_visit(modules: Modules) -> None:
    seen = journey(modules, visit("settle", DOWN, ["write", "what", "mine"]), visit(), elsewhere())
    assert seen[2]["words"] == {"what": "mine"}


def test_when_the_login_has_run_out_it_says_so_and_a_new_visit_sends_all(
    modules: Modules,
) -> None:
    out, again, other = journey(
        modules,
        visit("settle", ["set", {"expired": True}], ["write", "what", "mine"], ["settle", 40]),
        visit(),
        elsewhere(),
    )
    assert out["states"].count("failed") == 1, "first it is only tried again"
    assert out["state"] == "expired" and out["values"]["code"] == 101
    assert again["state"] == "sent" and other["words"] == {"what": "mine"}


def test_a_login_page_in_the_place_of_the_course_loses_nothing(modules: Modules) -> None:
    """Moodle 4.5 goes there by itself, seconds after a login has run out."""
    out, _, other = journey(
        modules,
        visit("settle", ["set", {"expired": True}], ["write", "what", "mine"], "quick"),
        visit(),
        elsewhere(),
    )
    assert "cmi.suspend_data" not in out["kept"] and other["words"] == {"what": "mine"}


# What the learner decides about the platform's copy ---------------------------------------------


def test_a_damaged_copy_is_replaced_only_when_the_learner_says_so(modules: Modules) -> None:
    start = {"kept": {"cmi.suspend_data": "?"}}
    left, later, replaced, other = journey(
        modules,
        visit(["write", "what", "mine"]) | start,
        visit(),
        visit("settle", ["press", "replace"]),
        elsewhere(),
    )
    assert left["states"] == later["states"] == ["damaged"]
    assert [each["kept"]["cmi.suspend_data"] for each in (left, later)] == ["?", "?"]
    assert replaced["states"] == ["damaged", "sent"]
    assert other["state"] == "sent" and other["words"] == {"what": "mine"}


def test_what_is_replaced_but_not_taken_is_tried_again(modules: Modules) -> None:
    refuse, accept = (["set", {"refuse": refuse}] for refuse in ({"LMSSetValue": 391}, {}))
    steps = ["settle", refuse, ["press", "replace"], "settle", accept, ["settle", 40]]
    start = {"kept": {"cmi.suspend_data": "cg9z:"}}
    seen, other = journey(modules, visit(["write", "what", "mine"], *steps) | start, elsewhere())
    assert seen["states"] == ["newer", "failed", "sent"]
    assert other["words"] == {"what": "mine"}


def test_a_damaged_copy_can_be_replaced_by_nothing_too(modules: Modules) -> None:
    """On a device without a word: what is damaged must not come back on the next visit."""
    start = {"kept": {"cmi.suspend_data": "?"}}
    emptied, later = journey(modules, visit("settle", ["press", "replace"]) | start, visit())
    assert emptied["states"] == ["damaged", "ready"] and later["states"] == ["ready"]
