/** What a preview says: of a page its kind, summary and key facts; of a note the note with its sources in full. */
"use strict";

(function (wiki) {
  const { root, make, documentOf } = wiki;

  /** Null where the link leads to no page of the wiki, or to this one. @param {HTMLAnchorElement} link @returns {Promise<Node[] | null>} */
  async function subject(link) {
    const address = documentOf(link.href);
    if (!address.startsWith(root) || !address.endsWith(".html") || address === documentOf(location.href)) {
      return null;
    }

    const entry = await wiki.shards.entry(decodeURIComponent(address.slice(root.length, -".html".length)));
    if (!entry) {
      return null;
    }
    const [title, kind, summary, facts = []] = entry;
    const rows = facts.map(([label, value]) => make("div", "", make("dt", "", label), make("dd", "", value)));
    return [
      make("p", "preview-kind", kind),
      make("p", "preview-title", title),
      make("p", "", summary),
      ...(rows.length > 0 ? [make("dl", "", ...rows)] : []),
    ];
  }

  /**
   * The words of a note or a source.
   * @param {Element} element @param {boolean} isForUse  Whether its links are to be followed, or it is for the eye alone.
   */
  function copy(element, isForUse) {
    const clone = /** @type {Element} */ (element.cloneNode(true));
    clone.querySelectorAll(isForUse ? ".back" : ".back, .source-page").forEach((part) => part.remove());
    clone.querySelectorAll("[id]").forEach((part) => part.removeAttribute("id"));
    clone.querySelectorAll("a").forEach((part) => { part.tabIndex = isForUse ? 0 : -1; });
    return [...clone.childNodes];
  }

  /**
   * A note with its sources in full; null where it is not on the page.
   * @param {HTMLAnchorElement} mark @param {boolean} isForUse @returns {Node[] | null}
   */
  function note(mark, isForUse) {
    const item = document.getElementById(mark.hash.slice(1));
    if (!item) {
      return null;
    }
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const cited = item.querySelectorAll('a[href^="#wiki-source-"]');
    const sources = [...cited].map((source) => document.getElementById(source.hash.slice(1))).filter((source) => source !== null);
    return [
      make("p", "preview-note", ...copy(item, isForUse)),
      ...sources.map((source) => make("p", "preview-source", ...copy(source, isForUse))),
    ];
  }

  /** The words of a note without the ways back, as text. @param {Element} item */
  function words(item) {
    const parts = [...item.childNodes].filter((part) => !(part instanceof Element && part.matches(".back")));
    return parts.map((part) => part.textContent ?? "").join("").trim();
  }

  wiki.previewContent = { subject, note, words };
})(window.sahelwiki);
