/**
 * Looks the words of a query up in running text, where each has a weight on each page.
 */
"use strict";

(function (search) {
  const mostExpansions = 60;
  /** Where so many pages have all words, others must be about as good to be shown. */
  const enough = 8;
  /** What share of a query's rarity a page must have. */
  const leastShare = 0.3;
  /** How good beside the best page with all words. */
  const aboutAsGood = 0.6;
  /** What a word counts that only begins as the one that is written, and one that is a guess. */
  const begun = 0.6, guessed = 0.5;

  /**
   * Pages with the words of a query, whatever their order. One that lacks a word may come before those that have all of them in passing.
   * @param {Data} data @param {QueryWord[]} needed @param {Corrections} corrections
   * @returns {Promise<Hit[]>}
   */
  async function find(data, needed, corrections) {
    const { tier, rarity, ofText } = search.rank;
    const lists = await Promise.all(needed.map((word) => weightsOf(data, word, corrections.get(word))));
    // A word that stands nowhere says nothing of the pages that have the others.
    const rarities = lists.map((list) => (list.size > 0 ? rarity(list.size, data.index.count) : 0));
    const all = rarities.reduce((sum, value) => sum + value, 0);
    /** @type {Map<number, {score: number, weight: number, words: number}>} */
    const pages = new Map();
    lists.forEach((list, i) => {
      for (const [entity, level] of list) {
        let page = pages.get(entity);
        if (!page) {
          pages.set(entity, page = { score: 0, weight: 0, words: 0 });
        }
        page.score += level * rarities[i];
        page.weight += rarities[i];
        page.words++;
      }
    });
    let [full, best] = [0, 0];
    for (const page of pages.values()) {
      page.score = ofText(page.score, page.weight / all);
      if (page.words === needed.length) {
        full++;
        best = Math.max(best, page.score);
      }
    }
    const worth = full === 0 ? tier.someWords : corrections.size > 0 ? tier.mistypedText : tier.text;
    const found = [];
    for (const [entity, page] of pages) {
      if (page.words === needed.length || (page.weight >= all * leastShare && (full < enough || page.score > best * aboutAsGood))) {
        found.push({ entity, tier: worth, score: page.score, name: -1 });
      }
    }
    return found;
  }

  /**
   * How much a word weighs on which pages.
   * @param {Data} data @param {QueryWord} word @param {Map<string, number>} [corrections]
   * @returns {Promise<Map<number, number>>}
   */
  async function weightsOf(data, word, corrections) {
    /** @type {Map<number, number>} */
    const found = new Map();
    /** @param {string} list @param {number} share */
    const add = (list, share) => {
      let entity = 0;
      for (const number of search.data.numbers(list)) {
        entity += number >> 3;
        const level = (number & 7) * share;
        if (level > (found.get(entity) ?? 0)) {
          found.set(entity, level);
        }
      }
    };
    /** @param {string} term @param {number} share */
    const addTerm = async (term, share) => {
      for (const shard of await data.holding("texts", term)) {
        shard.from(term).filter(([known]) => known === term).forEach(([, list]) => add(list, share));
      }
    };
    await addTerm(word.textKey, 1);
    if (word.isLast && (word.key.length > 2 || /[\u3005-\u9fff]/.test(word.key))) {
      for (const shard of await data.beginning("texts", word.key, 2)) {
        shard.from(word.key).slice(0, mostExpansions).forEach(([, list]) => add(list, begun));
      }
    }
    for (const [correct] of corrections ?? []) {
      for (const term of new Set([correct, search.words.textKey(correct, data.index.rules)])) {
        await addTerm(term, guessed);
      }
    }
    return found;
  }

  search.texts = { find, weightsOf };
})(window.sahelwikiSearch);
