/**
 * Reads what was typed: words, "quoted phrases", -words, questions.
 *
 * @typedef {{word: string, folded: string, key: string, textKey: string, isLast: boolean, isCommon: boolean}} QueryWord
 *   isLast: it may still be being written; isCommon: it says nothing of what is looked for.
 * @typedef {{words: QueryWord[], phrases: string[][], without: QueryWord[], text: string, isQuestion: boolean}} Query
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
    const query = { words: [], phrases: [], without: [], text, isQuestion: false };
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
    // "Who leads JNIM?" asks for JNIM; outside a question "leads" may be what is looked for.
    query.isQuestion = isQuestion(text, query.words, rules);
    if (query.isQuestion && query.words.some((word) => !word.isCommon && ![...rules.asked, ...rules.questions].includes(word.folded))) {
      query.words.filter(({ folded }) => rules.asked.includes(folded) || rules.questions.includes(folded))
        .forEach((word) => { word.isCommon = true; });
    }
    const known = new Set();
    query.words = query.words.filter((word) => !known.has(word.folded) && known.add(word.folded));
    const own = query.words.filter((word) => word.isLast || !rules.articles.includes(word.folded));
    query.words = (own.length > 0 ? own : query.words).slice(0, mostWords);
    return query;
  }

  /** @param {string} text @param {QueryWord[]} words @param {Rules} rules */
  function isQuestion(text, words, rules) {
    return /[?؟]\s*$/.test(text) || words.slice(0, 2).some((word) => rules.questions.includes(word.folded))
      || rules.asked.includes(words[0]?.folded);
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
