"""When a new version of the course is offered, and what happens then; with a made-up worker.

Of app/update.mjs.
"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

WORKERS = """({ manifest, refuses, waiting, controlled, installing }) => {
    document.querySelectorAll("[rel=manifest], #cg-update").forEach((node) => node.remove());
    document.head.insertAdjacentHTML("beforeend",
        manifest ? '<link rel="manifest" href="app/manifest.json">' : "");
    document.body.insertAdjacentHTML("beforeend",
        "<p id=cg-update><template><button>Use it</button></template></p>");
    const worker = () => Object.assign(new EventTarget(),
        { postMessage: (message) => did.push(message) });
    const registration = Object.assign(new EventTarget(),
        { waiting: waiting ? worker() : null, installing: installing ? worker() : null });
    const container = Object.assign(new EventTarget(), { register: (address) => {
        did.push(new URL(address, location.href).pathname);
        if (refuses === "throws") throw new DOMException("", "SecurityError");
        return refuses ? Promise.reject(new DOMException("", "SecurityError"))
            : Promise.resolve(registration);
    } });
    Object.defineProperty(container, "controller", { get: () => {
        if (controlled === "throws") throw new DOMException("", "SecurityError");
        return controlled ? {} : null;
    } });
    Object.defineProperty(navigator, "serviceWorker", { value: container, configurable: true });
    Object.assign(window, { did: [], registration, worker, container });
}"""
KEEP = """async () => {
    const { keepOffline } = await import(new URL("assets/app/update.mjs", document.baseURI));
    await keepOffline();
}"""
ASKED = "/app/service-worker.js"
GOOD = {"manifest": True, "controlled": True}


def keep(page: Page, **browser: Any) -> Page:
    """A page that has asked such a browser to keep the course."""
    page.evaluate(WORKERS, browser)
    page.evaluate(KEEP)
    return page


BROWSERS: list[tuple[dict[str, Any], list[str], int]] = [
    ({**GOOD, "manifest": False, "waiting": True}, [], 0),
    ({**GOOD, "waiting": True}, [ASKED], 1),
    ({**GOOD}, [ASKED], 0),
    ({**GOOD, "controlled": False, "waiting": True}, [ASKED], 0),
    ({**GOOD, "controlled": "throws", "waiting": True}, [ASKED], 0),
    ({**GOOD, "refuses": "throws", "waiting": True}, [ASKED], 0),
    ({**GOOD, "refuses": "later", "waiting": True}, [ASKED], 0),
]


def test_a_new_version_is_offered_where_an_older_one_is_in_use(blank: Page) -> None:
    for given, asked, offers in BROWSERS:
        keep(blank, **given)
        assert blank.evaluate("did") == asked, given
        expect(blank.get_by_role("button", name="Use it")).to_have_count(offers)


def test_a_page_without_a_place_for_it_offers_nothing(blank: Page) -> None:
    for html in ("", "<p id=cg-update></p>"):
        blank.evaluate(WORKERS, {**GOOD, "waiting": True})
        blank.evaluate("(html) => { document.getElementById('cg-update').outerHTML = html; }", html)
        blank.evaluate(KEEP)
        expect(blank.get_by_role("button")).to_have_count(0)


def test_a_browser_that_knows_no_workers_goes_without(blank: Page) -> None:
    failures: list[str] = []
    blank.on("pageerror", lambda error: failures.append(str(error)))
    blank.evaluate("() => { delete Navigator.prototype.serviceWorker; }")
    blank.evaluate("""() => document.head.insertAdjacentHTML("beforeend",
        '<link rel="manifest" href="app/manifest.json">')""")
    blank.evaluate(KEEP)
    assert failures == []


def test_one_that_comes_later_is_offered_once_it_waits_and_only_once(blank: Page) -> None:
    keep(blank, **GOOD, installing=True)
    button = blank.get_by_role("button", name="Use it")
    come = "registration.installing.dispatchEvent(new Event('statechange'))"
    blank.evaluate(f"{come}; registration.dispatchEvent(new Event('updatefound')); {come}")
    expect(button).to_have_count(0)
    blank.evaluate(f"registration.waiting = worker(); {come}; {come}")
    expect(button).to_have_count(1)


def test_who_wants_the_new_version_gets_it_and_the_page_comes_anew(blank: Page) -> None:
    button = keep(blank, **GOOD, waiting=True).get_by_role("button", name="Use it")
    button.click()
    assert blank.evaluate("did") == [ASKED, "use"]
    with blank.expect_navigation():
        blank.evaluate("setTimeout(() => container.dispatchEvent(new Event('controllerchange')))")
        blank.clock.run_for(1)


def test_where_another_page_uses_it_already_this_one_comes_anew(blank: Page) -> None:
    button = keep(blank, **GOOD, waiting=True).get_by_role("button", name="Use it")
    blank.evaluate("registration.waiting = null")
    with blank.expect_navigation():
        button.click()
