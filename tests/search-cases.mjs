// Tries the pure parts of the search client with tests/search-cases.json, which holds for their C# twins too.
// node tests/search-cases.mjs
import fs from "node:fs";
import vm from "node:vm";

const at = (path) => new URL(path, import.meta.url);
const languages = JSON.parse(fs.readFileSync(at("../src/SahelWiki.Output/Search/languages.json"), "utf8"));
const cases = JSON.parse(fs.readFileSync(at("search-cases.json"), "utf8"));
const context = vm.createContext({ window: { sahelwikiSearch: {} } });
for (const name of ["words", "rank"]) {
  vm.runInContext(fs.readFileSync(at(`../theme/assets/js/search/${name}.js`), "utf8"), context);
}

const { words, rank } = context.window.sahelwikiSearch;
const rules = { ...languages.und, ...languages.en };
let [tried, failed] = [0, 0];
const expect = (what, found, expected) => {
  tried++;
  if (found !== expected) {
    failed++;
    console.error(`${what}: ${found}, expected ${expected}`);
  }
};

cases.words.forEach(([text, expected]) => expect(`words ${text}`, words.words(text, rules).map(({ start, end }) => text.slice(start, end)).join("|"), expected));
for (const name of ["fold", "key", "stem", "textKey"]) {
  cases[name].forEach(([text, expected]) => expect(`${name} ${text}`, words[name](text, rules), expected));
}
cases.stemFrench.forEach(([text, expected]) => expect(`French stem ${text}`, words.stem(text, { ...languages.und, ...languages.fr }), expected));
cases.slips.forEach(([text, expected]) => expect(`slips ${text}`, words.slips(text).join("|"), expected));
cases.distance.forEach(([a, b, limit, expected]) => expect(`distance ${a} ${b}`, words.distance(a, b, limit), expected));
const worth = ([required, optional, length, isTitle]) => {
  const places = (list) => list.map(([position, quality]) => ({ position, quality }));
  return rank.ofName(places(required), places(optional), length, isTitle);
};
cases.ofName.forEach(({ what, better, worse }) => expect(what, worth(better) > worth(worse), true));
cases.ofText.forEach(({ what, better, worse }) => expect(what, rank.ofText(...better) > rank.ofText(...worse), true));
console.log(`${tried - failed} of ${tried} cases hold.`);
process.exitCode = failed > 0 ? 1 : 0;
