/**
 * Chooses what of a page is shown under its name: the words around the densest hits, and the headings they stand under.
 *
 * @typedef {{text: string, isHit: boolean}} Piece
 * @typedef {{heading: string, title: string, pieces: Piece[], hits: number}} Excerpt
 */
"use strict";

(function (search) {
  const { words, fold } = search.words;
  const longest = 220;

  /**
   * Cuts a text into pieces that are hits and pieces that are none.
   * @param {string} text @param {(folded: string) => boolean} isHit @param {Rules} rules @returns {Piece[]}
   */
  function marked(text, isHit, rules) {
    /** @type {Piece[]} */
    const pieces = [];
    let done = 0;
    for (const hit of hitsIn(text, isHit, rules)) {
      // Pairs of characters overlap.
      const [start, end] = [Math.max(hit.start, done), hit.end];
      if (start > done) {
        pieces.push({ text: text.slice(done, start), isHit: false });
      }
      pieces.push({ text: text.slice(start, end), isHit: true });
      done = end;
    }
    return done < text.length ? pieces.concat({ text: text.slice(done), isHit: false }) : pieces;
  }

  /** @param {string} text @param {(folded: string) => boolean} isHit @param {Rules} rules */
  function hitsIn(text, isHit, rules) {
    return words(text, rules).filter(({ start, end }) => isHit(fold(text.slice(start, end), rules)));
  }

  /**
   * The excerpt of each section that has hits, the densest first.
   * @param {Section[]} sections @param {(folded: string) => boolean} isHit @param {Rules} rules @returns {Excerpt[]}
   */
  function excerpts(sections, isHit, rules) {
    return sections.map((section) => {
      const hits = hitsIn(section.text, isHit, rules);
      const inTitle = hitsIn(section.title, isHit, rules).length;
      const from = densest(section.text, hits, rules);
      const piece = section.text.slice(from.start, from.end).replace(/\s+/g, " ");
      const pieces = marked((from.start > 0 ? "… " : "") + piece + (from.end < section.text.length ? " …" : ""), isHit, rules);
      return { heading: section.heading, title: section.title, pieces, hits: from.different * 10 + from.count + inTitle * 15 };
    }).filter((excerpt) => excerpt.hits > 0).sort((a, b) => b.hits - a.hits);
  }

  /**
   * The window with the most different hits, then the most hits; it begins and ends at a space.
   * @param {string} text @param {{start: number, end: number}[]} hits @param {Rules} rules
   */
  function densest(text, hits, rules) {
    let best = { start: 0, different: 0, count: 0 };
    hits.forEach((hit, i) => {
      const inside = [];
      for (let j = i; j < hits.length && hits[j].end - hit.start <= longest * 0.8; j++) {
        inside.push(fold(text.slice(hits[j].start, hits[j].end), rules));
      }
      const different = new Set(inside).size;
      if (different > best.different || (different === best.different && inside.length > best.count)) {
        best = { start: hit.start, different, count: inside.length };
      }
    });
    let start = Math.max(0, best.start - 50);
    start = start === 0 ? 0 : text.indexOf(" ", start) + 1;
    start = start > best.start ? best.start : start;
    let end = Math.min(text.length, start + longest);
    end = end === text.length ? end : Math.max(text.lastIndexOf(" ", end), start + 1);
    return { ...best, start, end };
  }

  /** @param {string} text @param {string[]} phrase  Folded words. @param {Rules} rules */
  function hasPhrase(text, phrase, rules) {
    const folded = words(text, rules).map(({ start, end }) => fold(text.slice(start, end), rules));
    return folded.some((_, i) => phrase.every((word, j) => folded[i + j] === word));
  }

  search.excerpt = { marked, excerpts, hasPhrase };
})(window.sahelwikiSearch);
