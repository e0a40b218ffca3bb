// biome-ignore-all lint/complexity/useArrowFunction: a plain script in the language of 2009, for browsers that know nothing newer
// biome-ignore-all lint/style/useTemplate: a plain script in the language of 2009, for browsers that know nothing newer
/*
 * A page whose modules cannot run must not look alive: it says so, and becomes the form to print that
 * it is without JavaScript. This has to run in browsers that know nothing newer, so it is a plain
 * script in the language of 2009 (ES5). It comes before the modules, and hears how they fail.
 */
(function () {
  var own = document.getElementById("cg-unstarted");
  var assets = own.src.replace(/site\/unstarted\.js.*$/, "");
  var why = "";

  /* Of what fails in a course that is opened from a folder, a page is not told where or why. */
  function isOurs(address) {
    return address ? String(address).indexOf(assets) === 0 : location.protocol === "file:";
  }

  function listen(event) {
    if (event.target && event.target.tagName === "SCRIPT" && isOurs(event.target.src)) why = why || "broken";
    if (event.message && isOurs(event.filename)) why = /SyntaxError/.test(event.error || event.message) ? "old" : why || "broken";
  }

  function make(name, text) {
    var element = document.createElement(name);
    element.appendChild(document.createTextNode(text));
    return element;
  }

  function sentence() {
    var line = make("p", own.getAttribute("data-" + why) + " ");
    line.className = "ws-noscript";
    if (!own.getAttribute("data-browsers")) return line;
    line.appendChild(make("a", own.getAttribute("data-which"))).href = own.getAttribute("data-browsers");
    return line;
  }

  /* What stands in a <noscript> is text where scripts run. */
  function unwrap(wrapped) {
    var inside = new DOMParser().parseFromString(wrapped.textContent, "text/html").body;
    var place = wrapped.parentNode;
    if (inside.querySelector(".ws-noscript")) place.insertBefore(sentence(), wrapped);
    else while (inside.firstChild) place.insertBefore(inside.firstChild, wrapped);
    place.removeChild(wrapped);
  }

  function turn() {
    var root = document.documentElement;
    var heading = document.querySelector("main h1");
    window.removeEventListener("error", listen, true);
    if (!why) return;
    root.className = "no-js";
    root.setAttribute("data-unstarted", why);
    Array.prototype.forEach.call(document.querySelectorAll(".ws-late"), function (form) {
      form.className = form.className.replace("ws-late", "");
    });
    Array.prototype.slice.call(document.querySelectorAll("body noscript")).forEach(unwrap);
    if (heading) heading.parentNode.insertBefore(sentence(), heading.nextSibling);
  }

  if (document.querySelector("script[type=module]") && !("noModule" in own)) why = "old";
  window.addEventListener("error", listen, true);
  document.addEventListener("DOMContentLoaded", turn);
})();
