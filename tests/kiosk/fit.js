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
  pages: guangrongPaging.pages,
  lines: guangrongPaging.lines,
};
process.stdout.write(JSON.stringify(calls.map(([name, ...given]) => acts[name](...given))));
