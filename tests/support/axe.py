"""What axe-core objects to: WCAG 2.x A and AA, and its best practices."""

from __future__ import annotations

import json

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.support.look import wait_until_alive

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The answer is one text: Playwright looks at every single value of an object, which takes long.
RUN = """async ([tags, contrast]) => {
    const rules = { "color-contrast": { enabled: contrast } };
    const options = { runOnly: { type: "tag", values: tags }, rules, resultTypes: ["violations"] };
    const { violations } = await axe.run(document, options);
    return JSON.stringify(violations.flatMap(({ id, nodes }) => nodes.map((node) => [
        id, node.html.slice(0, 160), JSON.stringify(node.any.slice(0, 1)),
    ])));
}"""


def findings(page: Page, *, contrast: bool = True) -> list[str]:
    """What axe objects to on the page as it stands, once its worksheets live.

    Until then fields out of sight are not laid out, and axe cannot know their sizes. To look at the
    contrast of letters takes half of the time.
    """
    wait_until_alive(page)
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE_SCRIPT)
    found = json.loads(page.evaluate(RUN, [RULES, contrast]))
    return [f"{page.url} {rule}: {html} {why}" for rule, html, why in found]
