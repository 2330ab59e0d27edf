/**
 * Loads the index, file by file, as scripts: from a folder nothing else can be loaded.
 * Each file calls sahelwikiSearch(name, version, data). The list of files, "index", says which version of each belongs to it;
 * a file of another build shows that one of the two came from a cache, and then the list is asked for anew.
 */
(function (search) {
  "use strict";

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

  /** A sorted list of terms with what is written for each. */
  class Shard {
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

  class Data {
    /** @param {string} root  The way to the top of the site. */
    constructor(root) {
      this.root = root;
      /** @type {Map<string, Promise<any>>} */
      this.files = new Map();
      /** @type {Map<string, {resolve: (data: any) => void, version: string}>} */
      this.waiting = new Map();
      /** Names of files that could not be loaded. @type {Set<string>} */
      this.failed = new Set();
      this.stale = false;
      search.arrived = (name, version, data) => this.arrived(name, version, data);
    }

    /** The list of files with the tables of the language. */
    async open() {
      this.index = await this.file("index", this.fresh ?? "");
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

    /** Shards with all terms that begin so; at most a few, for a short beginning could be anything.
     * @param {"names" | "texts"} kind @param {string} prefix @param {number} most @returns {Promise<Shard[]>} */
    async shards(kind, prefix, most) {
      const { first } = this.index[kind];
      let number = firstNotBelow(first, prefix);
      number = number > 0 && first[number] !== prefix ? number - 1 : number;
      const wanted = [];
      do {
        wanted.push(number++);
      } while (wanted.length < most && number < first.length && first[number].startsWith(prefix));
      const loaded = await Promise.all(wanted.map((shard) => this.part(kind, shard)));
      return loaded.filter((shard) => shard !== null);
    }

    /** @param {"names" | "texts"} kind @param {number} number @returns {Promise<Shard | null>} */
    async part(kind, number) {
      const lines = await this.tryFile(`${kind}/${number}`, this.index[kind].versions.slice(number * inVersion, number * inVersion + inVersion));
      if (lines === null) {
        return null;
      }
      if (!(lines instanceof Shard)) {
        this.files.set(`${kind}/${number}`, Promise.resolve(new Shard(lines)));
      }
      return this.files.get(`${kind}/${number}`) ?? null;
    }

    /** What is shown of a page. @param {number} entity */
    async entity(entity) {
      const number = Math.floor(entity / this.index.inFile);
      const file = await this.tryFile(`entities/${number}`, this.index.entities.slice(number * inVersion, number * inVersion + inVersion));
      if (file === null || !file[entity % this.index.inFile]) {
        return null;
      }
      const [address, id, title, type, summary, names, position] = file[entity % this.index.inFile];
      return { entity, address, id, title, type, summary, names, position };
    }

    /** One of the files there is one of: facets, vocabulary, codebook. @param {string} name */
    single(name) {
      return this.tryFile(name, this.index.versions[name]);
    }

    /** The text of a page: [id of the heading, heading, text] by section; null where it cannot be loaded. @param {{position: number}} page */
    async text({ position }) {
      const codebook = await this.single("codebook");
      const file = codebook && await this.tryFile(`pages/${Math.floor(position / this.index.textsInFile)}`, this.index.versions.codebook);
      const sections = file?.[position % this.index.textsInFile];
      if (!sections) {
        return null;
      }
      if (!codebook.byCode) {
        const list = codebook.words.split(" ");
        codebook.byCode = new Map([...codebook.characters].map((code, i) => [code, " " + list[i]]));
      }
      return sections.map((/** @type {[string | 0, string, string]} */ [heading, title, text]) =>
        ({ heading: heading === 0 ? title.toLowerCase().replaceAll(" ", "-") : heading, title, text: text.replace(/[^\x00-\x7f]/g, (code) => codebook.byCode.get(code) ?? code) }));
    }

    /** @param {string} name @param {string} version @returns {Promise<any>} */
    async tryFile(name, version) {
      try {
        return await this.file(name, version);
      } catch {
        return null;
      }
    }

    /** @param {string} name @param {string} version @returns {Promise<any>} */
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

    /** @param {string} name @param {string} version @param {any} data */
    arrived(name, version, data) {
      const waiting = this.waiting.get(name);
      this.waiting.delete(name);
      this.stale = this.stale || (name !== "index" && waiting !== undefined && waiting.version !== version);
      waiting?.resolve(data);
    }
  }

  search.data = { Data, Shard, numbers };
})(window.sahelwikiSearch);
