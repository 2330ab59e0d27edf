/**
 * On a wide screen notes stand beside the paragraphs that cite them, below the key facts. They are for the eye: the same notes are at
 * the end of the page, and marks say them to those who listen. Where many would stand far from their paragraph, they are left out.
 */
"use strict";

(function (wiki) {
  const { main, make } = wiki;
  const wide = matchMedia("(min-width: 78rem)");
  /** In CSS pixels: between two, and how much lower than its paragraph one may begin. */
  const [gap, furthest] = [12, 160];
  const layer = make("div", "beside");
  layer.setAttribute("aria-hidden", "true");
  /** Of the text, when the notes were last laid out. */
  let height = 0;

  /** The blocks of the text that cite, with the notes of each, once. @param {Element} text */
  function citing(text) {
    /** @type {Map<Element, Set<string>>} */
    const blocks = new Map();
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const marks = text.querySelectorAll("a[role=doc-noteref]");
    for (const mark of marks) {
      const block = mark.closest("p, li, blockquote, tr") ?? text;
      blocks.set(block, (blocks.get(block) ?? new Set()).add(mark.hash.slice(1)));
    }
    return blocks;
  }

  /** @param {string} id  Of a note. */
  function numberOf(id) {
    return id.slice(id.lastIndexOf("-") + 1);
  }

  /** @param {string} a @param {string} b */
  function byNumber(a, b) {
    return Number(numberOf(a)) - Number(numberOf(b));
  }

  /** @param {string} id */
  function line(id) {
    const note = document.getElementById(id);
    return make("p", "", make("b", "", numberOf(id)), " ", note ? wiki.previewContent.words(note) : "");
  }

  function lay() {
    const text = main.querySelector(".text");
    const body = main.querySelector(".page-body");
    layer.replaceChildren();
    if (!wide.matches || !text || !body) {
      return;
    }

    const top = body.getBoundingClientRect().top;
    const box = body.querySelector(".infobox")?.getBoundingClientRect();
    const end = text.getBoundingClientRect().bottom - top;
    let free = box ? box.bottom - top + 2 * gap : 0;
    const groups = [...citing(text)].map(([block, ids]) => {
      const { top: from, bottom: to } = block.getBoundingClientRect();
      return { from: from - top, to: to - top, aside: make("div", "", ...[...ids].sort(byNumber).map(line)) };
    }).filter(({ to }) => to > free);
    layer.append(...groups.map(({ aside }) => aside));
    body.append(layer);
    // All heights are read before anything is moved, so that the page is laid out once.
    const heights = groups.map(({ aside }) => aside.offsetHeight);
    groups.forEach(({ from, aside }, i) => {
      const place = Math.max(from, free);
      if (place - from > furthest || place + heights[i] > end + furthest) {
        aside.remove();
      } else {
        aside.style.transform = `translateY(${Math.round(place)}px)`;
        free = place + heights[i] + gap;
      }
    });
  }

  const watch = new ResizeObserver((entries) => {
    const now = entries.reduce((sum, entry) => sum + entry.contentRect.height + entry.contentRect.width, 0);
    if (now !== height) {
      height = now;
      lay();
    }
  });

  function follow() {
    watch.disconnect();
    height = 0;
    main.querySelectorAll(".text, .infobox").forEach((part) => watch.observe(part));
  }

  wide.addEventListener("change", lay);
  main.addEventListener("exchange", follow);
  follow();
})(window.sahelwiki);
