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

  /** The words of a note or a source, without ways to elsewhere. @param {Element} element */
  function copy(element) {
    const clone = /** @type {Element} */ (element.cloneNode(true));
    clone.querySelectorAll(".back, .source-page").forEach((part) => part.remove());
    clone.querySelectorAll("[id]").forEach((part) => part.removeAttribute("id"));
    clone.querySelectorAll("a").forEach((part) => { part.tabIndex = -1; });
    return [...clone.childNodes];
  }

  /** Null where the note is not on the page. @param {HTMLAnchorElement} mark @returns {Node[] | null} */
  function note(mark) {
    const item = document.getElementById(mark.hash.slice(1));
    if (!item) {
      return null;
    }
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const cited = item.querySelectorAll('a[href^="#wiki-source-"]');
    const sources = [...cited].map((source) => document.getElementById(source.hash.slice(1))).filter((source) => source !== null);
    return [make("p", "preview-note", ...copy(item)), ...sources.map((source) => make("p", "preview-source", ...copy(source)))];
  }

  wiki.previewContent = { subject, note };
})(window.sahelwiki);
