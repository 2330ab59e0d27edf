/** A page at random: a shard, then a page of it. Without a script the link leads to the list of all names. */
"use strict";

(function (wiki) {
  const { root, shardCount } = wiki;
  /** A shard may hold nothing but sources, which are no pages to land on. */
  const mostTries = 5;

  /** @template Item @param {Item[]} items  At least one. */
  function any(items) {
    return items[Math.floor(Math.random() * items.length)];
  }

  /** Its address, relative to the site; null where none was found. @returns {Promise<string | null>} */
  async function page() {
    for (let tries = 0; tries < mostTries && shardCount > 0; tries++) {
      const shard = await wiki.shards.load(Math.floor(Math.random() * shardCount));
      const pages = Object.keys(shard).filter((name) => !name.startsWith("sources/"));
      if (pages.length > 0) {
        return `${any(pages).split("/").map(encodeURIComponent).join("/")}.html`;
      }
    }
    return null;
  }

  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll("a[data-random]");
  for (const link of links) {
    link.addEventListener("click", async (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) {
        return;
      }
      event.preventDefault();
      const found = await page();
      location.href = found === null ? link.href : root + found;
    });
  }
})(window.sahelwiki);
