// Holds the data of a built site against readers and validators that others wrote. Says what is wrong, a line each, and ends with 1 then.
// Usage: node check.mjs CHECK SITE
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import process from "node:process";

const require = createRequire(import.meta.url);
const [check, site] = process.argv.slice(2);
const problems = [];
const text = (path) => readFileSync(join(site, path), "utf8");
const json = (path) => JSON.parse(text(path));
const say = (...words) => problems.push(words.join(" "));

const checks = {
  /** Frictionless: the descriptor by its profile, each row by its schema, each key by the table it is a key of. */
  async datapackage() {
    const { Package } = require("datapackage");
    const described = await Package.load(join(site, "data/datapackage.json"), { strict: false });
    described.errors.forEach((error) => say("datapackage.json:", error.message));
    for (const resource of described.resources) {
      if (!resource.tabular) {
        text(`data/${resource.descriptor.path}`);
        continue;
      }
      try {
        const rows = await resource.read({ relations: true, keyed: true });
        if (rows.length === 0 && /\r\n./.test(text(`data/${resource.descriptor.path}`))) {
          say(resource.name, "has rows that are not read");
        }
      } catch (error) {
        (error.errors?.length ? error.errors : [error]).slice(0, 5).forEach((one) => say(resource.name, one.message));
      }
    }
  },

  /** JSON-LD: every head becomes triples, with a vocabulary that knows the words of schema.org. */
  async jsonld() {
    const jsonld = require("jsonld");
    const context = { "@context": { "@vocab": "https://schema.org/", url: { "@type": "@id" }, license: { "@type": "@id" }, sameAs: { "@type": "@id" } } };
    const documentLoader = async (url) => {
      if (!/^https?:\/\/schema\.org\/?$/.test(url)) throw new Error(`asks for ${url}`);
      return { contextUrl: null, documentUrl: url, document: context };
    };
    const isType = (triple) => triple.predicate.value === "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
    let heads = 0;
    for (const file of documents(site)) {
      for (const [, head] of readFileSync(file, "utf8").matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)) {
        heads++;
        try {
          const triples = await jsonld.toRDF(JSON.parse(head), { documentLoader });
          const typed = new Set(triples.filter(isType).map((triple) => triple.subject.value));
          triples.filter((triple) => !typed.has(triple.subject.value)).slice(0, 1).forEach(() => say(file, "has something without a type"));
        } catch (error) {
          say(file, error.message);
        }
      }
    }
    if (heads === 0) say("no document has a head to read");
  },

  async geojson() {
    const { check: parse } = await import("@placemarkio/check-geojson");
    for (const name of ["events", "places"]) {
      try {
        if (parse(text(`data/${name}.geojson`)).type !== "FeatureCollection") say(name, "is no collection");
      } catch (error) {
        (error.issues ?? [error]).forEach((issue) => say(`${name}.geojson:`, issue.message));
      }
    }
  },

  async graphml() {
    const { MultiGraph } = require("graphology");
    const { parse } = require("graphology-graphml");
    const graph = parse(MultiGraph, text("data/relations.graphml"));
    const nodes = json("data/xref.json").map((page) => page.id);
    if (nodes.some((id) => !graph.hasNode(id))) say("a page is no node");
    const edges = text("data/relations.graphml").match(/<edge /g)?.length ?? 0;
    if (graph.size !== edges || graph.order !== nodes.length) say(`${graph.order} nodes and ${graph.size} edges were read`);
    graph.forEachNode((id, { label }) => { if (!label) say(id, "has no label"); });
  },

  async works() {
    const { Cite, plugins } = require("@citation-js/core");
    require("@citation-js/plugin-csl");
    require("@citation-js/plugin-bibtex");
    plugins.config.get("@bibtex").parse.strict = false;
    const wanted = json("data/works.json").map((work) => work.id).sort();
    for (const [name, type] of [["works.json", "@csl/list+object"], ["works.bib", "@bibtex/text"]]) {
      const content = name.endsWith(".json") ? json(`data/${name}`) : text(`data/${name}`);
      const read = new Cite(content, { forceType: type, generateGraph: false }).data;
      const keys = read.map((work) => work["citation-key"] ?? work.id).sort();
      if (JSON.stringify(keys) !== JSON.stringify(wanted)) say(name, `gives ${keys.length} of ${wanted.length} works`);
      read.filter((work) => !work.title).forEach((work) => say(name, work.id, "has no title"));
    }
  },

  /** FollowTheMoney: schemata, properties and what entities may be named by them. */
  async followthemoney() {
    const { Model, defaultModel } = require("@alephdata/followthemoney");
    const model = new Model(defaultModel);
    const entities = text("data/entities.ftm.json").trim().split("\n").filter(Boolean).map((line) => JSON.parse(line));
    const byId = new Map(entities.map((entity) => [entity.id, entity]));
    if (byId.size !== entities.length) say("two entities have one id");
    for (const entity of entities) {
      const schema = model.getSchema(entity.schema);
      for (const [name, values] of Object.entries(entity.properties)) {
        const property = schema.getProperty(name);
        for (const value of values) {
          if (typeof value !== "string" || value.length === 0) say(entity.id, name, "is no text");
          if (property.type.name === "entity") {
            const other = byId.get(value);
            if (!other) say(entity.id, name, "names nothing:", value);
            else if (!model.getSchema(other.schema).isA(property.getRange())) say(entity.id, name, "may not be", other.schema);
          }
          if (property.type.name === "date" && !/^\d{4}(-\d\d(-\d\d)?)?$/.test(value)) say(entity.id, name, "is no date:", value);
        }
      }
      for (const name of schema.required ?? []) {
        if (!entity.properties[name]?.length) say(entity.id, "lacks", name);
      }
    }
  },
};

function* documents(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* documents(path);
    else if (entry.name.endsWith(".html")) yield path;
  }
}

if (!checks[check]) {
  console.error(`There is no check "${check}" in ${dirname(import.meta.url)}. There are: ${Object.keys(checks).join(", ")}.`);
  process.exit(2);
}
await checks[check]();
problems.slice(0, 40).forEach((problem) => console.log(problem));
process.exitCode = problems.length > 0 ? 1 : 0;
