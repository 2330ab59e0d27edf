/**
 * What a mistyped query may mean: words with letters missing, wrong or swapped, words written together or apart.
 *
 * @typedef {{file: SingleFiles["vocabulary"] | null, terms: string[], names: number, letters: Int32Array, known: Set<string>}} Vocabulary
 *   terms: keys, those of names first, of which there are so many; letters: the letters that each has.
 */
"use strict";

(function (search) {
  const { spelled, mistakes } = search.rank;
  /** Each may cost a file. */
  const mostGuesses = 4;
  const mostPieces = 4;
  /**
   * Share of letter pairs that a name has in common with what was typed.
   * Source: Dice (1945), "Measures of the Amount of Ecologic Association Between Species".
   */
  const leastLikeness = 0.45;
  const mostNear = 8;
  /** In a query of more words a known word is not taken for a mistake. */
  const fewWords = 3;

  /** @type {Vocabulary} */
  let vocabulary = { file: null, terms: [], names: 0, letters: new Int32Array(0), known: new Set() };

  /** @param {Data} data */
  async function load(data) {
    const file = await data.single("vocabulary");
    if (vocabulary.file !== file) {
      const [names, texts] = file ? [search.data.unfold(file.names), search.data.unfold(file.texts)] : [[], []];
      const terms = names.concat(texts);
      vocabulary = { file, terms, names: names.length, letters: Int32Array.from(terms, lettersOf), known: new Set(terms) };
    }
  }

  /**
   * For words that lead nowhere as they are written: what may be meant.
   * @param {Data} data @param {Query} query @returns {Promise<{corrections: Corrections, unknown: QueryWord[]}>}
   */
  async function corrections(data, query) {
    /** @type {Corrections} */
    const found = new Map();
    await load(data);
    const { rules } = data.index;
    const words = query.words.filter((word) => !word.isCommon && mistakes(word.folded) > 0);
    const unknown = [];
    for (const word of words) {
      const closed = { ...word, isLast: false };
      if ((await search.texts.weightsOf(data, closed)).size === 0 && (await search.names.placesOf(data, closed)).size === 0) {
        unknown.push(word);
      }
    }
    // Where all words are known, one may stand for a name that no page has together with the others: "Boko Harm".
    const isAllKnown = unknown.length === 0;
    for (const word of isAllKnown && words.length > 1 && words.length <= fewWords ? words : unknown) {
      const near = nearest(word, rules, isAllKnown);
      if (near.size > 0) {
        found.set(word, near);
      }
    }
    return { corrections: found, unknown };
  }

  /**
   * Pages with the names that come nearest to the words of a query that found nothing, nearest first.
   * @param {Data} data @param {Query} query @param {number} most @returns {Promise<number[]>}
   */
  async function nearestPages(data, query, most) {
    await load(data);
    /** @type {Map<string, number>} */
    const terms = new Map();
    for (const word of query.words.filter(({ isCommon, folded }) => !isCommon && folded.length > 2)) {
      const own = pairsOf(word.key);
      for (let i = 0; i < vocabulary.names; i++) {
        const other = pairsOf(vocabulary.terms[i]);
        let shared = 0;
        own.forEach((pair) => { shared += other.has(pair) ? 1 : 0; });
        const likeness = (2 * shared) / (own.size + other.size);
        if (likeness >= leastLikeness && likeness > (terms.get(vocabulary.terms[i]) ?? 0)) {
          terms.set(vocabulary.terms[i], likeness);
        }
      }
    }
    /** @type {Set<number>} */
    const pages = new Set();
    for (const [term] of [...terms].sort((a, b) => b[1] - a[1]).slice(0, mostNear)) {
      const word = { word: term, folded: term, key: term, textKey: term, isLast: false, isCommon: false };
      const places = await search.names.placesOf(data, word);
      // The first is the most linked of those with the name.
      [...places.keys()].slice(0, 2).forEach((name) => pages.add(Math.floor(name / search.names.namesOfPage)));
    }
    return [...pages].slice(0, most);
  }

  /** Neighbouring letters of a word, with its beginning. @param {string} word */
  function pairsOf(word) {
    const pairs = new Set();
    for (let i = 0; i < word.length; i++) {
      pairs.add((word[i - 1] ?? " ") + word[i]);
    }
    return pairs;
  }

  /**
   * Terms a mistyped word may be, with their quality; only the nearest.
   * @param {QueryWord} word @param {Rules} rules @param {boolean} namesOnly @returns {Map<string, number>}
   */
  function nearest(word, rules, namesOnly) {
    const { terms, names, letters, known } = vocabulary;
    const limit = namesOnly ? 1 : mistakes(word.folded);
    const own = lettersOf(word.key);
    const isBegun = !namesOnly && word.isLast && word.key.length > 4;
    /** @param {string} term */
    const mayBegin = (term) => isBegun && term.length > word.key.length && term[0] === word.key[0];
    /** @type {Map<string, number>} */
    const found = new Map();
    for (let i = 0; i < (namesOnly ? names : terms.length); i++) {
      const term = terms[i];
      // The first letter of a word is rarely wrong; in a name it may be.
      if (i >= names && term[0] !== word.key[0]) {
        continue;
      }
      if (Math.abs(term.length - word.key.length) <= limit && countOf(own ^ letters[i]) <= 2 * limit) {
        const far = search.words.distance(word.key, term, limit);
        if (far <= limit && term !== word.key) {
          found.set(term, far <= 1 ? spelled.mistyped : spelled.twiceMistyped);
        }
      } else if (mayBegin(term) && countOf(own & ~letters[i]) <= 1) {
        if (search.words.distance(word.key, term.slice(0, word.key.length), 1) <= 1) {
          found.set(term, spelled.begunMistyped);
        }
      }
    }
    // The finger slips on letters, before they are read as sounds: "Touraeg" for Touareg.
    for (const slip of search.words.slips(word.folded)) {
      const key = search.words.key(slip, rules);
      if (key !== word.key && key.length > 2 && known.has(key)) {
        found.set(key, spelled.mistyped);
      }
    }
    const sorted = [...found].sort((a, b) => a[1] - b[1]);
    return new Map(sorted.filter(([, quality]) => quality === sorted[0][1] || quality === spelled.begunMistyped).slice(0, mostGuesses));
  }

  /**
   * The query with a space more or less, where that makes known words of unknown ones: "alqaeda", "bel mokhtar".
   * @param {Data} data @param {Query} query @returns {Promise<string | null>}
   */
  async function respaced(data, query) {
    await load(data);
    const { rules } = data.index;
    for (const [i, word] of query.words.entries()) {
      const next = query.words[i + 1];
      if (next && isKnown(word.folded + next.folded, rules)) {
        return query.words.map((one) => (one === word ? word.word + next.word : one === next ? "" : one.word)).join(" ");
      }
      const pieces = isKnown(word.folded, rules) ? null : cut(word.folded, rules, mostPieces);
      if (pieces) {
        return query.words.map((one) => (one === word ? pieces.join(" ") : one.word)).join(" ");
      }
    }
    return null;
  }

  /** @param {string} folded @param {Rules} rules */
  function isKnown(folded, rules) {
    return vocabulary.known.has(search.words.key(folded, rules)) || vocabulary.known.has(search.words.textKey(folded, rules));
  }

  /**
   * Known words that a word is made of, as few as can be; null where there are none. Articles and numbers may stand before them.
   * @param {string} folded @param {Rules} rules @param {number} most @returns {string[] | null}
   */
  function cut(folded, rules, most) {
    /** @type {string[] | null} */
    let best = null;
    for (let at = 2; most > 1 && at <= folded.length - 3; at++) {
      const [left, right] = [folded.slice(0, at), folded.slice(at)];
      if (rules.articles.includes(left) || /\d$/.test(left) !== /^\d/.test(right) || (at > 2 && isKnown(left, rules))) {
        /** @type {string[] | null} */
        const rest = isKnown(right, rules) ? [right] : cut(right, rules, (best ? best.length - 1 : most) - 1);
        if (rest && (!best || rest.length + 1 < best.length)) {
          best = [left, ...rest];
        }
      }
    }
    return best;
  }

  /**
   * The query as it was probably meant, in the spelling of the best answer.
   * @param {Data} data @param {Query} query @param {Corrections} corrections @param {Hit} hit
   */
  async function meant(data, query, corrections, hit) {
    const { words, fold, key, textKey } = search.words;
    const { rules } = data.index;
    const page = await data.entity(hit.entity);
    if (!page) {
      return null;
    }
    const sections = hit.name < 0 ? await data.text(page) ?? [] : [];
    const name = hit.name > 0 ? page.names[hit.name - 1][0] : page.title;
    const texts = [name, page.title, page.summary, ...sections.map((section) => section.text)];
    let text = query.text.trim();
    for (const [word, near] of corrections) {
      let spelling = null;
      for (const place of texts) {
        const at = words(place, rules).find(({ start, end }) => {
          const folded = fold(place.slice(start, end), rules);
          return near.has(key(folded, rules)) || near.has(textKey(folded, rules));
        });
        if (at) {
          spelling = place.slice(at.start, at.end);
          break;
        }
      }
      /** @param {string} place */
      const hasWord = (place) => words(place, rules).some(({ start, end }) => fold(place.slice(start, end), rules) === word.folded);
      if (spelling !== null && !texts.some(hasWord)) {
        text = text.replace(word.word, () => spelling);
      }
    }
    return text === query.text.trim() ? null : text;
  }

  /** One bit for each of the letters a word has, to tell at a glance that two words are far from each other. @param {string} word */
  function lettersOf(word) {
    let bits = 0;
    for (let i = 0; i < word.length; i++) {
      bits |= 1 << (word.charCodeAt(i) & 31);
    }
    return bits;
  }

  /** @param {number} bits */
  function countOf(bits) {
    let count = 0;
    for (; bits !== 0; bits &= bits - 1) {
      count++;
    }
    return count;
  }

  search.spelling = { corrections, nearestPages, respaced, meant };
})(window.sahelwikiSearch);
