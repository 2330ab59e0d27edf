/**
 * On a phone a note opens in a drawer at the foot of the screen, with its sources in full, where the reader is. Without a script its
 * mark leads to the note at the end of the page.
 */
"use strict";

(function (wiki) {
  const { make, holds } = wiki;
  const phone = matchMedia("(max-width: 40rem), (pointer: coarse)");
  const drawer = make("div", "drawer");
  drawer.hidden = true;
  drawer.tabIndex = -1;
  drawer.setAttribute("role", "dialog");
  document.body.append(drawer);
  /** @type {HTMLAnchorElement | null} */
  let openedBy = null;

  /** @param {boolean} isReturning  Whether the reader goes back to the mark. */
  function close(isReturning) {
    drawer.hidden = true;
    if (isReturning) {
      openedBy?.focus({ preventScroll: true });
    }
    openedBy = null;
  }

  /** @param {HTMLAnchorElement} mark @param {Node[]} content */
  function open(mark, content) {
    /** @type {HTMLElement | null} */
    const notes = wiki.main.querySelector(".notes");
    const title = mark.dataset.title ?? mark.textContent ?? "";
    const button = make("button", "", "×");
    button.type = "button";
    button.ariaLabel = notes?.dataset.close ?? "";
    button.addEventListener("click", () => close(true));
    const all = make("a", "", notes?.dataset.all ?? "");
    all.href = mark.hash;
    all.addEventListener("click", () => close(false));
    drawer.replaceChildren(make("div", "drawer-head", make("p", "drawer-title", title), button), ...content, make("p", "drawer-all", all));
    drawer.ariaLabel = title;
    drawer.hidden = false;
    drawer.scrollTop = 0;
    openedBy = mark;
    drawer.focus({ preventScroll: true });
    // The line that is being read stays in sight.
    const hidden = mark.getBoundingClientRect().bottom + 24 - drawer.getBoundingClientRect().top;
    if (hidden > 0) {
      scrollBy({ top: hidden });
    }
  }

  document.addEventListener("click", (event) => {
    /** @type {HTMLAnchorElement | null} */
    const mark = event.target instanceof Element ? event.target.closest("a[role=doc-noteref]") : null;
    const isPlain = !event.metaKey && !event.ctrlKey && !event.shiftKey;
    const content = mark && isPlain && phone.matches ? wiki.previewContent.note(mark, true) : null;
    if (mark && content) {
      event.preventDefault();
      open(mark, content);
    } else if (!drawer.hidden && !holds(drawer, event.target)) {
      close(false);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !drawer.hidden) {
      close(true);
    }
  });
})(window.sahelwiki);
