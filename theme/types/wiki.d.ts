/** What the scripts of a page share. assets/js/wiki/wiki.js begins it, and each other file of that folder adds one part. */
interface SahelWiki {
  /** The whole address of the site's top, with a slash at the end. */
  root: string;
  /** Over how many files the previews are divided; 0 for none. */
  shardCount: number;
  main: HTMLElement;
  store: {
    get(name: string): string | null;
    set(name: string, value: string): void;
  };
  make<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, name: string, ...children: (Node | string)[]): HTMLElementTagNameMap[Tag];
  holds(element: Element, target: EventTarget | null): boolean;
  documentOf(href: string): string;

  display: { previews: boolean };
  shards: {
    load(number: number): Promise<PreviewShard>;
    entry(page: string): Promise<PreviewEntry | undefined>;
  };
  previewContent: {
    subject(link: HTMLAnchorElement): Promise<Node[] | null>;
    note(mark: HTMLAnchorElement, isForUse: boolean): Node[] | null;
    words(item: Element): string;
  };
}

/** While the parts are being added: each file adds its own before another asks for it. */
type SahelWikiBegun = Omit<SahelWiki, "display" | "shards" | "previewContent">;

interface Window {
  get sahelwiki(): SahelWiki;
  set sahelwiki(begun: SahelWikiBegun);
  /** Called by the files of previews. */
  sahelPreviews(number: number, pages: PreviewShard): void;
  /** Called by the files of the search index. */
  sahelwikiSearch: SahelWikiSearch;
}
