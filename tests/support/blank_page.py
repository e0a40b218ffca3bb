"""An empty page with the course's modules, once more: many cases of a test on one page."""

from __future__ import annotations

from playwright.sync_api import Page

CLEAR = """async () => {
    localStorage.clear();
    for (const { name } of await indexedDB.databases()) await new Promise((go) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = request.onerror = request.onblocked = go;
    });
}"""


def anew(page: Page) -> Page:
    """The same page as if nobody had been there; its clock goes on from where it stands."""
    page.evaluate("history.replaceState(null, '', location.pathname)")
    page.reload(wait_until="load")
    page.evaluate(CLEAR)
    return page
