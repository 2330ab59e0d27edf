/**
 * Marks of notes, for those who listen and those who use keys. A mark says what its note says: "Note 4: AFPC, n. 79." Of the marks of a
 * paragraph, and of the ways back from a note, the Tab key meets one; the arrow keys lead to its neighbours.
 */
"use strict";

(function (wiki) {
  const marks = "a[role=doc-noteref]";
  const backs = "a[role=doc-backlink]";
  const blocks = "p, li, dd, td, th, blockquote";

  /** The links that are one stop for the Tab key with this one. @param {Element} link @returns {HTMLAnchorElement[]} */
  function neighbours(link) {
    const block = link.closest(link.matches(backs) ? ".back" : blocks);
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const all = (block ?? wiki.main).querySelectorAll(link.matches(backs) ? backs : marks);
    return [...all].filter((other) => other.closest(blocks) === link.closest(blocks));
  }

  function prepare() {
    /** @type {Set<Element | null>} */
    const stops = new Set();
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const links = wiki.main.querySelectorAll(`${marks}, ${backs}`);
    for (const link of links) {
      const group = link.closest(link.matches(backs) ? ".back" : blocks);
      link.tabIndex = stops.has(group) ? -1 : 0;
      stops.add(group);
      const note = link.matches(marks) ? document.getElementById(link.hash.slice(1)) : null;
      if (note) {
        link.dataset.title = link.ariaLabel ?? "";
        link.ariaLabel = `${link.ariaLabel}: ${wiki.previewContent.words(note)}`;
      }
    }
  }

  wiki.main.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const link = event.target;
    if (step === 0 || !(link instanceof HTMLAnchorElement) || !link.matches(`${marks}, ${backs}`)) {
      return;
    }
    const group = neighbours(link);
    const next = group[group.indexOf(link) + step];
    if (next) {
      event.preventDefault();
      link.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    }
  });
  // What a preview says of a note, a mark says too: that part has come by then.
  document.addEventListener("DOMContentLoaded", prepare);
  wiki.main.addEventListener("exchange", prepare);
})(window.sahelwiki);
