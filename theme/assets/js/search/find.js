/**
 * Finds pages: asks names, texts and, where these have no good answer, what may have been meant, and puts the hits in order.
 *
 * @typedef {object} Answer
 * @property {Hit[]} hits
 * @property {Hit[]} unread  Hits that may have the quoted phrase.
 * @property {string | null} meant  The query without its typing mistakes.
 * @property {boolean} isPartial
 * @property {string[]} unknown  Words of the query that stand nowhere, where it was looked for what is meant.
 * @property {(folded: string) => boolean} words  Tells whether a word of a text is one that was looked for.
 */
"use strict";

(function (search) {
  const { tier, order } = search.rank;
  /** How many pages are read at once to see whether they have a phrase: many of a small site, few of a large one, for each is a file. */
  const mostRead = (/** @type {number} */ pages) => (pages <= 1000 ? 60 : 10);

  /** More than any text is worth: a page with the figure that is asked for comes before one without. */
  const best = 1000;
  const lifted = 1.6;
  const mostExact = 12;

  class Finder {
    /** @param {Data} data */
    constructor(data) {
      this.data = data;
    }

    /** @param {string} text @returns {Query} */
    read(text) {
      return search.query.read(text, this.data.index.rules);
    }

    /**
     * @param {string} text
     * @param {boolean} namesOnly  True to answer from names, which are at hand while typing.
     * @returns {Promise<Answer>}
     */
    async find(text, namesOnly = false) {
      const query = this.read(text);
      let answer = await this.answer(query, new Map(), namesOnly);
      // Behind the first answer comes what a mistyped one will need, so that nobody waits for it then, unless the reader saves data.
      if (!globalThis.navigator?.connection?.saveData) {
        this.data.single("vocabulary");
      }
      const isFound = (/** @type {Answer} */ some) => some.hits.length > 0 && some.hits[0].tier > tier.someWords;
      if (!isFound(answer) && !namesOnly && query.words.length > 0 && answer.unread.length === 0) {
        const other = await search.spelling.respaced(this.data, query);
        const apart = other === null ? null : await this.answer(this.read(other), new Map(), false);
        answer = apart && isFound(apart) ? { ...apart, meant: other } : await this.corrected(query, answer);
      }
      if (this.data.stale && !this.data.fresh) {
        await this.data.reopen();
        return this.find(text, namesOnly);
      }
      return answer;
    }

    /**
     * The answer without typing mistakes, where that is a better one.
     * @param {Query} query @param {Answer} answer @returns {Promise<Answer>}
     */
    async corrected(query, answer) {
      const { corrections, unknown } = await search.spelling.corrections(this.data, query);
      const left = unknown.filter((word) => !corrections.has(word)).map(({ word }) => word);
      const better = corrections.size > 0 ? await this.answer(query, corrections, false) : null;
      // Where another word stands nowhere at all, a guess at this one says little.
      if (!better || better.hits.length === 0 || (better.hits[0].tier <= tier.someWords && answer.hits.length + left.length > 0)) {
        return { ...answer, unknown: unknown.map(({ word }) => word) };
      }
      const known = new Set(better.hits.map((hit) => hit.entity));
      const hits = better.hits.concat(answer.hits.filter((hit) => !known.has(hit.entity))).sort(order);
      return { ...better, hits, unknown: left, meant: await search.spelling.meant(this.data, query, corrections, better.hits[0]) };
    }

    /** @param {Query} query @param {Corrections} corrections @param {boolean} namesOnly @returns {Promise<Answer>} */
    async answer(query, corrections, namesOnly) {
      const required = query.words.filter((word) => !word.isCommon);
      const needed = required.length > 0 ? required : query.words;
      const optional = required.length > 0 ? query.words.filter((word) => word.isCommon) : [];
      if (needed.length === 0) {
        return { hits: [], unread: [], meant: null, isPartial: false, unknown: [], words: () => false };
      }
      const inNames = search.names.find(this.data, needed, optional, corrections);
      // Each guess at a mistyped word may cost a file: where one makes a name, texts need not be asked.
      const isEnough = namesOnly || required.length === 0 || (corrections.size > 0 && (await inNames).length > 0);
      const [names, texts, asked] = await Promise.all([
        inNames,
        isEnough ? [] : search.texts.find(this.data, needed, corrections),
        isEnough ? [] : this.asked(needed, corrections),
      ]);
      /** @type {Map<number, Hit>} */
      const hits = new Map(names.map((hit) => [hit.entity, hit]));
      for (const hit of [...asked, ...texts]) {
        if ((hits.get(hit.entity)?.tier ?? 0) < hit.tier) {
          hits.set(hit.entity, hit);
        }
      }
      if (query.without.length > 0) {
        for (const entity of await this.having(query.without)) {
          hits.delete(entity);
        }
      }
      if (!isEnough && asked.length === 0) {
        await this.lift(hits, query, needed);
      }
      hits.forEach((hit) => { hit.isGuide = this.data.index.guides.includes(hit.entity); });
      const found = [...hits.values()].sort(order);
      const isPartial = found.length > 0 && found[0].tier <= tier.someWords;
      /** @type {Answer} */
      const answer = { hits: found, unread: [], meant: null, isPartial, unknown: [], words: this.matcher(needed, corrections) };
      return query.phrases.length > 0 && !namesOnly ? this.readOn({ ...answer, hits: [], unread: found }, query) : answer;
    }

    /**
     * Pages that are of the year, kind and place that are asked for, and have the other words.
     * @param {QueryWord[]} needed @param {Corrections} corrections @returns {Promise<Hit[]>}
     */
    async asked(needed, corrections) {
      const demand = await search.reading.demand(this.data, needed);
      if (!demand) {
        return [];
      }
      const having = await Promise.all(demand.rest.map((word) => search.texts.weightsOf(this.data, word, corrections.get(word))));
      const all = await search.texts.find(this.data, needed, corrections);
      const scores = new Map(all.map((hit) => [hit.entity, hit.score]));
      const found = [];
      for (let entity = 0; entity < this.data.index.count; entity++) {
        if (demand.fits(entity) && having.every((pages) => pages.has(entity))) {
          const score = (scores.get(entity) ?? 0) + (demand.isBest(entity) ? best : 0);
          found.push({ entity, tier: tier.asked, score, name: -1 });
        }
      }
      return found;
    }

    /**
     * Words of a query that stand on no page, though words may begin so; only after an answer, when what it takes is here.
     * @param {string} text
     */
    async unknown(text) {
      const found = [];
      for (const word of this.read(text).words.filter(({ isCommon, folded }) => !isCommon && folded.length > 2)) {
        const closed = { ...word, isLast: false };
        const places = await search.names.placesOf(this.data, closed);
        if (places.size === 0 && (await search.texts.weightsOf(this.data, closed)).size === 0) {
          found.push(word.word);
        }
      }
      return found;
    }

    /**
     * In a question a subject that it names comes before pages that only mention it.
     * @param {Map<number, Hit>} hits @param {Query} query @param {QueryWord[]} needed
     */
    async lift(hits, query, needed) {
      if (!query.isQuestion || needed.length < 2) {
        return;
      }
      for (const { entity } of await search.names.named(this.data, needed)) {
        const hit = hits.get(entity);
        if (hit && hit.name < 0) {
          hit.score *= lifted;
        }
      }
    }

    /**
     * The page of which a text is the whole name, and that name; null for none or several.
     * @param {string} text @returns {Promise<{page: Entity, name: string} | null>}
     */
    async exact(text) {
      await this.data.open();
      const { rules } = this.data.index;
      const { words, fold } = search.words;
      /** @param {string} name */
      const whole = (name) => words(name, rules).map(({ start, end }) => fold(name.slice(start, end), rules)).join("");
      const asked = whole(text);
      if (asked.length === 0 || asked.length > 200) {
        return null;
      }
      const { hits } = await this.find(text, true);
      const near = hits.filter((hit) => hit.tier >= tier.begin - 2).slice(0, mostExact);
      const pages = await Promise.all(near.map((hit) => this.data.entity(hit.entity)));
      const found = pages.flatMap((page) => {
        const name = page && [page.title, ...page.names.map(([other]) => other)].find((one) => whole(one) === asked);
        return page && name ? [{ page, name }] : [];
      });
      const titled = found.filter(({ page, name }) => name === page.title);
      return titled.length === 1 ? titled[0] : found.length === 1 ? found[0] : null;
    }

    /** Reads the next pages that may have the quoted phrases. @param {Answer} answer @param {Query} query @returns {Promise<Answer>} */
    async readOn(answer, query) {
      const most = mostRead(this.data.index.count);
      const next = answer.unread.slice(0, most);
      const has = await Promise.all(next.map((hit) => this.hasPhrases(hit.entity, query.phrases)));
      return { ...answer, hits: answer.hits.concat(next.filter((_, i) => has[i])), unread: answer.unread.slice(most) };
    }

    /** @param {number} entity @param {string[][]} phrases */
    async hasPhrases(entity, phrases) {
      const { rules } = this.data.index;
      const page = await this.data.entity(entity);
      if (!page) {
        return false;
      }
      /** @param {string[][]} left @param {string[]} texts */
      const without = (left, texts) => left.filter((phrase) => !texts.some((text) => search.excerpt.hasPhrase(text, phrase, rules)));
      const left = without(phrases, [page.title, page.summary, ...page.names.map(([name]) => name)]);
      if (left.length === 0) {
        return true;
      }
      const sections = await this.data.text(page) ?? [];
      return without(left, sections.flatMap((section) => [section.title, section.text])).length === 0;
    }

    /** Pages with one of these words. @param {QueryWord[]} words */
    async having(words) {
      const found = new Set();
      for (const word of words.map((one) => ({ ...one, isLast: false }))) {
        for (const name of (await search.names.placesOf(this.data, word)).keys()) {
          found.add(Math.floor(name / search.names.namesOfPage));
        }
        for (const entity of (await search.texts.weightsOf(this.data, word)).keys()) {
          found.add(entity);
        }
      }
      return found;
    }

    /** Tells whether a folded word of a text is one that was looked for. @param {QueryWord[]} words @param {Corrections} corrections */
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

  search.find = { Finder };
})(window.sahelwikiSearch);
