// What a query means that finds little: simplified forms of its characters, names and texts that are like it.
guangrongSearch.take("near", (tools) => {
  "use strict";
  const { root, space, heads, piece, listsOf, classesOf, namesUnder, documentAt } = tools;
  const { isOf, isLittle, firstOf, fitting, hitOf, find, pick } = tools;
  const { fold, keys } = self.guangrongNames;
  const { PART, START, WHOLE, read, pairsOf } = self.guangrongPieces;
  const [MOST, LOOKS, LONGEST, PAIRS, FAR] = [5, 12, 24, 12, 9];
  const ascending = (numbers) => Int32Array.from(numbers).sort();

  // Simplified forms and readings.
  async function charactersOf(text) {
    const all = [...new Set(text)].filter((one) => /\p{Script=Han}/u.test(one)).slice(0, LONGEST);
    const texts = await Promise.all(all.map((one) => piece("c", one.codePointAt() % root.families.c[0])));
    const [simple, readings] = [new Map(), new Map()];
    for (const [at, one] of all.entries()) {
      const [, form, sounds] = RegExp(`\n${one} (\\S+) (\\S*)`).exec(texts[at]) || [];
      if (form && form !== ".") simple.set(one, form);
      if (sounds) readings.set(one, sounds.split(","));
    }
    return { simplified: [...text].map((one) => simple.get(one) || one).join(""), readings };
  }

  // Whether one slip makes one word of the other: another character, one more, or two exchanged.
  function isSlip(one, other) {
    const least = Math.min(one.length, other.length);
    let [start, end] = [0, 0];
    while (start < least && one[start] === other[start]) start++;
    while (end < least - start && one.at(-1 - end) === other.at(-1 - end)) end++;
    const [some, others] = [one, other].map((all) => all.slice(start, all.length - end));
    return Math.max(some.length, others.length) === 1 || (least - start - end === 2 && some.reverse().join() === others.join());
  }

  // How much less like what was typed a name is than one that sounds alike: another character, or two exchanged, behind
  // the same surname; another slip; FAR: it is not like it.
  function distanceOf(name, text) {
    const [one, other] = [[...name], [...text]];
    if (name === text || Math.min(one.length, other.length) < 3 || !isSlip(one, other)) return FAR;
    return one.length === other.length && one[0] === other[0] ? 1 : 2;
  }

  // Names that sound as what was typed, or stand under initials of it and are like it: [distance, numbers, name].
  async function namesAlike(text) {
    const { readings } = await charactersOf(text);
    const words = new Set(pairsOf(text).flatMap((pair) => keys(pair, readings)));
    const under = await namesUnder([...words], text, readings);
    const isAlike = ({ name, one }) => one && name !== text && name.length === text.length;
    return under.map((found) => [isAlike(found) ? 0 : distanceOf(found.name, text), read(found.list), found.name]);
  }

  // Names that begin with the first character and have the last: what was typed may have another between.
  async function namesAround([first, ...rest]) {
    const [begun, ...all] = await Promise.all([first, ...rest].map(classesOf));
    const marks = new Uint8Array(space);
    for (const number of begun.some) {
      if (begun.classes[number] !== START || all.at(-1).classes[number] < PART) continue;
      marks[number] = 1 + all.filter(({ classes }) => classes[number] < PART).length;
    }
    const some = firstOf(marks, LOOKS, ascending(begun.some));
    const documents = await Promise.all(some.map((number) => documentAt(number, [])));
    const text = [first, ...rest].join("");
    return documents.flatMap(({ titles }, at) => titles.map(fold).map((name) => [distanceOf(name, text), [some[at]], name]));
  }

  // Names that are like what was typed, best first: [number, needles].
  async function namesNear(terms, text, isAlone) {
    const sounds = terms.flatMap((term) => term.sounds).filter(({ isNear }) => isNear);
    const near = sounds.map(({ one, list, part }) => [WHOLE - one, read(list), part]);
    if (/^\p{Script=Han}{2,5}$/u.test(text)) near.push(...(await namesAlike(text)));
    const isFar = near.every(([distance]) => distance > 1);
    if (isAlone && isFar && /^\p{Script=Han}{3,5}$/u.test(text)) near.push(...(await namesAround(text)));
    const found = near.filter(([distance]) => distance < FAR).sort((one, other) => one[0] - other[0]);
    return found.flatMap(([, numbers, name]) => Array.from(numbers, (number) => [number, [name]]));
  }

  // Where the text ends, from a place on, that is what was typed but for a few slips; 0: it is not.
  function endOf(text, at, typed, from, slips) {
    while (from < typed.length && text[at] === typed[from]) [at, from] = [at + 1, from + 1];
    if (from === typed.length) return at;
    if (!slips || at >= text.length) return 0;
    const isExchanged = text[at] === typed[from + 1] && text[at + 1] === typed[from];
    for (const [more, further] of [isExchanged ? [2, 2] : [1, 1], [1, 0], [0, 1]]) {
      const end = endOf(text, at + more, typed, from + further, slips - 1);
      if (end) return end;
    }
    return 0;
  }

  // What a document has of a text, but for one slip, or two in a long one.
  function slipIn(lines, typed) {
    const texts = lines.map(fold);
    for (let slips = 1; slips <= (typed.length < 8 ? 1 : 2); slips++) {
      for (const text of texts) {
        for (let at = 0; at < text.length; at++) {
          const end = endOf(text, at, typed, 0, slips);
          if (end) return text.slice(at, end);
        }
      }
    }
    return null;
  }

  // Documents in which the text is but for a slip, then those with two thirds of its pairs; passages are left marked.
  async function textsNear(text, passages) {
    const pairs = pairsOf(text).slice(0, PAIRS);
    const lists = await Promise.all(pairs.map((pair) => listsOf(pair)));
    const seen = [];
    for (const numbers of lists.flat()) for (const number of numbers) if (!passages[number]++) seen.push(number);
    const [keyed, numbers] = [new Uint8Array(space), []];
    const least = Math.max(2, pairs.length - (text.length < 8 ? 3 : 4));
    for (const at of seen) {
      if (passages[at] < least) {
        passages[at] = 0;
        continue;
      }
      const head = heads[at];
      if (!keyed[head]) numbers.push(head);
      keyed[head] = Math.min(keyed[head] || PAIRS, 1 + pairs.length - passages[at]);
    }
    const some = firstOf(keyed, LOOKS, ascending(numbers));
    const documents = await Promise.all(some.map((number) => documentAt(number, [{ passages }])));
    const slips = documents.map(({ titles, honours, body }) => slipIn([...titles, ...honours, ...body], text));
    const isMost = (number) => (1 + pairs.length - keyed[number]) * 3 >= pairs.length * 2;
    const found = some.map((number, at) => [number, slips[at] ? [slips[at]] : pairs, slips[at] ? 0 : isMost(number) ? 1 : 2]);
    return found.filter(([, , rank]) => rank < 2).sort((one, other) => one[2] - other[2]);
  }

  async function hitsNear({ terms, keyed }, choices, isAlone) {
    const { text } = terms.at(-1);
    const passages = new Uint8Array(space);
    let near = await namesNear(terms, text, isAlone);
    if (isAlone && !near.length && [...text].length > 3) near = await textsNear(text, passages);
    const seen = new Uint8Array(space);
    near = near.filter(([number]) => !keyed[number] && !seen[number] && (seen[number] = 1));
    const fits = await fitting(seen, choices);
    near = near.filter(([number]) => isOf(number, choices.kind) && fits(number)).slice(0, MOST);
    return Promise.all(near.map(([number, needles]) => hitOf(number, [{ passages }], needles, true)));
  }

  // The same in simplified characters, if that finds no less.
  async function settle(typed, found) {
    const { simplified } = await charactersOf(typed);
    const other = await find(simplified);
    const countOf = ({ keyed, numbers }) => firstOf(keyed, MOST, numbers).length;
    return countOf(other) > 0 && countOf(other) >= countOf(found) ? other : found;
  }

  // What finds little, in simplified characters, and what is like it.
  async function askMore(typed, found, first, choices, show) {
    const best = await settle(typed, found);
    const answer = best === found ? first : await pick(best, choices, show);
    const near = choices.from || !isLittle(best) ? [] : await hitsNear(best, choices, !answer.total);
    return { ...answer, typed, near };
  }

  return { charactersOf, settle, askMore };
});
