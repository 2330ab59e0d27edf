/**
 * Data of previews: shards are scripts, since a page opened from a folder may load nothing else. Each calls
 * sahelPreviews(number, pages).
 *
 * @typedef {[title: string, kind: string, summary: string, facts?: [label: string, value: string][]]} PreviewEntry
 * @typedef {Record<string, PreviewEntry>} PreviewShard  By the address of the page, without .html.
 */
"use strict";

(function (wiki) {
  const { root, shardCount, make } = wiki;
  /** @type {Map<number, {pages: Promise<PreviewShard>, resolve: (pages: PreviewShard) => void}>} */
  const shards = new Map();

  window.sahelPreviews = (number, pages) => shards.get(number)?.resolve(pages);

  /** The pages of a shard; none where it cannot be loaded. @param {number} number @returns {Promise<PreviewShard>} */
  function load(number) {
    const known = shards.get(number);
    if (known) {
      return known.pages;
    }

    /** @type {(pages: PreviewShard) => void} */
    let resolve = () => {};
    /** @type {Promise<PreviewShard>} */
    const pages = new Promise((done) => { resolve = done; });
    shards.set(number, { pages, resolve });
    const script = make("script", "");
    script.src = `${root}previews/${number}.js`;
    script.onerror = () => {
      resolve({});
      shards.delete(number);
    };
    document.head.append(script);
    return pages;
  }

  /** Which shard holds a page: FNV-1a over the letters of its address, as the build computes it. @param {string} page */
  function shardOf(page) {
    let hash = 0x811c9dc5;
    for (let i = 0; i < page.length; i++) {
      hash = Math.imul(hash ^ page.charCodeAt(i), 0x01000193);
    }
    return (hash >>> 0) & (shardCount - 1);
  }

  /** What a preview shows of a page. @param {string} page  Its address without .html. @returns {Promise<PreviewEntry | undefined>} */
  async function entry(page) {
    return shardCount > 0 ? (await load(shardOf(page)))[page] : undefined;
  }

  wiki.shards = { load, entry };
})(window.sahelwiki);
