/**
 * Loads the index, file by file, as scripts: from a folder nothing else can be loaded.
 * Each file calls sahelwikiSearch(name, version, data). The list of files, "index", says which version of each belongs to it;
 * a file of another build shows that one of the two came from a cache, and then the list is asked for anew.
 *
 * @typedef {object} Data  The index, as far as it is loaded.
 * @property {string} root  The way to the top of the site.
 * @property {SearchIndex} index  The list of files with the tables of the language; not before it was opened.
 * @property {Set<string>} failed  Names of files that could not be loaded.
 * @property {boolean} stale  Files of two builds have met.
 * @property {string | undefined} fresh  Set once the list was asked for anew.
 * @property {() => Promise<SearchIndex>} open
 * @property {() => Promise<SearchIndex>} reopen
 * @property {() => void} forgetFailures
 * @property {(kind: "names" | "texts", prefix: string, most: number) => Promise<Shard[]>} beginning
 * @property {(kind: "names" | "texts", term: string) => Promise<Shard[]>} holding
 * @property {(entity: number) => Promise<Entity | null>} entity
 * @property {(page: {position: number}) => Promise<Section[] | null>} text
 * @property {<Name extends keyof SingleFiles>(name: Name) => Promise<SingleFiles[Name] | null>} single
 *
 * @typedef {object} Entity  What is shown of a page.
 * @property {number} entity
 * @property {string} address
 * @property {string} id
 * @property {string} title
 * @property {string} type
 * @property {string} summary
 * @property {EntityName[]} names
 * @property {number} position  Of its text among the texts.
 *
 * @typedef {{heading: string, title: string, text: string}} Section  heading: the id; empty for the text before the first heading.
 *
 * @typedef {{from: (prefix: string) => [string, string][]}} Shard
 */
"use strict";

(function (search) {
  const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  /** Letters in the version of a file. */
  const inVersion = 4;
  const values = new Uint8Array(128);
  [...digits].forEach((digit, value) => { values[digit.charCodeAt(0)] = value; });

  /**
   * Numbers from text, five bits a digit, the lowest first; a digit from 32 on says that more follow.
   * @param {string} text @returns {number[]}
   */
  function numbers(text) {
    const found = [];
    let [number, shift] = [0, 0];
    for (let i = 0; i < text.length; i++) {
      const value = values[text.charCodeAt(i)];
      number |= (value & 31) << shift;
      shift += 5;
      if (value < 32) {
        found.push(number);
        [number, shift] = [0, 0];
      }
    }
    return found;
  }

  /**
   * The words of a list in which each leaves out what it shares with the one before. The twin of FrontCoding.
   * @param {string} coded @returns {string[]}
   */
  function unfold(coded) {
    let word = "";
    return (coded.match(/\d\D*/g) ?? []).map((part) => word = word.slice(0, Number(part[0])) + part.slice(1));
  }

  /** Characters that may stand for words, in order, as in Codebook. */
  const alphabet = [[0x1, 0x8], [0xb, 0xc], [0xe, 0x1f], [0x7f, 0x7f], [0xa1, 0x7ff], [0xe000, 0xf8ff]];
  const coded = /[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\uffff]/g;

  /**
   * What each code stands for.
   * @param {{taken: string, words: string}} codebook  taken: characters that are text. @returns {Map<string, string>}
   */
  function codes({ taken, words }) {
    const list = unfold(words);
    const found = new Map();
    for (const [first, last] of alphabet) {
      for (let code = first; code <= last && found.size < list.length; code++) {
        const character = String.fromCharCode(code);
        if (!taken.includes(character)) {
          found.set(character, " " + list[found.size]);
        }
      }
    }
    return found;
  }

  /** A sorted list of terms with what is written for each. */
  class Terms {
    /** @param {string} lines */
    constructor(lines) {
      this.terms = [];
      this.lists = [];
      for (const line of lines.length > 0 ? lines.split("\n") : []) {
        const space = line.indexOf(" ");
        this.terms.push(line.slice(0, space));
        this.lists.push(line.slice(space + 1));
      }
    }

    /** Terms that begin so, with their lists. @param {string} prefix @returns {[string, string][]} */
    from(prefix) {
      /** @type {[string, string][]} */
      const found = [];
      for (let i = firstNotBelow(this.terms, prefix); i < this.terms.length && this.terms[i].startsWith(prefix); i++) {
        found.push([this.terms[i], this.lists[i]]);
      }
      return found;
    }
  }

  /** @param {string[]} sorted @param {string} term */
  function firstNotBelow(sorted, term) {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < term) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** @param {string} versions  Of files by number. @param {number} number */
  function versionOf(versions, number) {
    return versions.slice(number * inVersion, number * inVersion + inVersion);
  }

  class LoadedData {
    /** @param {string} root  The way to the top of the site. */
    constructor(root) {
      this.root = root;
      /** @type {Map<string, Promise<unknown>>} */
      this.files = new Map();
      /** @type {Map<string, {resolve: (data: unknown) => void, version: string}>} */
      this.waiting = new Map();
      /** @type {Set<string>} */
      this.failed = new Set();
      this.stale = false;
      /** @type {string | undefined} */
      this.fresh = undefined;
      this.index = /** @type {SearchIndex} */ (/** @type {unknown} */ (null));
      search.arrived = (name, version, data) => this.arrived(name, version, data);
    }

    /** The list of files with the tables of the language. */
    async open() {
      this.index = /** @type {SearchIndex} */ (await this.file("index", this.fresh ?? ""));
      return this.index;
    }

    /** After files of two builds have met: forgets everything and asks for the newest list. */
    async reopen() {
      this.files.clear();
      this.stale = false;
      this.fresh = Date.now().toString(36);
      return this.open();
    }

    /** So that what failed is asked for again. */
    forgetFailures() {
      this.failed.clear();
    }

    /** Shards with terms that begin so; at most a few, for a short beginning could be anything.
     * @param {"names" | "texts"} kind @param {string} prefix @param {number} most @returns {Promise<Shard[]>} */
    beginning(kind, prefix, most) {
      return this.shards(kind, prefix, (first, rank) => rank < most && first.startsWith(prefix));
    }

    /**
     * Shards with a term, alone or with a form of it after an equals sign.
     * @param {"names" | "texts"} kind @param {string} term @returns {Promise<Shard[]>}
     */
    holding(kind, term) {
      return this.shards(kind, term, (first) => first === term || first.startsWith(term + "="));
    }

    /**
     * The shard where a term would stand, and those after it that fit.
     * @param {"names" | "texts"} kind @param {string} term @param {(first: string, rank: number) => boolean} fits
     */
    async shards(kind, term, fits) {
      const { first } = this.index[kind];
      let number = firstNotBelow(first, term);
      number = number > 0 && first[number] !== term ? number - 1 : number;
      const wanted = [];
      do {
        wanted.push(number++);
      } while (number < first.length && fits(first[number], wanted.length));
      const loaded = await Promise.all(wanted.map((shard) => this.part(kind, shard)));
      return loaded.filter((shard) => shard !== null);
    }

    /** @param {"names" | "texts"} kind @param {number} number @returns {Promise<Shard | null>} */
    async part(kind, number) {
      const name = `${kind}/${number}`;
      /** @type {string | Terms | null} */
      const lines = await this.tryFile(name, versionOf(this.index[kind].versions, number));
      if (typeof lines !== "string") {
        return lines;
      }
      const terms = new Terms(lines);
      this.files.set(name, Promise.resolve(terms));
      return terms;
    }

    /** @param {number} entity @returns {Promise<Entity | null>} */
    async entity(entity) {
      const number = Math.floor(entity / this.index.inFile);
      /** @type {EntityRow[] | null} */
      const file = await this.tryFile(`entities/${number}`, versionOf(this.index.entities, number));
      const row = file?.[entity % this.index.inFile];
      if (!row) {
        return null;
      }
      const [address, id, title, type, summary, names, position] = row;
      return { entity, address: address === 0 ? id + ".html" : address, id, title, type, summary, names, position };
    }

    /**
     * One of the files there is one of.
     * @template {keyof SingleFiles} Name @param {Name} name @returns {Promise<SingleFiles[Name] | null>}
     */
    single(name) {
      return this.tryFile(name, this.index.versions[name]);
    }

    /**
     * The text of a page by section; null where it cannot be loaded.
     * @param {{position: number}} page @returns {Promise<Section[] | null>}
     */
    async text({ position }) {
      const codebook = await this.single("codebook");
      const number = Math.floor(position / this.index.textsInFile);
      /** @type {SectionRow[][] | null} */
      const file = codebook && await this.tryFile(`pages/${number}`, this.index.versions.codebook);
      const sections = file?.[position % this.index.textsInFile];
      if (!codebook || !sections) {
        return null;
      }
      const byCode = codebook.byCode ??= codes(codebook);
      return sections.map(([heading, title, text]) => ({
        heading: heading === 0 ? title.toLowerCase().replaceAll(" ", "-") : heading,
        title,
        text: text.replace(coded, (code) => byCode.get(code) ?? code),
      }));
    }

    /**
     * What a file holds, which the caller knows; null where it cannot be loaded.
     * @template Content @param {string} name @param {string} version @returns {Promise<Content | null>}
     */
    async tryFile(name, version) {
      try {
        return /** @type {Content} */ (await this.file(name, version));
      } catch {
        return null;
      }
    }

    /** @param {string} name @param {string} version @returns {Promise<unknown>} */
    file(name, version) {
      if (this.failed.has(name)) {
        return Promise.reject(new Error(name));
      }
      let file = this.files.get(name);
      if (!file) {
        file = new Promise((resolve, reject) => {
          const script = document.createElement("script");
          this.waiting.set(name, { resolve, version });
          const end = () => {
            script.remove();
            if (this.waiting.delete(name)) {
              this.files.delete(name);
              this.failed.add(name);
              reject(new Error(name));
            }
          };
          script.onload = end;
          script.onerror = end;
          script.src = `${this.root}search/${name}.js${version ? "?" + version : ""}`;
          document.head.append(script);
        });
        this.files.set(name, file);
      }
      return file;
    }

    /** @param {string} name @param {string} version @param {unknown} data */
    arrived(name, version, data) {
      const waiting = this.waiting.get(name);
      this.waiting.delete(name);
      this.stale = this.stale || (name !== "index" && waiting !== undefined && waiting.version !== version);
      waiting?.resolve(data);
    }
  }

  search.data = { Data: LoadedData, numbers, unfold };
})(window.sahelwikiSearch);
