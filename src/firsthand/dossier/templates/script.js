(function () {
  "use strict";
  function open(node) { for (var at = node; at; at = at.parentElement) { if (at.tagName === "DETAILS") { at.open = true; } } }
  if (window.Highlight && CSS.highlights) {
    document.styleSheets[0].insertRule("::highlight(cited){background:var(--tint);color:var(--ink)}");
  }
  function mark(node) {
    var span = /-(\d+)-(\d+)$/.exec(node.id);
    if (!window.Highlight || !CSS.highlights) { return; }
    CSS.highlights.delete("cited");
    if (!span || !node.classList.contains("at")) { return; }
    var left = span[2] - span[1], range = document.createRange(), at;
    var walk = document.createTreeWalker(node.parentElement, NodeFilter.SHOW_TEXT);
    walk.currentNode = node;
    range.setStartAfter(node);
    while (left > 0 && (at = walk.nextNode())) {
      var points = Array.from(at.data).slice(0, left);
      left -= points.length;
      range.setEnd(at, points.join("").length);
    }
    CSS.highlights.set("cited", new Highlight(range));
  }
  function follow() {
    var id = decodeURIComponent(location.hash.slice(1));
    var node = id && document.getElementById(id);
    if (!node) { return; }
    open(node);
    mark(node);
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
