/**
 * Contents, with the section marked that is being read.
 *
 * @typedef {{link: HTMLAnchorElement, heading: HTMLElement}} ContentsEntry
 */
"use strict";

(function (wiki) {
  const wide = matchMedia("(min-width: 78rem)");
  /** @type {HTMLElement | null} */
  let contents = null;
  /** @type {ContentsEntry[]} */
  let entries = [];
  /** @type {ContentsEntry | undefined} */
  let current;
  let isWaiting = false;

  /** The last entry whose heading stands in the upper quarter of the window or above it; at the end of the page the last of all. */
  function read() {
    const isAtEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    return isAtEnd
      ? entries.at(-1)
      : entries.filter((entry) => entry.heading.getBoundingClientRect().top < innerHeight / 4).at(-1);
  }

  function mark() {
    isWaiting = false;
    const entry = read();
    if (entry === current) {
      return;
    }
    current?.link.removeAttribute("aria-current");
    entry?.link.setAttribute("aria-current", "location");
    current = entry;
    if (entry && contents && wide.matches) {
      const { offsetTop, offsetHeight } = entry.link;
      if (offsetTop < contents.scrollTop || offsetTop + offsetHeight > contents.scrollTop + contents.clientHeight) {
        contents.scrollTop = offsetTop - contents.clientHeight / 2;
      }
    }
  }

  function follow() {
    contents = document.querySelector(".contents");
    entries = [];
    for (const link of contents?.querySelectorAll("a") ?? []) {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (heading) {
        entries.push({ link, heading });
      }
    }
    current = undefined;
    mark();
  }

  addEventListener("scroll", () => {
    if (!isWaiting) {
      isWaiting = true;
      requestAnimationFrame(mark);
    }
  }, { passive: true });
  follow();
  // Whoever exchanges the middle of a page where it stands, as a preview does, says so: the contents are others then.
  wiki.main.addEventListener("exchange", follow);
})(window.sahelwiki);
