/**
 * Looks the words of a query up in titles and other names.
 * A name is known by the number of its page times 64 plus its own: 0 for the title.
 *
 * @typedef {Map<QueryWord, Map<string, number>>} Corrections  For mistyped words the keys they may stand for, with the quality of each.
 * @typedef {Place & {length: number}} NamePlace  length: words in the name.
 */
"use strict";

(function (search) {
  const namesOfPage = 64;

  /**
   * Pages with a name that has all words.
   * @param {Data} data @param {QueryWord[]} needed @param {QueryWord[]} optional  Common words, which need not be there.
   * @param {Corrections} corrections @returns {Promise<Hit[]>}
   */
  async function find(data, needed, optional, corrections) {
    /** @type {Map<number, NamePlace>[]} */
    const tables = [];
    /** @type {number[] | null} */
    let names = null;
    // The longest word first: it stands in the fewest names, and where none is left the other words need not be loaded.
    for (const word of [...needed].sort((a, b) => b.key.length - a.key.length)) {
      const table = await placesOf(data, word, corrections.get(word));
      tables[needed.indexOf(word)] = table;
      names = names === null ? [...table.keys()] : names.filter((name) => table.has(name));
      if (names.length === 0) {
        return [];
      }
    }
    const others = await Promise.all(optional.map((word) => placesOf(data, word, undefined)));
    /** @type {Map<number, Hit>} */
    const best = new Map();
    for (const name of names ?? []) {
      const places = tables.map((table) => /** @type {NamePlace} */ (table.get(name)));
      const common = others.map((table) => table.get(name)).filter((place) => place !== undefined);
      const entity = Math.floor(name / namesOfPage);
      const worth = search.rank.ofName(places, common, places[0].length, name % namesOfPage === 0);
      if (worth > 0 && worth > (best.get(entity)?.tier ?? 0)) {
        best.set(entity, { entity, tier: worth, score: 0, name: name % namesOfPage });
      }
    }
    return [...best.values()];
  }

  /**
   * Pages of which a whole name stands among some words, each with the words of the longest such name.
   * @param {Data} data @param {QueryWord[]} words @returns {Promise<{entity: number, words: QueryWord[]}[]>}
   */
  async function named(data, words) {
    const { spelled } = search.rank;
    /** @type {Map<number, {word: QueryWord, place: NamePlace}[]>} */
    const found = new Map();
    for (const word of words) {
      for (const [name, place] of await placesOf(data, { ...word, isLast: false })) {
        if (place.quality <= spelled.alike) {
          found.set(name, [...(found.get(name) ?? []), { word, place }]);
        }
      }
    }
    /** @type {Map<number, {entity: number, words: QueryWord[]}>} */
    const best = new Map();
    for (const [name, parts] of found) {
      const entity = Math.floor(name / namesOfPage);
      const isWhole = new Set(parts.map(({ place }) => place.position)).size === parts[0].place.length;
      if (isWhole && parts.length > (best.get(entity)?.words.length ?? 0)) {
        best.set(entity, { entity, words: parts.map(({ word }) => word) });
      }
    }
    return [...best.values()];
  }

  /**
   * Where a word stands in which names.
   * @param {Data} data @param {QueryWord} word @param {Map<string, number>} [corrections]
   * @returns {Promise<Map<number, NamePlace>>}
   */
  async function placesOf(data, word, corrections) {
    const { spelled } = search.rank;
    const found = new Map();
    /** @param {string} list @param {number} quality */
    const add = (list, quality) => {
      const numbers = search.data.numbers(list);
      let entity = 0;
      for (let i = 0; i < numbers.length; i += 3) {
        entity += numbers[i];
        const name = entity * namesOfPage + (numbers[i + 1] >> 5);
        const known = found.get(name);
        if (!known || quality < known.quality) {
          found.set(name, { position: numbers[i + 1] & 31, quality, length: numbers[i + 2] });
        }
      }
    };
    // The last letters of a key are not settled while its word is being written: "o" may become "ou", which is read "u".
    const begin = word.isLast && word.key.length > 2 ? word.key.slice(0, -1) : word.key;
    for (const shard of word.isLast ? await data.beginning("names", begin, 3) : await data.holding("names", word.key)) {
      for (const [term, list] of shard.from(begin)) {
        const [key, form = key] = term.split("=");
        if (form === word.folded) {
          add(list, spelled.exactly);
        } else if (key === word.key) {
          add(list, spelled.alike);
        } else if (word.isLast && form.startsWith(word.folded)) {
          add(list, spelled.begun);
        } else if (word.isLast && word.key.length > 2 && key.startsWith(word.key)) {
          add(list, spelled.begunAlike);
        }
      }
    }
    for (const [correct, quality] of corrections ?? []) {
      for (const shard of await data.holding("names", correct)) {
        shard.from(correct).filter(([term]) => term.split("=")[0] === correct).forEach(([, list]) => add(list, quality));
      }
    }
    return found;
  }

  search.names = { find, named, placesOf, namesOfPage };
})(window.sahelwikiSearch);
