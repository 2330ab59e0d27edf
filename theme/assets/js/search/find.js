/**
 * Finds pages: reads a query, looks its words up in names and texts, and puts the answers in order.
 *
 * @typedef {{word: string, folded: string, key: string, textKey: string, isLast: boolean, isCommon: boolean}} QueryWord
 * @typedef {{words: QueryWord[], phrases: string[][], without: QueryWord[], text: string}} Query
 * @typedef {{hits: import("./rank.js").Hit[], atLeast: boolean, meant: string | null, isPartial: boolean, words: (folded: string) => boolean}} Answer
 *   meant: the query without its typing mistakes; words: tells whether a word of a text is one that was looked for.
 */
(function (search) {
  "use strict";

  const { spelled, tier, ofName, mistakes, rarity, order } = search.rank;
  const longestQuery = 500;
  /** As in the index: longer ones are no words. */
  const longestWord = 40;
  const mostWords = 16;
  const mostVerified = 60;
  const mostExpansions = 60;
  /** Where so many pages have all words, those with some are left out. */
  const enough = 8;

  class Finder {
    /** @param {import("./data.js").Data} data */
    constructor(data) {
      this.data = data;
    }

    /** @param {string} text @returns {Query} */
    read(text) {
      const rules = this.data.index.rules;
      const { words, fold, key, textKey } = search.words;
      text = text.slice(0, longestQuery).replace(/[“”„«»]/g, '"');
      /** @type {Query} */
      const query = { words: [], phrases: [], without: [], text };
      /** @param {string} part @param {boolean} isOpen */
      const take = (part, isOpen) => words(part, rules).map(({ start, end }) => {
        const folded = fold(part.slice(start, end), rules);
        return {
          word: part.slice(start, end), folded, key: key(folded, rules), textKey: textKey(folded, rules),
          isLast: isOpen && end === part.length, isCommon: rules.stopwords.includes(folded),
        };
      }).filter((word) => word.folded.length > 0 && word.folded.length <= longestWord);
      let rest = text.replace(/"([^"]+)"/g, (_, phrase) => {
        const taken = take(phrase, false);
        query.phrases.push(taken.map((word) => word.folded));
        query.words.push(...taken);
        return " ";
      });
      rest = rest.replace(/(^|\s)-([^\s"]+)/g, (whole, before, word) => {
        const taken = take(word, false);
        query.without.push(...taken);
        return taken.length > 0 ? before : whole;
      });
      query.words.push(...take(rest.replace(/"/g, " "), !/"\s*$/.test(text)));
      query.phrases = query.phrases.filter((phrase) => phrase.length > 1);
      const own = query.words.filter((word) => word.isLast || !rules.articles.includes(word.folded));
      query.words = (own.length > 0 ? own : query.words).slice(0, mostWords);
      return query;
    }

    /**
     * @param {string} text
     * @param {boolean} namesOnly  True to answer from names, which are at hand while typing.
     * @returns {Promise<Answer>}
     */
    async find(text, namesOnly = false) {
      const query = this.read(text);
      let answer = await this.answer(query, new Map(), namesOnly);
      const isFound = (/** @type {Answer} */ some) => some.hits.length > 0 && some.hits[0].tier > tier.someWords;
      if (!isFound(answer) && !namesOnly && query.words.length > 0) {
        const other = await this.respaced(query);
        const apart = other === null ? null : await this.answer(this.read(other), new Map(), false);
        if (apart && isFound(apart)) {
          answer = { ...apart, meant: other };
        } else {
          answer = await this.corrected(query, answer);
        }
      }
      if (this.data.stale && !this.data.fresh) {
        await this.data.reopen();
        return this.find(text, namesOnly);
      }
      return answer;
    }

    /** The answer without typing mistakes, where that is a better one. @param {Query} query @param {Answer} answer @returns {Promise<Answer>} */
    async corrected(query, answer) {
      const corrections = await this.corrections(query);
      const better = corrections.size > 0 ? await this.answer(query, corrections, false) : null;
      if (!better || better.hits.length === 0 || (answer.hits.length > 0 && better.hits[0].tier <= tier.someWords)) {
        return answer;
      }
      const known = new Set(better.hits.map((hit) => hit.entity));
      const hits = better.hits.concat(answer.hits.filter((hit) => !known.has(hit.entity))).sort(order);
      return { ...better, hits, meant: await this.meant(query, corrections, better.hits[0]) };
    }

    /** @param {Query} query @param {Map<QueryWord, Map<string, number>>} corrections @param {boolean} namesOnly @returns {Promise<Answer>} */
    async answer(query, corrections, namesOnly) {
      /** @type {Map<number, import("./rank.js").Hit>} */
      const hits = new Map();
      const required = query.words.filter((word) => !word.isCommon);
      const needed = required.length > 0 ? required : query.words;
      const optional = required.length > 0 ? query.words.filter((word) => word.isCommon) : [];
      if (needed.length === 0) {
        return { hits: [], atLeast: false, meant: null, isPartial: false, words: () => false };
      }
      const [names, texts] = await Promise.all([
        this.inNames(needed, optional, corrections),
        namesOnly || required.length === 0 ? [] : this.inTexts(needed, corrections),
      ]);
      for (const hit of names) {
        hits.set(hit.entity, hit);
      }
      for (const hit of texts) {
        if (!hits.has(hit.entity) || (hits.get(hit.entity)?.tier ?? 0) < hit.tier) {
          hits.set(hit.entity, hit);
        }
      }
      if (query.without.length > 0) {
        for (const entity of await this.having(query.without)) {
          hits.delete(entity);
        }
      }
      let found = [...hits.values()].sort(order);
      const isPartial = found.length > 0 && found[0].tier <= tier.someWords;
      let atLeast = false;
      if (query.phrases.length > 0 && !namesOnly) {
        atLeast = found.length > mostVerified;
        const verified = await Promise.all(found.slice(0, mostVerified).map((hit) => this.hasPhrases(hit.entity, query.phrases)));
        found = found.slice(0, mostVerified).filter((_, i) => verified[i]);
      }
      return { hits: found, atLeast, meant: null, isPartial, words: this.matcher(needed, corrections) };
    }

    /** @param {QueryWord[]} needed @param {QueryWord[]} optional @param {Map<QueryWord, Map<string, number>>} corrections */
    async inNames(needed, optional, corrections) {
      const tables = await Promise.all(needed.concat(optional).map((word) => this.placesOf(word, corrections.get(word))));
      const [must, may] = [tables.slice(0, needed.length), tables.slice(needed.length)];
      const fewest = must.reduce((a, b) => (b.size < a.size ? b : a));
      /** @type {Map<number, import("./rank.js").Hit>} */
      const best = new Map();
      for (const [name, { length }] of fewest) {
        const places = must.map((table) => table.get(name));
        if (places.every((place) => place !== undefined)) {
          const others = may.map((table) => table.get(name)).filter((place) => place !== undefined);
          const entity = Math.floor(name / 64);
          const worth = ofName(places, others, length, name % 64 === 0);
          if (worth > 0 && worth > (best.get(entity)?.tier ?? 0)) {
            best.set(entity, { entity, tier: worth, score: 0, name: name % 64 });
          }
        }
      }
      return [...best.values()];
    }

    /**
     * Where a word stands in which names: by number of page times 64 plus number of name.
     * @param {QueryWord} word @param {Map<string, number> | undefined} corrections
     * @returns {Promise<Map<number, import("./rank.js").Place & {length: number}>>}
     */
    async placesOf(word, corrections) {
      const found = new Map();
      /** @param {string} list @param {number} quality */
      const add = (list, quality) => {
        const numbers = search.data.numbers(list);
        let entity = 0;
        for (let i = 0; i < numbers.length; i += 3) {
          entity += numbers[i];
          const name = entity * 64 + (numbers[i + 1] >> 5);
          const known = found.get(name);
          if (!known || quality < known.quality) {
            found.set(name, { position: numbers[i + 1] & 31, quality, length: numbers[i + 2] });
          }
        }
      };
      // The last letters of a key are not settled while its word is being written: "o" may become "ou", which is read "u".
      const begin = word.isLast && word.key.length > 2 ? word.key.slice(0, -1) : word.key;
      for (const shard of await this.data.shards("names", word.isLast ? begin : word.key, word.isLast ? 3 : 2)) {
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
        for (const shard of await this.data.shards("names", correct, 2)) {
          for (const [term, list] of shard.from(correct)) {
            if (term.split("=")[0] === correct) {
              add(list, quality);
            }
          }
        }
      }
      return found;
    }

    /** @param {QueryWord[]} needed @param {Map<QueryWord, Map<string, number>>} corrections */
    async inTexts(needed, corrections) {
      const lists = await Promise.all(needed.map((word) => this.weightsOf(word, corrections.get(word))));
      const { count } = this.data.index;
      // A word that stands nowhere says nothing of the pages that have the others.
      const rarities = lists.map((list) => (list.size > 0 ? rarity(list.size, count) : 0));
      const all = rarities.reduce((sum, value) => sum + value, 0);
      /** @type {Map<number, {score: number, weight: number, words: number, isMistyped: boolean}>} */
      const pages = new Map();
      lists.forEach((list, i) => {
        for (const [entity, { level, isMistyped }] of list) {
          const page = pages.get(entity) ?? { score: 0, weight: 0, words: 0, isMistyped: false };
          page.score += level * rarities[i];
          page.weight += rarities[i];
          page.words++;
          page.isMistyped ||= isMistyped;
          pages.set(entity, page);
        }
      });
      // Pages with all words come first, but for one whose title nearly says it: it outdoes a page that has all of them in passing.
      const worth = (/** @type {{score: number, weight: number}} */ page) => page.score * (page.weight / all) ** 2;
      const full = [...pages.values()].filter((page) => page.words === needed.length);
      const best = full.reduce((most, page) => Math.max(most, page.score), 0);
      const found = [];
      for (const [entity, page] of pages) {
        if (page.words === needed.length) {
          found.push({ entity, tier: page.isMistyped ? tier.mistypedText : tier.text, score: page.score, name: -1 });
        } else if (page.weight >= all * 0.4 && (full.length < enough || worth(page) > best * 0.6)) {
          const isClose = full.length > 0 && !page.isMistyped && worth(page) > best * 0.6;
          found.push({ entity, tier: isClose ? tier.text : tier.someWords, score: worth(page), name: -1 });
        }
      }
      return found;
    }

    /** How much a word weighs on which pages. @param {QueryWord} word @param {Map<string, number> | undefined} corrections */
    async weightsOf(word, corrections) {
      /** @type {Map<number, {level: number, isMistyped: boolean}>} */
      const found = new Map();
      /** @param {string} list @param {number} share @param {boolean} isMistyped */
      const add = (list, share, isMistyped) => {
        let entity = 0;
        for (const number of search.data.numbers(list)) {
          entity += number >> 4;
          const level = (number & 15) * share;
          if (level > (found.get(entity)?.level ?? 0)) {
            found.set(entity, { level, isMistyped });
          }
        }
      };
      /** @param {string} term @param {number} share @param {boolean} isMistyped */
      const addTerm = async (term, share, isMistyped) => {
        for (const shard of await this.data.shards("texts", term, 1)) {
          shard.from(term).filter(([known]) => known === term).forEach(([, list]) => add(list, share, isMistyped));
        }
      };
      await addTerm(word.textKey, 1, false);
      if (word.isLast && word.key.length > 2) {
        for (const shard of await this.data.shards("texts", word.key, 2)) {
          shard.from(word.key).slice(0, mostExpansions).forEach(([, list]) => add(list, 0.6, false));
        }
      }
      for (const [correct] of corrections ?? []) {
        await addTerm(correct, 0.5, true);
        await addTerm(search.words.textKey(correct, this.data.index.rules), 0.5, true);
      }
      return found;
    }

    /** Pages with one of these words. @param {QueryWord[]} words */
    async having(words) {
      const found = new Set();
      for (const word of words) {
        const places = await this.placesOf({ ...word, isLast: false }, undefined);
        places.forEach((place, name) => { if (place.quality <= spelled.alike) { found.add(Math.floor(name / 64)); } });
        (await this.weightsOf({ ...word, isLast: false }, undefined)).forEach((_, entity) => found.add(entity));
      }
      return found;
    }

    /** @param {number} entity @param {string[][]} phrases */
    async hasPhrases(entity, phrases) {
      const page = await this.data.entity(entity);
      if (!page) {
        return false;
      }
      const sections = await this.data.text(page) ?? [];
      const texts = [page.title, page.summary, ...page.names.map((/** @type {string[]} */ [name]) => name), ...sections.flatMap((/** @type {any} */ part) => [part.title, part.text])];
      return phrases.every((phrase) => texts.some((text) => search.excerpt.hasPhrase(text, phrase, this.data.index.rules)));
    }

    /**
     * For words that lead nowhere as they are written: what may be meant, as keys, with the quality of each.
     * @param {Query} query
     */
    async corrections(query) {
      /** @type {Map<QueryWord, Map<string, number>>} */
      const found = new Map();
      const vocabulary = await this.vocabulary();
      for (const word of query.words.filter((candidate) => !candidate.isCommon && mistakes(candidate.folded) > 0)) {
        const closed = { ...word, isLast: false };
        const places = await this.placesOf(closed, undefined);
        const isKnown = places.size > 0 || (await this.weightsOf(closed, undefined)).size > 0;
        // A known word may be a mistake too, where no page has it together with the others.
        if (isKnown && query.words.length === 1) {
          continue;
        }
        const near = nearest(word, vocabulary);
        if (near.size > 0) {
          found.set(word, near);
        }
      }
      return found;
    }

    /**
     * The query with a space more or less, where that makes known words of unknown ones: "alqaeda", "bel mokhtar".
     * @param {Query} query @returns {Promise<string | null>}
     */
    async respaced(query) {
      const { rules } = this.data.index;
      const { terms } = await this.vocabulary();
      const known = new Set(terms);
      /** @param {string} folded */
      const isKnown = (folded) => known.has(search.words.key(folded, rules)) || known.has(search.words.textKey(folded, rules));
      for (const [i, word] of query.words.entries()) {
        const next = query.words[i + 1];
        if (next && isKnown(word.folded + next.folded)) {
          return query.words.map((one) => (one === word ? word.word + next.word : one === next ? "" : one.word)).join(" ");
        }
        for (let cut = 2; !isKnown(word.folded) && cut <= word.folded.length - 3; cut++) {
          const [left, right] = [word.folded.slice(0, cut), word.folded.slice(cut)];
          if ((rules.articles.includes(left) || (cut > 2 && isKnown(left))) && isKnown(right)) {
            return query.words.map((one) => (one === word ? `${left} ${right}` : one.word)).join(" ");
          }
        }
      }
      return null;
    }

    /** Sorted keys with the letters that each has. @returns {Promise<{terms: string[], letters: Int32Array}>} */
    async vocabulary() {
      const text = await this.data.single("vocabulary");
      if (!this.known || this.known.text !== text) {
        const terms = text ? text.split(" ") : [];
        this.known = { text, terms, letters: Int32Array.from(terms, lettersOf) };
      }
      return this.known;
    }

    /** The query as it was probably meant, in the spelling of the best answer. @param {Query} query @param {Map<QueryWord, Map<string, number>>} corrections @param {import("./rank.js").Hit} hit */
    async meant(query, corrections, hit) {
      const { words, fold, key, textKey } = search.words;
      const { rules } = this.data.index;
      const page = await this.data.entity(hit.entity);
      if (!page) {
        return null;
      }
      const sections = hit.name < 0 ? await this.data.text(page) ?? [] : [];
      const texts = [hit.name > 0 ? page.names[hit.name - 1][0] : page.title, page.title, page.summary, ...sections.map((/** @type {any} */ part) => part.text)];
      let meant = query.text.trim();
      for (const [word, near] of corrections) {
        let spelling = null;
        for (const text of texts) {
          const at = words(text, rules).find(({ start, end }) => {
            const folded = fold(text.slice(start, end), rules);
            return near.has(key(folded, rules)) || near.has(textKey(folded, rules));
          });
          if (at) {
            spelling = text.slice(at.start, at.end);
            break;
          }
        }
        if (spelling !== null && !texts.some((text) => words(text, rules).some(({ start, end }) => fold(text.slice(start, end), rules) === word.folded))) {
          meant = meant.replace(word.word, spelling);
        }
      }
      return meant === query.text.trim() ? null : meant;
    }

    /** @param {QueryWord[]} words @param {Map<QueryWord, Map<string, number>>} corrections */
    matcher(words, corrections) {
      const { rules } = this.data.index;
      const { key, textKey } = search.words;
      const keys = new Set(words.flatMap((word) => [word.key, word.textKey, ...(corrections.get(word)?.keys() ?? [])]));
      const begins = words.filter((word) => word.isLast && word.folded.length > 2).map((word) => word.folded);
      /** @type {Map<string, boolean>} */
      const known = new Map();
      return (/** @type {string} */ folded) => {
        let is = known.get(folded);
        if (is === undefined) {
          is = begins.some((begin) => folded.startsWith(begin)) || keys.has(key(folded, rules)) || keys.has(textKey(folded, rules));
          known.set(folded, is);
        }
        return is;
      };
    }
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

  /**
   * Terms a mistyped word may be, with their quality; only the nearest, at most twelve.
   * @param {QueryWord} word @param {{terms: string[], letters: Int32Array}} vocabulary @returns {Map<string, number>}
   */
  function nearest(word, { terms, letters }) {
    const limit = mistakes(word.folded);
    const own = lettersOf(word.key);
    /** @type {[string, number][]} */
    const found = [];
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i];
      if (countOf(own ^ letters[i]) <= 2 * limit && Math.abs(term.length - word.key.length) <= limit) {
        const far = search.words.distance(word.key, term, limit);
        if (far <= limit && term !== word.key) {
          found.push([term, far <= 1 ? spelled.mistyped : spelled.twiceMistyped]);
        }
      } else if (word.isLast && word.key.length > 4 && term.length > word.key.length && term[0] === word.key[0] && countOf(own & ~letters[i]) <= 1) {
        if (search.words.distance(word.key, term.slice(0, word.key.length), 1) <= 1) {
          found.push([term, spelled.begunMistyped]);
        }
      }
    }
    found.sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1));
    return new Map(found.filter(([, quality]) => quality === found[0][1] || quality === spelled.begunMistyped).slice(0, 12));
  }

  search.find = { Finder };
})(window.sahelwikiSearch);
