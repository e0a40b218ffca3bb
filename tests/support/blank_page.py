"""An empty page with the course's modules, once more: many cases of a test on one page."""

from __future__ import annotations

from typing import Any

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


def complaints(page: Page) -> list[str]:
    """Errors that stand in the console from now on, where somebody who helps would look."""
    found: list[str] = []
    page.on("console", lambda said: found.append(said.text) if said.type == "error" else None)
    return found


def shortcuts(page: Page, control: str) -> list[str]:
    """Of a letter and Escape, pressed in a control, those that reach the theme's shortcuts."""
    heard: list[str] = page.evaluate(
        """(control) => {
            const heard = [];
            const hear = ({ key }) => heard.push(key);
            addEventListener("keydown", hear);
            for (const key of ["s", "Escape"]) document.querySelector(control)
                .dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
            removeEventListener("keydown", hear);
            return heard;
        }""",
        control,
    )
    return heard


def run(page: Page, module: str, script: str, *values: Any) -> Any:
    """What `script`, a function of the module and of these values, returns; "core/announce"."""
    return page.evaluate(
        f"""async ([module, values]) => {{
            const imported = await import(new URL(`assets/${{module}}.mjs`, document.baseURI));
            return ({script})(imported, ...values);
        }}""",
        [module, list(values)],
    )


def press(page: Page, within: str, name: str) -> None:
    """Presses a button at once, without waiting for it: the clock of the page may stand still."""
    page.evaluate(
        """([within, name]) => [...document.querySelectorAll(`${within} button`)]
            .find((button) => button.textContent === name).click()""",
        [within, name],
    )


def write(page: Page, within: str, text: str) -> None:
    """Puts a text into the first box there, as typing would."""
    page.evaluate(
        """([within, text]) => {
            const box = document.querySelector(`${within} textarea`);
            box.value = text;
            box.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }""",
        [within, text],
    )
