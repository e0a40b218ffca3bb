// biome-ignore-all lint/complexity/useArrowFunction: a plain script in the language of 2009, for browsers that know nothing newer
// biome-ignore-all lint/complexity/useOptionalChain: a plain script in the language of 2009, for browsers that know nothing newer
// biome-ignore-all lint/correctness/noUnusedVariables: a plain script in the language of 2009, for browsers that know nothing newer
// biome-ignore-all lint/style/useTemplate: a plain script in the language of 2009, for browsers that know nothing newer
/*
 * In each page of a package, before anything else: asks the page that the learning platform opened
 * whose words these are. A page that is opened by itself goes there first.
 */
(function () {
  var here = document.currentScript.dataset;
  var visit = null;
  try {
    visit = window.parent !== window && window.parent.cgLms;
  } catch (refused) {
    visit = null;
  }
  // A platform may shut frames off from each other: then this page works without it.
  if (!visit && window.name === "cg-course") {
    document.documentElement.dataset.lms = "silent";
    return;
  }
  if (!visit) {
    location.replace(here.root + "launch.html#" + here.page + location.hash);
    return;
  }
  window.cgStudent = visit.student;
  window.cgMemory = visit.memory;
  document.documentElement.dataset.lms = visit.tells ? "tells" : "silent";
  // Other sites do not belong into the platform's frame.
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[href]");
    if (!link || link.origin === location.origin || !/^https?:$/.test(link.protocol)) return;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  }, true);
})();
