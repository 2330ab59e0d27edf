/**
 * What a query asks beside its words: years, kinds and places, as in "2012 Mali killed".
 *
 * @typedef {object} Demand  What pages have to be to be meant.
 * @property {(entity: number) => boolean} fits
 * @property {(entity: number) => boolean} isBest  It also has the figure that is asked for.
 * @property {QueryWord[]} rest  Words that it does not account for.
 */
"use strict";

(function (search) {
  /** A demand that so large a share of the pages meets says nothing. */
  const mostShare = 0.3;

  /** @type {{table: Record<string, string[]>, byKey: Map<string, string>}} */
  let kinds = { table: {}, byKey: new Map() };

  /** The kind that a word names; undefined for none. @param {QueryWord} word @param {Rules} rules */
  function kindOf(word, rules) {
    if (kinds.table !== rules.kinds) {
      const { textKey } = search.words;
      const pairs = Object.entries(rules.kinds).flatMap(([kind, words]) =>
        words.map((one) => /** @type {[string, string]} */ ([textKey(one, rules), kind])));
      kinds = { table: rules.kinds, byKey: new Map(pairs) };
    }
    return kinds.byKey.get(word.textKey);
  }

  /**
   * Null where a query says too little of that: it takes a year, or a kind with a place.
   * @param {Data} data @param {QueryWord[]} needed @returns {Promise<Demand | null>}
   */
  async function demand(data, needed) {
    const { rules } = data.index;
    const years = needed.filter((word) => /^(19|20)\d\d$/.test(word.folded));
    const ofKind = needed.filter((word) => kindOf(word, rules) !== undefined);
    if (years.length + ofKind.length === 0 || (years.length === 0 && needed.length < 2)) {
      return null;
    }
    const file = await data.single("facets");
    if (!file) {
      return null;
    }
    const asked = await placesIn(data, file, needed.filter((word) => !years.includes(word) && !ofKind.includes(word)));
    if (years.length === 0 && asked.places.length === 0) {
      return null;
    }
    const kindsAsked = ofKind.map((word) => /** @type {string} */ (kindOf(word, rules))).filter((kind) => kind !== "killed");
    /** @param {number} entity @param {string} name @param {string[]} wanted */
    const has = (entity, name, wanted) => valuesOf(file, entity, name).some((value) => wanted.includes(value));
    const yearsAsked = years.map((word) => word.folded);
    // The nearest a kind comes: "attack" is one of the kinds of event, "group" a type.
    const fits = (/** @type {number} */ entity) =>
      (years.length === 0 || has(entity, "year", yearsAsked))
      && kindsAsked.every((kind) => has(entity, "kind", [kind]))
      && asked.places.every((place) => has(entity, "place", [place]) && String(entity) !== place);
    let count = 0;
    for (let entity = 0; entity < data.index.count; entity++) {
      count += fits(entity) ? 1 : 0;
    }
    if (count === 0 || count > Math.max(10, data.index.count * mostShare)) {
      return null;
    }
    const isOfDead = ofKind.some((word) => kindOf(word, rules) === "killed");
    const isBest = (/** @type {number} */ entity) => isOfDead && has(entity, "kind", ["killed"]);
    const accounted = new Set([...years, ...ofKind, ...asked.words]);
    return { fits, isBest, rest: needed.filter((word) => !accounted.has(word)) };
  }

  /**
   * Places that stand in a query with the whole of a name, and their words.
   * @param {Data} data @param {FacetFile} file @param {QueryWord[]} words
   */
  async function placesIn(data, file, words) {
    const named = await search.names.named(data, words);
    const found = named.filter(({ entity }) => valuesOf(file, entity, "kind").includes("place"));
    // Of two names in the same words the longer one is meant.
    const places = found.filter((one) => !found.some((other) =>
      other.words.length > one.words.length && one.words.every((word) => other.words.includes(word))));
    return { places: places.map(({ entity }) => String(entity)), words: places.flatMap((place) => place.words) };
  }

  /** @param {FacetFile} file @param {number} entity @param {string} name @returns {string[]} */
  function valuesOf(file, entity, name) {
    const sets = typeof file.ofEntity === "string" ? (file.ofEntity = search.data.numbers(file.ofEntity)) : file.ofEntity;
    const number = file.fields.findIndex((field) => field.name === name);
    return number < 0 ? [] : file.sets[sets[entity]][number].map((value) => file.fields[number].values[value]);
  }

  search.reading = { demand };
})(window.sahelwikiSearch);
