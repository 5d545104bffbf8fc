// Reads calls of the pure functions of a wall, as JSON, and prints what each gives.
"use strict";
const { readFileSync } = require("node:fs");
globalThis.self = globalThis;
for (const file of process.argv.slice(2)) (0, eval)(readFileSync(file, "utf8"));
const calls = JSON.parse(readFileSync(0, "utf8"));
const acts = {
  fit: guangrongFit.fit,
  placed: (asked) => {
    const fitted = guangrongFit.fit(asked);
    const places = asked.names.map((name) => guangrongFit.place(name, fitted));
    const rows = guangrongFit.rowsOf(places.map((one) => one.cells), fitted.rows);
    const units = asked.units.map((unit) => guangrongUnits.set(unit, fitted.unit));
    return { ...fitted, places, rowsOf: rows, units, least: guangrongFit.least(asked.vmin), leastUnit: guangrongUnits.least(asked.vmin) };
  },
  ways: guangrongFit.ways,
  halved: guangrongUnits.halved,
  // Pages of so many plaques, and those of a wall of one group.
  pages: (groups, most) => guangrongPaging.fewest(groups, (page) => page.reduce((sum, { people }) => sum + people.length + (page.length > 1), 0) <= most),
  walls: (asked) => {
    const people = asked.names.map((name, at) => ({ name, unit: asked.units[at] }));
    const fitted = (page) => {
      const all = page.flatMap((group) => group.people);
      return guangrongFit.fit({ ...asked, names: all.map((one) => one.name), units: all.map((one) => one.unit) });
    };
    return guangrongPaging.fewest([{ title: "", people }], (page) => fitted(page).fits).map((page) => {
      const found = fitted(page);
      return { ...found, places: page[0].people.map(({ name }) => ({ name, ...guangrongFit.place(name, found) })) };
    });
  },
  lines: guangrongPaging.lines,
};
process.stdout.write(JSON.stringify(calls.map(([name, ...given]) => acts[name](...given))));
