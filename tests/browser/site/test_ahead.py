"""Pages that are fetched ahead, by app/ahead.mjs alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.support.look import until
from tests.support.modules import Modules

WATCH = """async ([html, n]) => {
    const box = document.createElement("div");
    box.innerHTML = html;
    document.body.append(box);
    const links = () => [...document.head.querySelectorAll("link[rel=prefetch]")];
    for (const link of links()) link.remove();
    await import(new URL("assets/core/dom.mjs", document.baseURI));
    await import(new URL(`assets/app/ahead.mjs?n=${n}`, document.baseURI));
    // All observers are told in one task, in no order that one could rely on.
    await new Promise((go) => { new IntersectionObserver(go).observe(box.querySelector("a")); });
    await new Promise((go) => { setTimeout(go); });
    const found = links().map((link) => new URL(link.href).pathname);
    box.remove();
    return found;
}"""
POINTED = """async () => {
    await import(new URL("assets/app/ahead.mjs", document.baseURI));
    const links = document.head.querySelectorAll("link[rel=prefetch]");
    return [...links].map((link) => new URL(link.href).pathname);
}"""
FAR = '<div style="height: 5000px"></div>'


@pytest.mark.parametrize(
    ("html", "fetched"),
    [
        ('<p class="cg-next"><a href="/next/">On</a></p>', ["/next/"]),
        ('<p class="ws-next"><a href="/next/#part">On</a></p>', ["/next/"]),
        ('<a class="md-footer__link--next" href="/next/">On</a>', ["/next/"]),
        ('<p class="cg-next"><a href="/next/">On</a></p>' * 2, ["/next/"]),
        (f'{FAR}<p class="cg-next"><a href="/next/">On</a></p>', []),
        ('<p><a href="/next/">On</a></p>', []),
        ('<p class="cg-next"><a href="https://elsewhere.example/">On</a></p>', []),
        ('<p class="cg-next"><a href="#here">On</a></p>', []),
        ('<p class="cg-next"><a href="/assets/core/dom.mjs">Here already</a></p>', []),
    ],
)
def test_the_next_page_is_fetched_once_its_link_is_in_view(
    modules: Modules, html: str, fetched: list[str], request: pytest.FixtureRequest
) -> None:
    number: Any = abs(hash(request.node.nodeid))
    # An address that this page has not had before: what is here is not fetched again.
    own = html.replace("/next/", f"/next-{number}/")
    found = modules.page.evaluate(WATCH, [own, number])
    assert found == [path.replace("/next/", f"/next-{number}/") for path in fetched]


def test_a_link_that_the_pointer_rests_on_when_the_page_comes_is_fetched_then_any_other(
    modules: Modules, browser: Browser
) -> None:
    page = browser.new_page()
    page.goto(modules.page.url)
    links = '<a id="rests" href="/rests/">There</a> <a id="other" href="/other/">Elsewhere</a>'
    page.evaluate("(html) => { document.body.innerHTML = html; }", links)
    page.hover("#rests")
    assert page.evaluate(POINTED) == ["/rests/"]
    page.hover("#other")
    until(page, "document.head.querySelectorAll('link[rel=prefetch]').length === 2")
    assert page.evaluate(POINTED) == ["/rests/", "/other/"]
    page.close()


NEEDS = """<!doctype html><link rel=stylesheet href="own.css"><script src="/own.js"></script>
<link rel=modulepreload href="../own.mjs"><script>1</script><link rel=icon href="no.svg">
<a href="no/">No</a>"""


def test_a_page_that_is_pointed_at_comes_with_what_it_needs_once(
    blank: Page, tmp_path: Path
) -> None:
    (tmp_path / "pointed/at").mkdir(parents=True)
    (tmp_path / "pointed/at/index.html").write_text(NEEDS, "utf-8")
    blank.evaluate(POINTED)
    blank.evaluate('document.body.innerHTML = \'<a id="at" href="/pointed/at/#x">There</a>\'')
    blank.hover("#at")
    needed = ["/pointed/at/", "/pointed/at/own.css", "/own.js", "/pointed/own.mjs"]
    prefetched = "document.querySelectorAll('link[rel=prefetch]').length"
    blank.wait_for_function(f"{prefetched} === {len(needed)}")
    assert blank.evaluate(POINTED) == needed
    blank.mouse.move(500, 500)
    blank.hover("#at")
    assert blank.evaluate(POINTED) == needed
