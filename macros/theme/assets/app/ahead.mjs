/** Fetches pages ahead: one that is pointed at, and the next when this one is read to its end. */

const NEXT = ".cg-next a, .ws-next a, .md-footer__link--next";

/** Addresses that were fetched, and this page's own. */
const fetched = new Set([location.pathname]);

/** Only fetched, never drawn: drawing would begin to read and write what is stored. @param {Element | null} link */
function fetchAhead(link) {
  const { origin, pathname: href } = /** @type {HTMLAnchorElement} */ (link ?? location);
  if (origin !== location.origin || fetched.has(href)) return;
  fetched.add(href);
  document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", href }));
}

const pointedAt = () => fetchAhead(document.querySelector("a:hover"));
addEventListener("pointerover", pointedAt);
pointedAt();

const end = new IntersectionObserver((seen) => {
  for (const { isIntersecting, target } of seen) if (isIntersecting) fetchAhead(target);
});
for (const link of document.querySelectorAll(NEXT)) end.observe(link);
