(function () {
  "use strict";
  function open(node) { for (var at = node; at; at = at.parentElement) { if (at.tagName === "DETAILS") { at.open = true; } } }
  function follow() {
    var id = decodeURIComponent(location.hash.slice(1));
    var node = id && document.getElementById(id);
    if (!node) { return; }
    open(node);
    var tall = node.getBoundingClientRect().height > innerHeight / 2;
    node.scrollIntoView({ block: tall ? "start" : "center", behavior: "instant" });
  }
  addEventListener("hashchange", follow);
  var shut = [];
  addEventListener("beforeprint", function () {
    shut = Array.from(document.querySelectorAll("#brief details:not([open])"));
    shut.forEach(function (node) { node.open = true; });
  });
  addEventListener("afterprint", function () {
    shut.forEach(function (node) { node.open = false; });
  });
  follow();
})();
