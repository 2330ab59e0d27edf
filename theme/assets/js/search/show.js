/** What the box and the page share: words of the interface, and how an answer is written down. */
"use strict";

(function (search) {
  /**
   * @template {keyof HTMLElementTagNameMap} Tag
   * @param {Tag} tag @param {Record<string, string | undefined>} attributes @param {(Node | string)[]} children
   * @returns {HTMLElementTagNameMap[Tag]}
   */
  function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== undefined) {
        made.setAttribute(name, value);
      }
    }
    made.append(...children);
    return made;
  }

  /**
   * A text of the interface with its places filled.
   * @param {Record<string, string>} phrases @param {string} key @param {(string | number)[]} values
   */
  function say(phrases, key, ...values) {
    return (phrases[key] ?? key).replace(/\{(\d)\}/g, (_, place) => String(values[Number(place)] ?? ""));
  }

  /**
   * In French nothing is singular, too.
   * @param {Record<string, string>} phrases @param {string} key @param {number} count
   */
  function sayCount(phrases, key, count) {
    const language = document.documentElement.lang || "en";
    const isOne = new Intl.PluralRules(language).select(count) === "one";
    return say(phrases, `${key}.${isOne ? "one" : "other"}`, count.toLocaleString(language));
  }

  /** @param {Piece[]} pieces */
  function marked(pieces) {
    return pieces.map((piece) => (piece.isHit ? element("mark", {}, piece.text) : piece.text));
  }

  /**
   * The name that a page was found by, where it is not its title, with what is known of it.
   * @param {Entity} page @param {Hit} hit @returns {string}
   */
  function otherName(page, hit) {
    const name = hit.name > 0 ? page.names[hit.name - 1] : undefined;
    return name ? (name[1] ? `${name[0]} (${name[1]})` : name[0]) : "";
  }

  /** Leaves a note for the page that is about to open. @param {string} href @param {string} query */
  function follow(href, query) {
    try {
      localStorage.setItem("sahelwiki-marks", JSON.stringify({ query, path: new URL(href, location.href).pathname, at: Date.now() }));
    } catch {
      // Without storage the words stay unmarked.
    }
  }

  /** Where the results of a query stand: behind #, so that no server hears of it. @param {string} root @param {string} query */
  function resultsOf(root, query) {
    return `${root}search.html${query ? `#${new URLSearchParams({ q: query })}` : ""}`;
  }

  /**
   * Opens the page of which a text is the whole name; else shows the results.
   * @param {Finder} finder @param {string} text @param {() => void} [otherwise]
   */
  async function enter(finder, text, otherwise) {
    const exact = await finder.exact(text).catch(() => null);
    if (exact) {
      location.assign(finder.data.root + exact.page.address);
    } else if (otherwise) {
      otherwise();
    } else {
      location.assign(resultsOf(finder.data.root, text));
    }
  }

  search.show = { element, say, sayCount, marked, otherName, follow, resultsOf, enter };
})(window.sahelwikiSearch);
