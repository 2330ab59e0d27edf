/**
 * Reads what was typed: words, "quoted phrases", -words.
 *
 * @typedef {{word: string, folded: string, key: string, textKey: string, isLast: boolean, isCommon: boolean}} QueryWord
 *   isLast: it may still be being written.
 * @typedef {{words: QueryWord[], phrases: string[][], without: QueryWord[], text: string}} Query
 */
"use strict";

(function (search) {
  const longest = 500;
  /** As in the index: longer ones are no words. */
  const longestWord = 40;
  const mostWords = 12;

  /** @param {string} text @param {Rules} rules @returns {Query} */
  function read(text, rules) {
    text = text.slice(0, longest).replace(/[“”„«»]/g, '"');
    /** @type {Query} */
    const query = { words: [], phrases: [], without: [], text };
    let rest = text.replace(/"([^"]+)"/g, (_, phrase) => {
      const words = wordsOf(phrase, rules, false);
      query.phrases.push(words.map((word) => word.folded));
      query.words.push(...words);
      return " ";
    });
    rest = rest.replace(/(^|\s)-([^\s"]+)/g, (whole, before, word) => {
      const words = wordsOf(word, rules, false);
      query.without.push(...words);
      return words.length > 0 ? before : whole;
    });
    query.words.push(...wordsOf(rest.replace(/"/g, " "), rules, !/"\s*$/.test(text)));
    query.phrases = query.phrases.filter((phrase) => phrase.length > 1);
    const own = query.words.filter((word) => word.isLast || !rules.articles.includes(word.folded));
    query.words = (own.length > 0 ? own : query.words).slice(0, mostWords);
    return query;
  }

  /** @param {string} text @param {Rules} rules @param {boolean} isOpen  The reader may go on writing. @returns {QueryWord[]} */
  function wordsOf(text, rules, isOpen) {
    const { words, fold, key, textKey } = search.words;
    return words(text, rules).map(({ start, end }) => {
      const word = text.slice(start, end);
      const folded = fold(word, rules);
      return {
        word,
        folded,
        key: key(folded, rules),
        textKey: textKey(folded, rules),
        isLast: isOpen && end === text.length,
        isCommon: rules.stopwords.includes(folded),
      };
    }).filter((word) => word.folded.length > 0 && word.folded.length <= longestWord);
  }

  search.query = { read };
})(window.sahelwikiSearch);
