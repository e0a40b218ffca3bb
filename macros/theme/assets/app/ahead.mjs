/** Fetches pages ahead: one that is pointed at, and the next when this one is read to its end. */

const NEXT = ".cg-next a, .ws-next a, .md-footer__link--next";

/** What a page waits for before it can be used. */
const NEEDED = "link[rel=stylesheet], link[rel=modulepreload], script[src]";

/** Addresses that were fetched, and this page's own. */
const fetched = new Set([location.href.replace(/[?#].*/, "")]);

/** Only fetched, never drawn: drawing would begin to read and write what is stored. @param {string} href @returns {HTMLLinkElement | undefined} nothing when it is here */
function fetchOnce(href) {
  if (fetched.has(href) || performance.getEntriesByName(href).length) return undefined;
  fetched.add(href);
  const link = Object.assign(document.createElement("link"), { rel: "prefetch", href });
  document.head.append(link);
  return link;
}

/** The styles and modules of a page that has just come, out of the browser's cache. @param {string} href */
async function fetchNeeded(href) {
  const text = await (await fetch(href, { cache: "force-cache" })).text();
  for (const needed of new DOMParser().parseFromString(text, "text/html").querySelectorAll(NEEDED))
    fetchOnce(new URL(String(needed.getAttribute("href") ?? needed.getAttribute("src")), href).href);
}

/** @param {Element | null} link */
function fetchAhead(link) {
  const { origin, pathname } = /** @type {HTMLAnchorElement} */ (link ?? location);
  const href = origin + pathname;
  if (origin === location.origin) fetchOnce(href)?.addEventListener("load", () => fetchNeeded(href).catch(() => {}));
}

const pointedAt = () => fetchAhead(document.querySelector("a:hover"));
addEventListener("pointerover", pointedAt);
pointedAt();

const end = new IntersectionObserver((seen) => {
  for (const { isIntersecting, target } of seen) if (isIntersecting) fetchAhead(target);
});
for (const link of document.querySelectorAll(NEXT)) end.observe(link);
