// biome-ignore-all lint/complexity/useArrowFunction: a plain script in the language of 2009, for browsers that know nothing newer
// biome-ignore-all lint/correctness/noUnusedVariables: a plain script in the language of 2009, for browsers that know nothing newer
/*
 * Where the browser refuses storage, asking for it throws, and the theme's script dies of that
 * (search then finds nothing). This puts in its place a storage that forgets with the page. Ours
 * knows the difference: it is no `Storage`, so nothing is ever called saved in it.
 */
(function () {
  // A change of pages that is not drawn, as when a window changes its size meanwhile, is no fault.
  ["pageswap", "pagereveal"].forEach(function (name) {
    addEventListener(name, function (event) {
      if (event.viewTransition) event.viewTransition.ready.catch(function () {});
    });
  });

  // Modules run late. What somebody writes before they do is told from what a browser fills in by itself.
  window.cgTyped = new WeakSet();
  addEventListener("input", function (event) { window.cgTyped.add(event.target); }, true);

  function forgetful() {
    var kept = new Map();
    return {
      get length() { return kept.size; },
      key: function (n) { return Array.from(kept.keys())[n] || null; },
      getItem: function (key) { return kept.has(String(key)) ? kept.get(String(key)) : null; },
      setItem: function (key, value) { kept.set(String(key), String(value)); },
      removeItem: function (key) { kept.delete(String(key)); },
      clear: function () { kept.clear(); }
    };
  }
  ["localStorage", "sessionStorage"].forEach(function (name) {
    try {
      window[name].getItem("");
    } catch (refused) {
      Object.defineProperty(window, name, { value: forgetful(), configurable: true });
    }
  });

  // Known before anything is drawn: whether something was written here. Styles keep room for what it will show.
  if (Object.keys(localStorage).some(function (key) { return key.indexOf("cg:") === 0; })) document.documentElement.className += " cg-begun";
})();
