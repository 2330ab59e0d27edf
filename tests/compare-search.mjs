// Prints how well our search and Pagefind's answer tests/search-queries.json on the same built site.
// node tests/compare-search.mjs SITE      (in a folder where npm install pagefind@1.6 was run)
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import vm from "node:vm";

const site = path.resolve(process.argv[2] ?? "output");
const queries = JSON.parse(fs.readFileSync(new URL("search-queries.json", import.meta.url), "utf8")).filter((query) => !query.facets);

/** Our client without a browser: its scripts, with a document that knows how to add a script. */
async function ours() {
  const search = (...file) => search.arrived(...file);
  const document = {
    createElement: () => ({ remove() {} }),
    head: {
      append(script) {
        setImmediate(() => {
          vm.runInContext(fs.readFileSync(path.join(site, script.src.split("?")[0]), "utf8"), context);
          script.onload();
        });
      },
    },
  };
  const context = vm.createContext({ window: { sahelwikiSearch: search }, sahelwikiSearch: search, document });
  const [version] = fs.readdirSync(path.join(site, "assets/v"));
  for (const part of ["words", "data", "rank", "excerpt", "query", "names", "texts", "spelling", "reading", "find"]) {
    vm.runInContext(fs.readFileSync(path.join(site, "assets/v", version, `js/search/${part}.js`), "utf8"), context);
  }
  const finder = new search.find.Finder(new search.data.Data("./"));
  await finder.data.open();
  return async (query) => {
    const { hits } = await finder.find(query);
    const pages = await Promise.all(hits.slice(0, 10).map((hit) => finder.data.entity(hit.entity)));
    return pages.map((page) => page.id);
  };
}

/** Pagefind's own client, over its own index of the site. */
async function pagefind() {
  const binary = path.resolve("node_modules/pagefind/lib/runner/bin.cjs");
  const bundle = fs.mkdtempSync(path.join(os.tmpdir(), "pagefind-"));
  execFileSync(process.execPath, [binary, "--site", site, "--output-path", bundle], { stdio: "ignore" });
  const fetchFile = async (url) => {
    const file = path.join(bundle, decodeURIComponent(String(url).split("?")[0].split("/pagefind/").pop()));
    const content = fs.readFileSync(file);
    return { ok: true, status: 200, arrayBuffer: async () => content.buffer.slice(content.byteOffset, content.byteOffset + content.byteLength), json: async () => JSON.parse(content), text: async () => content.toString() };
  };
  globalThis.fetch = fetchFile;
  globalThis.window = globalThis;
  globalThis.location ??= new URL("http://localhost/");
  globalThis.document ??= { querySelector: () => ({ getAttribute: () => "en" }), currentScript: null };
  fs.copyFileSync(path.join(bundle, "pagefind.js"), path.join(bundle, "pagefind.mjs"));
  const client = await import(path.join(bundle, "pagefind.mjs"));
  await client.options({ basePath: "http://localhost/pagefind/", baseUrl: "/" });
  return async (query) => {
    const found = await client.search(query);
    const pages = await Promise.all(found.results.slice(0, 10).map((result) => result.data()));
    return pages.map((page) => page.url.replace(/^\//, "").replace(/\.html$/, ""));
  };
}

async function measure(find) {
  const kinds = new Map();
  for (const { kind, query, expect } of queries) {
    const rank = 1 + (await find(query)).findIndex((id) => expect.includes(id));
    kinds.set(kind, (kinds.get(kind) ?? []).concat(rank));
  }
  return kinds;
}

const mean = (ranks) => (ranks.reduce((sum, rank) => sum + (rank > 0 ? 1 / rank : 0), 0) / ranks.length).toFixed(3);
const atFive = (ranks) => (ranks.filter((rank) => rank > 0 && rank <= 5).length / ranks.length).toFixed(2);
const [own, other] = [await measure(await ours()), await measure(await pagefind())];
console.log("kind      queries   ours: MRR  at 5   Pagefind: MRR  at 5");
for (const [kind, ranks] of own) {
  console.log(`${kind.padEnd(10)}${String(ranks.length).padStart(7)}${mean(ranks).padStart(12)}${atFive(ranks).padStart(6)}${mean(other.get(kind)).padStart(16)}${atFive(other.get(kind)).padStart(6)}`);
}
