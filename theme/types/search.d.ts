/** What the scripts of search share. assets/js/search.js begins it, and each file of assets/js/search adds one part. */
interface SahelWikiSearch {
  /** Called by each file of the index. */
  (name: string, version: string, data: unknown): void;
  arrived(name: string, version: string, data: unknown): void;

  words: {
    words(text: string, rules: Rules): Span[];
    fold(word: string, rules: Rules): string;
    key(folded: string, rules: Rules): string;
    stem(folded: string, rules: Rules): string;
    textKey(folded: string, rules: Rules): string;
    slips(word: string): string[];
    distance(a: string, b: string, limit: number): number;
  };
  data: {
    Data: new (root: string) => Data;
    numbers(text: string): number[];
    unfold(coded: string): string[];
  };
  rank: {
    spelled: Record<"exactly" | "alike" | "begun" | "begunAlike" | "mistyped" | "twiceMistyped" | "begunMistyped", number>;
    tier: Record<
      "whole" | "alike" | "begin" | "reordered" | "words" | "asked" | "text" | "mistyped" | "mistypedText" | "someWords" | "guide",
      number
    >;
    ofName(required: Place[], optional: Place[], length: number, isTitle: boolean): number;
    mistakes(folded: string): number;
    rarity(pages: number, all: number): number;
    ofText(weight: number, share: number): number;
    order(a: Hit, b: Hit): number;
  };
  excerpt: {
    marked(text: string, isHit: (folded: string) => boolean, rules: Rules): Piece[];
    excerpts(sections: Section[], isHit: (folded: string) => boolean, rules: Rules): Excerpt[];
    hasPhrase(text: string, phrase: string[], rules: Rules): boolean;
  };
  query: { read(text: string, rules: Rules): Query };
  names: {
    find(data: Data, needed: QueryWord[], optional: QueryWord[], corrections: Corrections): Promise<Hit[]>;
    named(data: Data, words: QueryWord[]): Promise<{ entity: number; words: QueryWord[] }[]>;
    placesOf(data: Data, word: QueryWord, corrections?: Map<string, number>): Promise<Map<number, NamePlace>>;
    namesOfPage: number;
  };
  texts: {
    find(data: Data, needed: QueryWord[], corrections: Corrections): Promise<Hit[]>;
    weightsOf(data: Data, word: QueryWord, corrections?: Map<string, number>): Promise<Map<number, number>>;
  };
  spelling: {
    corrections(data: Data, query: Query): Promise<{ corrections: Corrections; unknown: QueryWord[] }>;
    nearestPages(data: Data, query: Query, most: number): Promise<number[]>;
    respaced(data: Data, query: Query): Promise<string | null>;
    meant(data: Data, query: Query, corrections: Corrections, hit: Hit): Promise<string | null>;
  };
  reading: { demand(data: Data, needed: QueryWord[]): Promise<Demand | null> };
  find: { Finder: new (data: Data) => Finder };
  show: {
    element<Tag extends keyof HTMLElementTagNameMap>(
      tag: Tag,
      attributes?: Record<string, string | undefined>,
      ...children: (Node | string)[]
    ): HTMLElementTagNameMap[Tag];
    say(phrases: Record<string, string>, key: string, ...values: (string | number)[]): string;
    sayCount(phrases: Record<string, string>, key: string, count: number): string;
    marked(pieces: Piece[]): (Node | string)[];
    otherName(page: Entity, hit: Hit): string;
    follow(href: string, query: string): void;
    resultsOf(root: string, query: string): string;
    enter(finder: Finder, text: string, otherwise?: () => void): Promise<void>;
  };

  box(form: HTMLFormElement, input: HTMLInputElement, finder: Finder): Promise<void>;
  page(place: Element, finder: Finder, root: string): Promise<void>;
  missing(place: Element, finder: Finder, root: string): Promise<void>;
  marks(query: string, finder: Finder): void;
}

/** Finds pages; made by assets/js/search/find.js. */
interface Finder {
  data: Data;
  read(text: string): Query;
  find(text: string, namesOnly?: boolean): Promise<Answer>;
  exact(text: string): Promise<{ page: Entity; name: string } | null>;
  unknown(text: string): Promise<string[]>;
  readOn(answer: Answer, query: Query): Promise<Answer>;
  matcher(words: QueryWord[], corrections: Corrections): (folded: string) => boolean;
}

interface Navigator {
  /** Source: W3C Save Data API; not in every browser. */
  connection?: { saveData?: boolean };
}

/** The list of files of the index, with the tables of its language. */
interface SearchIndex {
  rules: Rules;
  phrases: Record<string, string>;
  /** How many pages there are. */
  count: number;
  /** Pages about the wiki itself. */
  guides: number[];
  /** Where to look when nothing is found; coverage: what the sources leave out. */
  ways: { names: Way; topics?: Way; coverage?: Way & { summary: string } };
  names: ShardList;
  texts: ShardList;
  /** Versions of the files of entities, of four letters each. */
  entities: string;
  /** How many entities a file holds. */
  inFile: number;
  /** How many texts a file holds. */
  textsInFile: number;
  /** Of the files there is one of. */
  versions: Record<keyof SingleFiles, string>;
}

/** An address below the top of the site. */
interface Way {
  address: string;
  title: string;
}

/** The shards of sorted terms: the first term of each, and their versions, of four letters each. */
interface ShardList {
  first: string[];
  versions: string;
}

/** Files of the index there is one of. */
interface SingleFiles {
  facets: FacetFile;
  vocabulary: { names: string; texts: string };
  codebook: { taken: string; words: string; byCode?: Map<string, string> };
}

/** What pages can be narrowed by. */
interface FacetFile {
  fields: { name: string; values: string[] }[];
  /** For each set the numbers of its values, by field. */
  sets: number[][][];
  /** The set of each page; numbers in letters until they are read. */
  ofEntity: string | number[];
}

/** A page as the index has it: 0 for an address that follows from the id. */
type EntityRow = [address: string | 0, id: string, title: string, type: string, summary: string, names: EntityName[], position: number];

/** A name beside the title, and what is known of it; empty for nothing. */
type EntityName = [name: string, remark: string];

/** A section as the index has it: 0 for the id of a heading that follows from its words. */
type SectionRow = [heading: string | 0, title: string, text: string];
