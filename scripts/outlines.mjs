// Makes src/SahelWiki/Geography/outlines.txt from Natural Earth's countries at 1:50 million, as the npm package world-atlas holds them.
// Usage: npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz, then
// node scripts/outlines.mjs package/countries-50m.json > src/SahelWiki/Geography/outlines.txt
import { readFileSync } from "node:fs";

const topology = JSON.parse(readFileSync(process.argv[2], "utf8"));
const { scale, translate } = topology.transform;

/** How far a simplified line may be from the true one, in degrees; about 4 km. */
const tolerance = 0.04;
/** Islands whose box is smaller than this many square degrees are left out. */
const smallest = 0.05;

const arcs = topology.arcs.map((arc) => {
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
});

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

const area = (index) => {
  const [xs, ys] = [arcs[index].map(([x]) => x), arcs[index].map(([, y]) => y)];
  return (Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys));
};

const forward = (index) => (index < 0 ? ~index : index);
const rings = topology.objects.land.geometries
  .flatMap((geometry) => (geometry.type === "Polygon" ? [geometry.arcs] : geometry.arcs))
  .flat()
  .filter((ring) => ring.length > 1 || area(forward(ring[0])) >= smallest);
const coast = new Set(rings.flat().map(forward));
const borders = new Set();
for (const country of topology.objects.countries.geometries) {
  for (const index of country.arcs.flat(Infinity).map(forward)) borders.add(index);
}
const islands = new Set(topology.objects.land.geometries.flatMap((geometry) => geometry.arcs.flat(Infinity)).map(forward));
const kept = [...coast, ...[...borders].filter((index) => !islands.has(index))];
const number = new Map(kept.map((index, at) => [index, at]));

const line = (index) => {
  let [x, y] = [0, 0];
  return simplify(arcs[index])
    .map(([lon, lat]) => [Math.round(lon * 100), Math.round(lat * 100)])
    .map(([px, py]) => { const step = [px - x, py - y]; [x, y] = [px, py]; return step; })
    .filter(([dx, dy], i) => i === 0 || dx || dy)
    .map((step) => step.join(","))
    .join(" ");
};

console.log(`# Coasts and borders of the world, simplified to about 4 km. Made by scripts/outlines.mjs; don't edit.
# Source: Natural Earth, 1:50m Admin 0 countries (https://www.naturalearthdata.com/), in the public domain,
# as packed in world-atlas 2.0.2 (https://github.com/topojson/world-atlas), Copyright 2013-2019 Michael Bostock, ISC licence:
# Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted,
# provided that the above copyright notice and this permission notice appear in all copies.
# A line "c" is a piece of coast, "b" a piece of a border: steps from point to point in hundredths of a degree, longitude and latitude.
# A line "r" is the outline of land: numbers of lines, from 0, in order; ~ for one that is walked backwards.
# A line "k" is a country: its name, then the rings of its land likewise, with | before each, without the islands that are left out.`);
for (const index of kept) console.log(`${coast.has(index) ? "c" : "b"} ${line(index)}`);
for (const ring of rings) console.log(`r ${ring.map((index) => (index < 0 ? `~${number.get(~index)}` : number.get(index))).join(" ")}`);
for (const { type, arcs: own, properties } of topology.objects.countries.geometries) {
  const kept = (type === "Polygon" ? [own] : own ?? []).flat().filter((ring) => ring.every((index) => number.has(forward(index))));
  const written = kept.map((ring) => `|${ring.map((index) => (index < 0 ? `~${number.get(~index)}` : number.get(index))).join(" ")}`);
  if (kept.length) console.log(`k ${properties.name}${written.join("")}`);
}
