"""A dialogue as it is played: by keyboard, kept at each turn, gone back in, and its end."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.support import hostile
from tests.support.axe import findings
from tests.support.blocked_storage import NO_STORAGE
from tests.support.dialogue_site import ADDRESS, KEY, write_site
from tests.support.listen import listen, lost, told
from tests.support.look import focused, until, wait_until_alive
from tests.support.once import once
from tests.support.server import Server
from tests.support.sheets import stored

PREFIX = "cg:common-ground:/"
SAVED = "Saved on this device."


@pytest.fixture(scope="session")
def talks(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], Server]) -> str:
    """Address of the small course with dialogues."""
    return serve(once(tmp_path_factory, "dialogues", write_site) / "site").url


def own_words(page: Page) -> Any:
    return page.get_by_label("What would you say?")


def reply(page: Page, name: str, words: str = "") -> None:
    """Writes what one would say, and takes the reply."""
    expect(page.get_by_role("button", name="Show the replies")).to_be_visible()
    if words:
        own_words(page).fill(words)
    page.get_by_role("button", name="Show the replies").press("Enter")
    page.locator(f'[data-reply="{name}"]').press("Enter")


def lines(page: Page) -> Any:
    return page.locator(".dlg-line .dlg-says")


def kept(page: Page) -> dict[str, Any]:
    value: dict[str, Any] = stored(page)[KEY]["value"]
    return value


def plant(page: Page, value: Any) -> None:
    """Puts a record of the dialogue into the browser, as an earlier visit left it."""
    record = {"format": 1, "value": value, "savedAt": 1_790_000_000_000}
    page.evaluate(
        "([key, record]) => localStorage.setItem(key, record)",
        [PREFIX + KEY, json.dumps(record)],
    )


def test_a_conversation_by_keyboard_is_announced_in_its_order(page: Page, talks: str) -> None:
    listen(page)
    page.emulate_media(reduced_motion="reduce")
    page.goto(talks + ADDRESS)
    expect(lines(page)).to_have_text(["I said it all in the letter."])
    own_words(page).focus()
    page.keyboard.type("But why now?")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Which one is nearest to yours?")).to_be_focused()
    page.keyboard.press("Tab")
    assert focused(page)["visible"] and focused(page)["ring"]
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Your turn")).to_be_focused()
    assert focused(page)["visible"]
    heard = (
        "You What made you decide on it now? In your own words: But why now? "
        "Dana Roth It was the boiler, twice. She sits down. "
        "Worth knowing: A question that only a reason can answer."
    )
    until(page, f"cgTold.includes({json.dumps(heard)})")
    page.keyboard.press("Tab")
    expect(own_words(page)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Which one would you say?")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Agreed, and written down")).to_be_focused()
    expect(page.get_by_role("link", name="The other letter")).to_be_visible()
    expect(page.get_by_text("You have seen 1 of 3 endings.")).to_be_visible()
    page.get_by_role("button", name="Put it into my plan").press("Enter")
    expect(page.locator(".dlg-said")).to_have_text("It is in your plan now. Open the plan")
    assert findings(page) == []
    assert lost(page) == []
    assert not [words for words in told(page) if SAVED in words], "it would cut the answer off"


def test_it_is_kept_at_each_turn_and_one_can_go_back_to_any(page: Page, talks: str) -> None:
    page.goto(talks + ADDRESS)
    reply(page, "argue", "Too much!")
    own_words(page).fill("Half a sentence")
    expect(page.locator(".ws-status")).to_have_text(SAVED)
    page.reload()
    expect(lines(page)).to_have_text(
        ["I said it all in the letter.", "That is far too much.", "Then look for something else."]
    )
    expect(own_words(page)).to_have_value("Half a sentence")
    reply(page, "go")
    expect(page.get_by_role("heading", name="You go")).to_be_visible()
    after = page.locator(".dlg-after")
    expect(after.locator(".dlg-about-mistakes")).to_contain_text("Half a sentence")
    expect(after.locator(".dlg-about-turned")).to_contain_text("Perhaps I will.")
    page.get_by_role("button", name="Try another way: go back to before you said “That is").press(
        "Enter"
    )
    expect(page.get_by_role("heading", name="Your turn")).to_be_focused()
    expect(lines(page)).to_have_text(["I said it all in the letter."])
    expect(own_words(page)).to_have_value("Too much!")
    expect(page.locator(".dlg-others")).to_contain_text("Half a sentence")
    reply(page, "ask")
    reply(page, "leave")
    expect(page.get_by_role("heading", name="You pay")).to_be_visible()
    expect(page.get_by_text("You have seen 2 of 3 endings.")).to_be_visible()
    expect(page.locator(".dlg-others")).to_contain_text("Half a sentence")
    assert [step["reply"] for step in kept(page)["path"]] == ["ask", "leave"]


@pytest.mark.long
def test_a_line_goes_into_the_plan_below_what_stands_there(page: Page, talks: str) -> None:
    page.goto(talks + "sheet/")
    page.locator("[name=short]").fill("Taken from the sheet")
    expect(page.locator(".ws-status")).to_have_text(SAVED)
    page.goto(talks + ADDRESS)
    reply(page, "ask")
    reply(page, "offer")
    button = page.get_by_role("button", name="Put it into my plan")
    button.press("Enter")
    expect(page.locator(".dlg-said")).to_contain_text("below what was there")
    button.press("Enter")
    expect(page.locator(".dlg-said")).to_contain_text("has this line already")
    page.get_by_role("link", name="Open the plan").press("Enter")
    expect(page.locator("[name=line]")).to_have_value(
        "Taken from the sheet\nWhat made you decide on it now?"
    )


@pytest.mark.long
def test_its_code_shows_a_class_who_said_what_where(page: Page, talks: str) -> None:
    page.goto(talks + ADDRESS)
    reply(page, "ask", "My own words")
    reply(page, "offer")
    code = page.locator(".dlg-code")
    expect(code).to_have_text(re.compile(r"^talk:[a-z]{4}-[a-z]{2}-[a-z]{2}$"))
    expect(page.locator(".dlg-about-code")).to_contain_text("Your own words are not in it.")
    text = code.inner_text()
    page.goto(talks + "class/")
    page.get_by_role("textbox", name="Results of practice").fill(f"{text}\n{text}\ntalk:oops-a-b")
    expect(page.locator(".class-mistakes li")).to_contain_text(["There is a mistake in this code."])
    found = page.locator(".class-dialogue")
    expect(found).to_contain_text("The ways of 2 people.")
    rows = found.get_by_role("row")
    expect(rows.filter(has_text="Agreed, and written down")).to_contain_text("100 %")
    expect(rows.filter(has_text="What made you decide on it now?")).to_contain_text("100 %")
    expect(rows.filter(has_text="That is far too much.")).to_contain_text("0 %")
    expect(found).to_contain_text("Nobody came to one other turn.")
    drawn = found.get_by_role("img", name="How the conversation “The letter” went, as a map")
    expect(drawn.locator(".dialogue-share")).to_have_text(["100 %", "100 %"])
    expect(drawn.locator(".dialogue-unseen")).to_have_count(3)
    found.get_by_text("The ways as a table").press("Enter")
    ways = found.get_by_role("table", name="Who went which way: 2 people").get_by_role("row")
    expect(ways).to_have_count(3)
    expect(ways.last).to_contain_text("Agreed, and written down")
    assert findings(page) == []


@pytest.mark.long
def test_what_no_longer_fits_is_cut_and_its_words_are_shown(page: Page, talks: str) -> None:
    page.goto(talks + ADDRESS)
    step = {"turn": "door", "own": "First", "reply": "ask"}
    gone = {"turn": "attic", "own": "Words of a turn that is gone", "reply": "jump"}
    plant(page, {"v": 1, "path": [step, gone], "now": {}, "later": [], "done": ["agreed"]})
    page.reload()
    expect(page.locator(".dlg .ws-notice")).to_contain_text("was changed since you were here")
    expect(lines(page)).to_have_count(3)
    expect(page.locator(".dlg-others")).to_contain_text("Words of a turn that is gone")


@pytest.mark.long
def test_what_cannot_be_read_is_put_aside_once_one_writes(calm: Page, talks: str) -> None:
    page = calm
    newer = {"v": 2, "scenes": [*hostile.INJECTIONS]}
    page.goto(talks + ADDRESS)
    plant(page, newer)
    page.reload()
    expect(page.locator(".dlg .ws-notice")).to_contain_text("cannot be read here")
    expect(lines(page)).to_have_count(1)
    assert not [key for key in stored(page) if key.startswith("_aside/")]
    own_words(page).fill("Anew")
    expect(page.locator(".ws-status")).to_have_text(SAVED)
    aside = [record["value"] for key, record in stored(page).items() if key.startswith("_aside/")]
    assert [json.loads(text)["value"] for text in aside] == [newer]
    assert kept(page)["now"]["own"] == "Anew"


@pytest.mark.long
def test_another_tab_goes_on_and_a_page_comes_back(page: Page, talks: str) -> None:
    page.goto(talks + ADDRESS)
    own_words(page).fill("From here")
    expect(page.locator(".ws-status")).to_have_text(SAVED)
    other = page.context.new_page()
    other.goto(talks + ADDRESS)
    wait_until_alive(other)
    expect(own_words(other)).to_have_value("From here")
    own_words(other).fill("From there")
    expect(own_words(page)).to_have_value("From there")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    reply(other, "ask")
    expect(other.locator(".ws-status")).to_have_text(SAVED)
    other.close()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(lines(page)).to_have_count(3)
    expect(page.locator(".dlg-wrote")).to_contain_text("From there")
    expect(own_words(page)).to_have_value("")


def test_without_storage_it_plays_on_and_says_that_nothing_is_kept(page: Page, talks: str) -> None:
    page.add_init_script(NO_STORAGE)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(talks + ADDRESS)
    reply(page, "ask", "Why?")
    expect(lines(page)).to_have_count(3)
    expect(page.locator(".ws-status")).to_contain_text("will not save your words")


@pytest.mark.long
def test_on_paper_it_is_the_conversation_as_played_or_the_booklet(
    browser: Browser, page: Page, talks: str
) -> None:
    page.goto(talks + ADDRESS)
    booklet, player = page.locator(".dialogue-booklet"), page.locator(".dlg")
    expect(booklet).to_be_hidden()
    page.emulate_media(media="print")
    expect(booklet).to_be_visible()
    expect(player).to_be_hidden()
    page.emulate_media(media="screen")
    reply(page, "ask", "Why now?")
    page.emulate_media(media="print")
    expect(booklet).to_be_hidden()
    expect(page.locator(".dlg-wrote")).to_be_visible()
    expect(page.locator(".dlg-turn")).to_be_hidden()
    plain = browser.new_page(java_script_enabled=False)
    plain.goto(talks + ADDRESS)
    expect(plain.locator(".dialogue-booklet")).to_be_visible()
    expect(plain.locator(".dlg")).to_be_hidden()
    plain.close()


@pytest.mark.long
def test_one_that_fails_leaves_the_booklet(page: Page, talks: str) -> None:
    def without_turns(route: Route) -> None:
        page_with_dialogue = route.fetch()
        route.fulfill(
            response=page_with_dialogue,
            body=page_with_dialogue.text().replace('"turns":', '"scenes":'),
        )

    page.route(f"**/{ADDRESS}", without_turns)
    page.goto(talks + ADDRESS)
    expect(page.locator(".dlg .ws-notice")).to_contain_text("could not be started")
    expect(page.locator(".dialogue-booklet")).to_be_visible()
