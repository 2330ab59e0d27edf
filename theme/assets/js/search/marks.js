/** Marks the words that were searched for on the page that a result led to. */
"use strict";

(function (search) {
  const most = 500;

  /** @param {string} query @param {Finder} finder */
  search.marks = function (query, finder) {
    const main = document.querySelector("main");
    const { rules } = finder.data.index;
    const read = finder.read(String(query));
    const own = read.words.filter((word) => !word.isCommon);
    const isHit = finder.matcher(own.length > 0 ? own : read.words, new Map());
    if (!main) {
      return;
    }
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) {
      texts.push(/** @type {Text} */ (walker.currentNode));
    }
    let count = 0;
    for (const text of texts) {
      const pieces = search.excerpt.marked(text.data, isHit, rules);
      if (count < most && pieces.some((piece) => piece.isHit)) {
        count += pieces.length;
        text.replaceWith(...search.show.marked(pieces));
      }
    }
    // Esc takes the marks away.
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        main.querySelectorAll("mark").forEach((mark) => mark.replaceWith(...mark.childNodes));
      }
    }, { once: true });
  };
})(window.sahelwikiSearch);
