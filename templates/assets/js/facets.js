// What else may be chosen in a search: award, level and year of one honour, and a unit; and how many documents have what.
guangrongSearch.take("facets", (tools) => {
  "use strict";
  const { root, space, runAt, once, piece } = tools;
  const ROW = ["kind", "award", "level", "year"];
  const [KIND, UNIT, WIDE] = [0, 4, 1024];
  const named = { kind: root.kinds, award: root.awards, level: root.levels };
  const written = (index) => (index < 0 ? "" : `${index}`);

  // What a piece says of documents, by number: honours as they are written there, or names of units.
  const factsAt = (family, at) =>
    once(`${family} ${at}`, async () => {
      const lines = (await piece(family, at)).split("\n");
      const units = family === "u" && lines.shift().split("\t");
      const facts = new Map();
      for (const line of lines) {
        const [number, ...told] = line.split(" ");
        if (told.length) facts.set(+number, units ? told.map((one) => units[one]) : told);
      }
      return facts;
    });

  // The same for all documents that are wanted: a function of the number.
  async function factsOf(family, keyed) {
    const wanted = Array.from({ length: Math.ceil(space / WIDE) }, (_, at) => keyed.subarray(at * WIDE, (at + 1) * WIDE).some(Boolean));
    const facts = await Promise.all(wanted.map((isWanted, at) => isWanted && factsAt(family, at)));
    return (number) => facts[Math.floor(number / WIDE)].get(number % WIDE);
  }

  // What was chosen, as rows have it.
  function chosenOf(facet, value) {
    if (!value) return "";
    return named[facet] ? `${named[facet].findIndex(([id]) => id === value)}` : `${value}`;
  }

  // A function of a document and a facet: the values that it has there, if it fits all that was chosen for the others.
  async function valuesFor(keyed, choices, isCounting) {
    const chosen = ROW.map((facet) => chosenOf(facet, choices[facet]));
    const [honours, units] = await Promise.all([
      (isCounting || chosen.slice(1).some(Boolean)) && factsOf("t", keyed),
      (choices.unit || (isCounting && choices.wantUnits)) && factsOf("u", keyed),
    ]);
    const rowsOf = (number) => {
      const { kind, honour: [level, award, year] } = runAt(number);
      const told = honours && honours(number);
      return told ? told.map((one) => [`${kind}`, ...one.split(".")]) : [[`${kind}`, written(award), written(level), `${year || ""}`]];
    };
    return (number, but) => {
      const rows = rowsOf(number).filter((row) => chosen.every((one, at) => at === but || !one || row[at] === one));
      const known = (units && units(number)) || [];
      if (but === UNIT) return rows.length ? known : [];
      return choices.unit && !known.includes(choices.unit) ? [] : rows.map((row) => row[but]);
    };
  }

  // Takes one document after another, and lets the page breathe.
  async function eachOf(keyed, act) {
    let begun = performance.now();
    for (let number = 0; number < space; number++) {
      if (number % 128 === 0 && performance.now() - begun > 8) {
        await new Promise((resolve) => setTimeout(resolve));
        begun = performance.now();
      }
      if (keyed[number]) act(number);
    }
  }

  // Which documents fit what was chosen, but for the kind.
  async function fitting(keyed, choices) {
    const valuesOf = await valuesFor(keyed, choices);
    const fits = new Uint8Array(space);
    await eachOf(keyed, (number) => (fits[number] = valuesOf(number, KIND).length > 0));
    return fits;
  }

  // For every facet the values of documents that fit what was chosen for the others: [value, heading, how many].
  async function count(keyed, choices) {
    const valuesOf = await valuesFor(keyed, choices, true);
    const counts = [...ROW, "unit"].map(() => new Map());
    await eachOf(keyed, (number) => {
      for (const [facet, known] of counts.entries()) {
        for (const value of new Set(valuesOf(number, facet))) if (value) known.set(value, (known.get(value) || 0) + 1);
      }
    });
    const [, , , years, units] = counts;
    const told = ROW.slice(0, -1).map((facet, at) => {
      const all = named[facet].map(([id, heading], index) => [id, heading, counts[at].get(`${index}`)]);
      return [facet, all.filter(([, , known]) => known)];
    });
    return {
      ...Object.fromEntries(told),
      year: [...years].sort().reverse().map(([year, known]) => [year, `${year}年`, known]),
      unit: [...units].sort((one, other) => other[1] - one[1]).slice(0, 100).map(([name, known]) => [name, name, known]),
    };
  }

  return { fitting, count };
});
