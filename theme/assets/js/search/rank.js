/**
 * How well a name answers a query, and in which order answers stand. Pure: tests/search-cases.json tries it.
 *
 * @typedef {{position: number, quality: number}} Place  Where in a name a word of the query stands, and how it is spelled there.
 * @typedef {{entity: number, tier: number, score: number, name: number, isGuide?: boolean}} Hit
 *   name: the one that answers, 0 for the title; -1 where the text does; isGuide: the page is about the wiki itself.
 */
"use strict";

(function (search) {
  /** How a word of the query is spelled in a name, best first. */
  const spelled = { exactly: 0, alike: 1, begun: 2, begunAlike: 3, mistyped: 4, twiceMistyped: 5, begunMistyped: 6 };

  /** What answers first. Within a tier of names the page that more pages lead to comes first; within a tier of texts the heavier words. */
  const tier = { whole: 100, alike: 94, begin: 86, reordered: 76, words: 72, asked: 66, text: 60,
    mistyped: 50, mistypedText: 44, someWords: 40, guide: 30 };

  /**
   * @param {Place[]} required  For each word that must be there.
   * @param {Place[]} optional  For each common word ("of", "the") that is there.
   * @param {number} length  Words in the name.
   * @param {boolean} isTitle
   * @returns {number} A tier, or a little less.
   */
  function ofName(required, optional, length, isTitle) {
    const positions = required.concat(optional).map((place) => place.position);
    const worst = Math.max(...required.map((place) => place.quality));
    const covered = new Set(positions).size;
    if (covered < positions.length) {
      return 0;
    }
    const inOrder = positions.every((position) => position < covered)
      && required.every((place, i) => i === 0 || place.position > required[i - 1].position);
    const isWhole = inOrder && covered === length;
    const alias = isTitle ? 0 : 1;
    if (worst >= spelled.mistyped) {
      return tier.mistyped + (isWhole ? 4 : inOrder ? 2 : covered === length ? 1 : 0) - (worst - spelled.mistyped) * 0.3 - alias * 0.1;
    }
    if (isWhole && worst <= spelled.alike) {
      return (worst === spelled.exactly ? tier.whole : tier.alike) - alias;
    }
    if (isWhole) {
      return tier.begin + 4 - alias - (worst === spelled.begun ? 0 : 0.5);
    }
    const penalty = (worst === spelled.exactly || worst === spelled.begun ? 0 : 0.5) + alias;
    if (inOrder) {
      return tier.begin - penalty;
    }
    return (covered === length ? tier.reordered : tier.words) - penalty;
  }

  /** How many mistakes a word may have: none below four letters, two from eight. @param {string} folded */
  function mistakes(folded) {
    return /\p{Nd}/u.test(folded) || folded.length < 4 ? 0 : folded.length < 8 ? 1 : 2;
  }

  /** Rarity of a word. Source: Robertson and Zaragoza (2009), formula 3.3, kept above zero. @param {number} pages @param {number} all */
  function rarity(pages, all) {
    return Math.log(1 + (all - pages + 0.5) / (pages + 0.5));
  }

  /**
   * What a page is worth by its text: the weights of its words, less where it lacks some of them.
   * @param {number} weight @param {number} share  Of the query's rarity.
   */
  function ofText(weight, share) {
    return weight * share ** 0.7;
  }

  /** Pages about the wiki come after those about its subjects, unless they are called by name. @param {Hit} a @param {Hit} b */
  function order(a, b) {
    const [early, late] = [a, b].map((hit) => (hit.isGuide && hit.tier < tier.begin ? Math.min(hit.tier, tier.guide) : hit.tier));
    return late - early || b.score - a.score || a.entity - b.entity;
  }

  search.rank = { spelled, tier, ofName, mistakes, rarity, ofText, order };
})(window.sahelwikiSearch);
