"""What a screen reader would be told: announcements, and the accessibility tree of Chromium."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page

LISTEN = """(() => {
  const LIVE = "[aria-live], [role=status], [role=log], [role=alert], output";
  const told = (window.cgTold = []), lost = (window.cgLost = []);
  const known = new WeakSet();
  const words = (node) => (node.innerText ?? node.data ?? "").replace(/\\s+/g, " ").trim();
  const regionOf = (node) => {
    const found = (node.nodeType === 1 ? node : node.parentElement)?.closest(LIVE);
    return found?.getAttribute("aria-live") === "off" ? undefined : found;
  };
  const isWhole = (region) => region.ariaAtomic === "true"
    || region.matches("[role=status], [role=alert], output");

  /** A region counts from its first look on; words that it then has already are lost. */
  function look(started) {
    for (const region of document.querySelectorAll(LIVE)) {
      if (known.has(region) || regionOf(region) !== region || !region.checkVisibility()) continue;
      if (started && words(region)) lost.push(words(region));
      known.add(region);
    }
  }

  function hear({ target, type, addedNodes, oldValue }) {
    const region = regionOf(target);
    if (!region || !known.has(region) || !region.checkVisibility()) return;
    if (type === "attributes" && (oldValue === null || target.hidden)) return;
    const changed = type === "childList" ? [...addedNodes] : [target];
    const added = changed.filter((node) => node.isConnected);
    const read = isWhole(region) && added.length ? [region] : added;
    told.push(...read.map(words).filter(Boolean));
  }

  const observer = new MutationObserver((changes) => {
    changes.forEach(hear);
    look(true);
  });
  document.addEventListener("DOMContentLoaded", () => {
    look(false);
    observer.observe(document, { subtree: true, childList: true, characterData: true,
      attributes: true, attributeFilter: ["hidden", "open", "class"], attributeOldValue: true });
  });
})()"""
"""Notes what live regions say, as browsers tell it to readers, and what comes together with its
region: most readers never say that."""


def listen(page: Page) -> None:
    """Begins to note announcements, from the next page on."""
    page.add_init_script(LISTEN)


def told(page: Page) -> list[str]:
    """What was announced on this page so far."""
    found: list[str] = page.evaluate("cgTold")
    return found


def lost(page: Page) -> list[str]:
    """What entered the page together with its live region."""
    found: list[str] = page.evaluate("cgLost")
    return found


def node_of(element: Locator) -> dict[str, Any]:
    """Role, name, description and children of an element in the accessibility tree."""
    session = element.page.context.new_cdp_session(element.page)
    mark = "data-cg-test"
    element.evaluate("(node, mark) => node.setAttribute(mark, '')", mark)
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    found = session.send("DOM.querySelector", {"nodeId": root, "selector": f"[{mark}]"})
    about = {"nodeId": found["nodeId"], "fetchRelatives": True}
    nodes = session.send("Accessibility.getPartialAXTree", about)["nodes"]
    element.evaluate("(node, mark) => node.removeAttribute(mark)", mark)
    session.detach()
    own = nodes[0]
    kept = {node["nodeId"] for node in nodes if not node.get("ignored")}
    return {
        "role": own.get("role", {}).get("value"),
        "name": own.get("name", {}).get("value", ""),
        "description": own.get("description", {}).get("value", ""),
        "ignored": own.get("ignored", False),
        "children": [child for child in own.get("childIds", []) if child in kept],
    }


def full_tree(page: Page) -> list[dict[str, Any]]:
    """Every node of the accessibility tree that a reader meets."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [node for node in nodes if not node.get("ignored")]


def name_of(element: Locator) -> str:
    """The accessible name of an element."""
    return str(node_of(element)["name"])
