/** What is wider than a phone begins with what matters: the way to where the reader is. */
"use strict";

(function () {
  /** @param {Element} outer  That scrolls. @param {Element} inner */
  function center(outer, inner) {
    const { left, width } = inner.getBoundingClientRect();
    outer.scrollLeft += left + width / 2 - outer.getBoundingClientRect().left - outer.clientWidth / 2;
  }

  const here = document.querySelector(".site-header nav [aria-current]");
  const bar = here?.closest("ul");
  if (here && bar) {
    center(bar, here);
  }
})();
