// What else may be chosen in a search: award, level and year of one honour, and a unit; and how many documents have what.
guangrongSearch.take("facets", (tools) => {
  "use strict";
  const { root, space, kinds, runs, runOf, once, piece } = tools;
  // The first three make a row, one for each honour.
  const FACETS = ["award", "level", "year", "kind", "unit"];
  const [KIND, UNIT, NOTHING, MUCH, WIDE] = [3, 4, -1, 9, 1024];
  const known = { award: root.awards, level: root.levels, kind: root.kinds };
  const rows = runs.map(([level, award, year]) => [[award, level, year || -1].map((one) => (one < 0 ? "" : `${one}`))]);

  // What a piece says of documents, by number: their rows, or their units.
  const factsAt = (family, at) =>
    once(`${family} ${at}`, async () => {
      const lines = (await piece(family, at)).split("\n");
      const units = family === "u" && lines.shift().split("\t");
      const facts = new Map();
      for (const line of lines) {
        const [number, ...told] = line.split(" ");
        if (told.length) facts.set(+number, told.map((one) => (units ? units[one] : one.split("."))));
      }
      return facts;
    });

  // The same for all documents that are wanted: a function of the number.
  async function factsOf(family, keyed) {
    const pieces = Array.from({ length: Math.ceil(space / WIDE) }, (_, at) => keyed.subarray(at * WIDE, (at + 1) * WIDE));
    const facts = await Promise.all(pieces.map((some, at) => some.some(Boolean) && factsAt(family, at)));
    return (number) => facts[Math.floor(number / WIDE)].get(number % WIDE);
  }

  // What was chosen, as rows have it.
  function chosenOf(facet, value) {
    if (!value) return "";
    return known[facet] ? `${known[facet].findIndex(([id]) => id === value)}` : `${value}`;
  }

  // Calls `act` with every row of a document, its units, and what it lacks of what was chosen: nothing, one facet, or much.
  async function readerOf(keyed, choices, isCounting) {
    const chosen = FACETS.map((facet) => chosenOf(facet, choices[facet]));
    const [honours, places] = await Promise.all([
      (isCounting || chosen.slice(0, KIND).some(Boolean)) && factsOf("t", keyed),
      (chosen[UNIT] || (isCounting && choices.wantUnits)) && factsOf("u", keyed),
    ]);
    return (number, act) => {
      const units = (places && places(number)) || [];
      const isOther = chosen[KIND] && +chosen[KIND] !== kinds[number];
      const isElsewhere = chosen[UNIT] && !units.includes(chosen[UNIT]);
      const before = isOther ? (isElsewhere ? MUCH : KIND) : isElsewhere ? UNIT : NOTHING;
      for (const row of (honours && honours(number)) || rows[runOf[number]]) {
        let lack = before;
        for (let at = 0; at < KIND; at++) if (chosen[at] && chosen[at] !== row[at]) lack = lack === NOTHING ? at : MUCH;
        act(row, units, lack);
      }
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
    const read = await readerOf(keyed, { ...choices, kind: "" });
    const fits = new Uint8Array(space);
    await eachOf(keyed, (number) => read(number, (row, units, lack) => lack === NOTHING && (fits[number] = 1)));
    return fits;
  }

  // For every facet the values of documents that fit what was chosen for the others: [value, heading, how many].
  async function count(keyed, choices) {
    const read = await readerOf(keyed, choices, true);
    const counts = FACETS.map(() => new Map());
    const add = (facet, value, number) => {
      const told = counts[facet].get(value) || { count: 0 };
      if (value === "" || told.last === number) return;
      counts[facet].set(value, Object.assign(told, { count: told.count + 1, last: number }));
    };
    await eachOf(keyed, (number) =>
      read(number, (row, units, lack) => {
        const isIn = (facet) => lack === NOTHING || lack === facet;
        for (let at = 0; at < KIND; at++) if (isIn(at)) add(at, row[at], number);
        if (isIn(KIND)) add(KIND, `${kinds[number]}`, number);
        if (isIn(UNIT)) for (const unit of units) add(UNIT, unit, number);
      }),
    );
    const [awards, levels, years, sorts, units] = counts.map((some) => new Map([...some].map(([value, told]) => [value, told.count])));
    const counted = (all, some) => all.map((one, at) => [...one, some.get(`${at}`)]).filter(([, , told]) => told);
    return {
      kind: counted(root.kinds, sorts),
      level: counted(root.levels, levels),
      award: counted(root.awards, awards),
      year: [...years].sort().reverse().map(([year, told]) => [year, `${year}年`, told]),
      unit: [...units].sort((one, other) => other[1] - one[1]).slice(0, 100).map(([name, told]) => [name, name, told]),
    };
  }

  return { fitting, count };
});
