/** What a phone folds and a desk has room for: the contents and the key facts. Browsers of today do it by the style alone. */
"use strict";

(function (wiki) {
  /** @type {[part: string, room: MediaQueryList][]} */
  const folds = [
    [".contents > details", matchMedia("(min-width: 78rem)")],
    [".infobox > details", matchMedia("(min-width: 58rem)")],
  ];

  function fit() {
    for (const [part, room] of folds) {
      /** @type {HTMLDetailsElement | null} */
      const details = wiki.main.querySelector(part);
      if (details) {
        details.open = room.matches;
      }
    }
  }

  // On a phone the contents lie over the text: they go when the reader has chosen, or turns away.
  document.addEventListener("click", ({ target }) => {
    /** @type {HTMLDetailsElement | null} */
    const contents = wiki.main.querySelector(".contents > details");
    const isChoice = target instanceof Element && target.closest(".contents a") !== null;
    if (contents && matchMedia("(max-width: 40rem)").matches && (isChoice || !wiki.holds(contents, target))) {
      contents.open = false;
    }
  });
  folds.forEach(([, room]) => room.addEventListener("change", fit));
  fit();
})(window.sahelwiki);
