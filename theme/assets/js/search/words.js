/**
 * Cuts text into words and brings spellings of one word together.
 * The twin of src/SahelWiki.Output/Search/SearchWords.cs: tests/search-cases.json holds for both.
 *
 * @typedef {object} Rules  Tables of the index's language, as in src/SahelWiki.Output/Search/languages.json.
 * @property {Record<string, string>} letters
 * @property {string[]} articles
 * @property {string[]} elisions
 * @property {[string, string][]} variants
 * @property {string[]} silent
 * @property {string[]} stopwords
 * @property {(string | [string, string, number])[]} suffixes
 * @property {string[]} questions  Words that begin a question.
 * @property {string[]} asked  Words that say nothing, in a question, of what is looked for.
 * @property {Record<string, string[]>} kinds  What people call types of pages, kinds of events and the dead.
 *
 * @typedef {{start: number, end: number}} Span  In UTF-16 code units; the end is the first that no longer belongs.
 */
"use strict";

(function (search) {
  const letter = /[\p{L}\p{Nd}]/u;
  const mark = /\p{M}/u;
  /** What may stand between thousands. */
  const groupSigns = ",.'’ \u00a0\u202f\u2009";
  /** Chinese characters and kana; the same as in SearchWords. */
  const runs = [
    [0x3005, 0x3007], [0x3041, 0x30ff], [0x31f0, 0x31ff], [0x3400, 0x4dbf], [0x4e00, 0x9fff], [0xf900, 0xfaff], [0x20000, 0x3ffff],
  ];
  const apostrophes = "'’‘‛\u0060´ʼʻʽʿʾˈʹ′";

  /** @param {string} text @param {number} i */
  function isLetter(text, i) {
    const code = text.charCodeAt(i);
    if (code < 128) {
      return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
    }
    return i < text.length && !apostrophes.includes(text[i]) && letter.test(String.fromCodePoint(text.codePointAt(i) ?? 0));
  }

  /** @param {string} text @param {number} i */
  function width(text, i) {
    return (text.codePointAt(i) ?? 0) > 0xffff ? 2 : 1;
  }

  /**
   * Whether a letter is of a script that leaves no spaces between words: Chinese characters, kana.
   * @param {string} text @param {number} i
   */
  function isRun(text, i) {
    const code = text.charCodeAt(i) < 0x3005 ? 0 : text.codePointAt(i) ?? 0;
    return runs.some(([first, last]) => code >= first && code <= last) && isLetter(text, i);
  }

  /**
   * How many characters at a sign go on with the word before it: thousands (1,350), the number of a thing (RPG-7); 0 for none.
   * @param {string} text @param {number} start @param {number} i
   */
  function joined(text, start, i) {
    const isGroups = groupSigns.includes(text[i]) && /^\d{1,3}(?:\D\d{3})*$/.test(text.slice(start, i));
    const most = isGroups ? 3 : /[-\u2010\u2011]/.test(text[i]) && /^\p{L}{1,5}$/u.test(text.slice(start, i)) ? 3 : 0;
    let end = i + 1;
    while (end < i + 1 + most && /\d/.test(text[end] ?? "")) {
      end++;
    }
    const digits = end - i - 1;
    return most > 0 && (isGroups ? digits === 3 : digits > 0) && !isLetter(text, end) ? digits + 1 : 0;
  }

  /**
   * The words of a text, in order. Hyphens separate; an apostrophe joins, but for a short word cut off before it
   * (l’islam) and an English genitive after it; dots between single letters join (U.S.). Thousands are one number (1,350), and a short
   * word with a number is one word (RPG-7). Where no spaces part words, each pair of characters is one.
   * @param {string} text @param {Rules} rules @returns {Span[]}
   */
  function words(text, rules) {
    const found = [];
    let i = 0;
    while (i < text.length) {
      while (i < text.length && !isLetter(text, i)) {
        i += width(text, i);
      }
      let start = i;
      if (isRun(text, i)) {
        const next = i + width(text, i);
        const end = isRun(text, next) ? next + width(text, next) : next;
        found.push({ start, end });
        // The last character of a run belongs to the pair before it.
        i = isRun(text, end) ? next : end;
        continue;
      }
      let end = -1;
      let dotted = true;
      while (i < text.length) {
        if (isRun(text, i)) {
          break;
        }
        if (isLetter(text, i) || (text.charCodeAt(i) > 127 && mark.test(text[i]))) {
          dotted = dotted && (i === start || text[i - 1] === ".");
          i += width(text, i);
          continue;
        }
        if (isLetter(text, i + 1)) {
          const more = joined(text, start, i);
          if (more > 0) {
            i += more;
            continue;
          }
          if (apostrophes.includes(text[i])) {
            if (/[sS]/.test(text[i + 1]) && !isLetter(text, i + 2)) {
              end = i;
              i += 2;
              break;
            }
            if (i - start <= 2 && rules.elisions.includes(text.slice(start, i).toLowerCase())) {
              start = i + 1;
            }
            i++;
            continue;
          }
          if (text[i] === "." && dotted && !isLetter(text, i + 2)) {
            i++;
            continue;
          }
        }
        break;
      }
      end = end < 0 ? i : end;
      if (end > start) {
        found.push({ start, end });
      }
    }
    return found;
  }

  /**
   * A word without case, marks, apostrophes, dots and what parts thousands.
   * @param {string} word @param {Rules} rules
   */
  function fold(word, rules) {
    let folded = "";
    for (const c of word.normalize("NFKD").replace(/[\p{Mn}\p{Me}\s.,\u2010-]/gu, "")) {
      if (!apostrophes.includes(c)) {
        const lower = c.toLowerCase();
        folded += rules.letters[lower] ?? lower;
      }
    }
    return folded;
  }

  /**
   * One form for the spellings of one sound: belmokhtar and bellmoktar, djafar and jafar.
   * @param {string} folded @param {Rules} rules
   */
  function key(folded, rules) {
    let made = "";
    // The article is written together with its word in Arabic, and so is "and".
    const article = /^و?ال/.exec(folded)?.[0].length ?? 0;
    for (let i = folded.length > article + 2 ? article : 0; i < folded.length;) {
      const variant = rules.variants.find(([from]) => folded.startsWith(from, i));
      for (const c of variant ? variant[1] : folded[i]) {
        if (c !== made[made.length - 1] || (c >= "0" && c <= "9")) {
          made += c;
        }
      }
      i += variant ? variant[0].length : 1;
    }
    while (made.length > 3 && rules.silent.includes(made[made.length - 1])) {
      made = made.slice(0, -1);
    }
    return made;
  }

  /**
   * A word without its endings: negotiations and negotiating are negoti.
   * @param {string} folded @param {Rules} rules
   */
  function stem(folded, rules) {
    let done = false;
    for (const rule of rules.suffixes) {
      if (typeof rule === "string") {
        done = false;
      } else if (!done && folded.endsWith(rule[0]) && folded.length - rule[0].length >= rule[2]) {
        folded = folded.slice(0, folded.length - rule[0].length) + rule[1];
        done = true;
      }
    }
    return folded;
  }

  /** What running text is found by. @param {string} folded @param {Rules} rules */
  function textKey(folded, rules) {
    return key(stem(folded, rules), rules);
  }

  /**
   * What a word may have been before a finger slipped: two neighbours swapped, or a letter typed that is none of it.
   * @param {string} word @returns {string[]}
   */
  function slips(word) {
    const found = [];
    for (let i = 0; i < word.length && word.length > 3; i++) {
      found.push(word.slice(0, i) + word.slice(i + 1));
      if (i > 0) {
        found.push(word.slice(0, i - 1) + word[i] + word[i - 1] + word.slice(i + 1));
      }
    }
    return found;
  }

  /**
   * Insertions, deletions, substitutions and swaps of neighbours, one each; limit + 1 where there are more than the limit.
   * The twin of NearestName.Distance.
   * @param {string} a @param {string} b @param {number} limit
   */
  function distance(a, b, limit) {
    if (Math.abs(a.length - b.length) > limit) {
      return limit + 1;
    }
    /** @type {number[]} */
    let before = [];
    let above = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        const cost = a[i - 1] === b[j - 1] ? 0 : 1;
        row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + cost);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
        least = Math.min(least, row[j]);
      }
      if (least > limit) {
        return limit + 1;
      }
      [before, above] = [above, row];
    }
    return Math.min(above[b.length], limit + 1);
  }

  search.words = { words, fold, key, stem, textKey, slips, distance };
})(window.sahelwikiSearch);
