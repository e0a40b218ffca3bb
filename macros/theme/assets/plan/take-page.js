/* Runs before anything else: takes a page that came in the address out of it, and keeps it for the plan. */
(() => {
  const take = () => {
    if (!location.hash.startsWith("#page=")) return;
    globalThis.cgPage = location.hash.slice(1);
    history.replaceState(history.state, "", location.pathname + location.search);
    dispatchEvent(new Event("cg-page"));
  };
  addEventListener("hashchange", take);
  take();
})();
