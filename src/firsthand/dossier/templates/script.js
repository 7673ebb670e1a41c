(function () {
  "use strict";
  function open(node) { for (var at = node; at; at = at.parentElement) { if (at.tagName === "DETAILS") { at.open = true; } } }
  function follow() {
    var id = decodeURIComponent(location.hash.slice(1));
    var node = id && document.getElementById(id);
    if (node) { open(node); node.scrollIntoView({ block: "center" }); }
  }
  addEventListener("hashchange", follow);
  addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (node) { node.open = true; });
  });
  follow();
})();
