// The engine of the search: reads the index that docs/search.md describes, piece by piece. names.js has to be there before.
(() => {
  "use strict";
  const { fold, trace, matcher, keys } = self.guangrongNames;
  const NAMED = ["person", "unit", "place", "award", "honouree"];
  // How well a document has a word: as a name, as the start or a part of one, in an honour, in its body.
  const [WHOLE, START, PART, HONOUR, BODY] = [1, 2, 3, 4, 5];
  const [LONGEST, BATCH, LOOKS, FEW, LAST] = [24, 12, 40, 3, 8];
  const HONOURS = ["award", "level", "year"];
  const FACETS = ["kind", "unit", ...HONOURS];
  const HAN = /\p{Script=Han}/u;
  let base = "";
  let index = null;

  function run(path) {
    const script = document.createElement("script");
    script.src = base + path;
    const taken = new Promise((resolve, reject) => {
      script.take = resolve;
      script.onload = script.onerror = () => reject(new Error(`The search cannot load ${path}`));
    });
    document.head.append(script);
    return taken.finally(() => script.remove());
  }

  const VALUES = new Uint8Array(128);
  for (let code = 33, value = 0; code < 127; code++) if (!/["<>\\A-Z]/.test(String.fromCharCode(code))) VALUES[code] = value++;

  function read(text) {
    const numbers = new Int32Array(text.length);
    let [count, number, high] = [0, -1, 0];
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code > 64 && code < 91) high = high * 26 + code - 64;
      else {
        number += high * 64 + VALUES[code] + 1;
        high = 0;
        numbers[count++] = number;
      }
    }
    return numbers.subarray(0, count);
  }

  function hash(word) {
    let digest = 0x811c9dc5;
    for (let at = 0; at < word.length; at++) digest = Math.imul(digest ^ word.charCodeAt(at), 0x01000193);
    return digest >>> 0;
  }

  const pairsOf = ([...all]) => all.slice(1).map((one, at) => all[at] + one);

  // The pairs that a word is looked up by: they cover it, or four of them are spread over it.
  function gramsOf(text) {
    const pairs = pairsOf(text);
    const last = pairs.length - 1;
    const count = Math.min(3, Math.ceil(last / 2));
    const place = (at) => (last > 6 ? Math.round((at * last) / 3) : Math.min(2 * at, last));
    return last < 0 ? [text] : Array.from({ length: count + 1 }, (_, at) => pairs[place(at)]);
  }

  // Words longer than passages overlap become several.
  function wordsOf(typed) {
    const words = typed.split(/[\s、，；。/|]+/).filter(fold);
    return words.flatMap((word) => {
      const all = [...fold(word)];
      if (all.length <= LONGEST) return word;
      const count = Math.ceil(all.length / 12) - 1;
      return Array.from({ length: count }, (_, at) => all.slice(at * 12, at * 12 + LONGEST).join(""));
    });
  }

  // Where the needles are in a text, in its UTF-16 units.
  function marksIn(text, needles) {
    const { text: folded, from, to } = trace(text);
    const found = [];
    for (const needle of needles) {
      for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + needle.length)) {
        found.push([from[at], to[at + needle.length - 1]]);
      }
    }
    found.sort((one, other) => one[0] - other[0]);
    return found.reduce((marks, [start, end]) => {
      const last = marks.at(-1);
      if (last && start < last[1]) last[1] = Math.max(last[1], end);
      else marks.push([start, end]);
      return marks;
    }, []);
  }

  // About sixty characters of a line, from a sensible place before the first needle on.
  function cutOut(line, needles) {
    if (line.length <= 72) return line;
    const [first, last] = marksIn(line, needles)[0];
    const start = first - /[^\s，。；：、！？]{0,24}$/u.exec(line.slice(0, first))[0].length;
    const rest = [...line.slice(start)];
    const end = Math.max(60, last - start);
    return `${start ? "…" : ""}${rest.slice(0, end).join("")}${rest.length > end ? "…" : ""}`;
  }

  function openIndex(root) {
    const kept = new Map();
    const recent = new Map();
    const space = root.families.d[0] * root.width;
    const heads = new Int32Array(space).map((_, number) => number);
    for (const number of read(root.more)) heads[number] = heads[number - 1];
    const runs = [];
    const runOf = new Int32Array(space);
    for (let at = 0, start = 0; at < root.runs.length; at += 5) {
      const [more, kind, level, award, year] = root.runs.slice(at, at + 5);
      start += more;
      runOf.fill(runs.length, start);
      runs.push({ kind, honours: [honourOf(award, level, year || "")] });
    }
    const kindOf = (number) => root.kinds[runs[runOf[number]].kind];

    function honourOf(award, level, year) {
      return { award: root.awards[award]?.[0], level: root.levels[level]?.[0], year: `${year}` };
    }

    // What is made once; what failed may be tried again.
    function keep(name, make, among = kept) {
      if (!among.has(name)) {
        const made = make();
        among.set(name, made);
        made.catch?.(() => among.delete(name));
      }
      return among.get(name);
    }

    const load = (name, digests, at) =>
      keep(name, async () => {
        const digest = digests.slice(at * 5, at * 5 + 5);
        return /^\.*$/.test(digest) ? "" : run(`assets/search/${name}-${digest}.js`);
      });

    async function piece(family, at) {
      const node = at >> 7;
      return load(family + at, await load(`${family}x${node}`, root.families[family][1], node), at & 127);
    }

    const pieceFor = (family, word) => piece(family, hash(word) % root.families[family][0]);

    // A word's lists.
    const listsOf = (text, word) =>
      keep(` ${word}`, () => {
        const at = text.indexOf(`\n${word} `) + 1;
        return at ? text.slice(at + word.length + 1, text.indexOf("\n", at)).split(" ").map(read) : [];
      });

    // For every number how well it may have a word; it has it no better.
    async function classesOf(text) {
      const grams = gramsOf(text);
      const texts = await Promise.all(grams.map((gram) => pieceFor("g", gram)));
      let classes = null;
      for (const [at, gram] of grams.entries()) {
        const next = new Uint8Array(space);
        for (const [list, numbers] of listsOf(texts[at], gram).entries()) {
          // Behind the first pair a title just goes on.
          const one = START + (at && list === 1 ? 0 : list);
          for (const number of numbers) next[number] = classes ? classes[number] && Math.max(classes[number], one) : one;
        }
        classes = next;
      }
      for (const number of listsOf(texts[0], `=${text}`)[0] || []) classes[number] = WHOLE;
      return classes;
    }

    // The names under pairs of initials, and whether they sound as what was typed.
    async function namesUnder(pairs, typed, readings) {
      const match = matcher(typed, readings);
      const texts = await Promise.all(pairs.map((pair) => pieceFor("n", pair)));
      const lines = texts.flatMap((text, at) => text.split("\n").filter((line) => line.startsWith(`${pairs[at]}\t`)));
      return lines.map((line) => {
        const [, name, hearing, list] = line.split("\t");
        const found = match(name, hearing);
        return { name: fold(name), found, list, part: found && fold(name.slice(found.from, found.to)) };
      });
    }

    async function soundsOf(typed, text) {
      if (!/[a-z]/.test(text)) return [];
      const isMixed = HAN.test(text) && !keys(typed).length;
      const readings = isMixed ? (await charactersOf(text)).readings : undefined;
      return (await namesUnder(keys(typed, readings), typed, readings)).filter(({ found }) => found);
    }

    // Simplified forms and readings.
    async function charactersOf(text) {
      const all = [...new Set(text)].filter((one) => HAN.test(one)).slice(0, LONGEST);
      const texts = await Promise.all(all.map((one) => piece("c", one.codePointAt() % root.families.c[0])));
      const [simple, readings] = [new Map(), new Map()];
      for (const [at, one] of all.entries()) {
        const [, form, sounds] = RegExp(`\n${one} (\\S+) (\\S*)`).exec(texts[at]) || [];
        if (form && form !== ".") simple.set(one, form);
        if (sounds) readings.set(one, sounds.split(","));
      }
      return { simplified: [...text].map((one) => simple.get(one) || one).join(""), readings };
    }

    // One word: how well each document may have it, and which passages.
    async function lookUp(typed) {
      const text = fold(typed);
      const [passages, sounds] = await Promise.all([classesOf(text), soundsOf(typed, text)]);
      const classes = new Uint8Array(space);
      passages.forEach((one, number) => {
        const head = heads[number];
        if (one) classes[head] = Math.min(classes[head] || one, one);
      });
      const names = new Map();
      for (const { found, list, part } of sounds) {
        const one = WHOLE + 3 - found.strength;
        for (const number of found.isNear ? [] : read(list)) {
          if (!(names.get(number)?.one <= one)) names.set(number, { one, part });
          if (!classes[number] || classes[number] > one) classes[number] = one;
        }
      }
      const isSure = (number) => [...text].length < 3 || [0, WHOLE, names.get(number)?.one].includes(classes[number]);
      return { text, passages, classes, names, isSure, near: sounds.filter(({ found }) => found.isNear) };
    }

    // Where a document stands among all hits, from 1; 0: it is none. The last of several terms is all words as one.
    function keyOf(number, classes) {
      const isNamed = NAMED.includes(kindOf(number)[0]);
      const rank = (one) => (one > PART ? one + 1 : one === WHOLE || isNamed ? one : 4);
      const ranks = classes.map((one) => one && rank(one));
      const words = ranks.slice(0, ranks.length - 1 || 1);
      const apart = words.includes(0) ? 255 : words.reduce((sum, one) => sum + one, words.length > 1 ? 1 : 0);
      const whole = ranks.at(-1) ? ranks.at(-1) * words.length : 255;
      return Math.min(apart, whole) % 255;
    }

    // All that may be hits, with their keys; what has been looked at is put right in place.
    async function look(typed) {
      const words = wordsOf(typed).slice(0, 9);
      const terms = await Promise.all((words[1] ? [...words, words.join(" ")] : words).map(lookUp));
      const [keyed, sure, passages] = [1, 2, 3].map(() => new Uint8Array(space));
      passages.forEach((_, number) => {
        if (terms.some((term) => term.passages[number])) passages[number] = 1;
        if (!terms.some((term) => term.classes[number])) return;
        keyed[number] = keyOf(number, terms.map((term) => term.classes[number]));
        sure[number] = terms.every((term) => term.isSure(number));
      });
      return { words: words.map(fold), terms, keyed, sure, passages };
    }

    function find(typed) {
      if (recent.size > LAST) recent.clear();
      return keep(typed, () => look(typed), recent);
    }

    // A document's texts, and those of its further passages that are wanted.
    async function documentAt(number, passages) {
      const numbers = [number];
      for (let at = number + 1; heads[at] === number; at++) if (passages[at]) numbers.push(at);
      const of = async (one) => (await piece("d", Math.floor(one / root.width)))[one % root.width];
      const [head, ...more] = await Promise.all(numbers.slice(0, BATCH).map(of));
      const [address, title, names, line, honours, body] = head;
      const [others, told, texts] = [names, honours, [body, ...more].join("\n")].map((text) => text.split("\n"));
      return { address, title, line, titles: [title, ...others], others, honours: told, body: texts };
    }

    // How well a document has a term.
    function classIn(one, number, { text, names, classes }) {
      const titles = one.titles.map(fold);
      const has = (line) => fold(line).includes(text);
      const isIn = [titles.includes(text), titles.some((title) => title.startsWith(text)), titles.some(has), one.honours.some(has), one.body.some(has)];
      const found = Math.min(isIn.indexOf(true) + 1 || 9, names.get(number)?.one || 9);
      if (found < 9 || !classes[number]) return found % 9;
      // A text without even the pairs is written in traditional characters, as the build knew.
      const all = fold([...one.titles, ...one.honours, ...one.body].join(""));
      return gramsOf(text).every((gram) => all.includes(gram)) ? 0 : classes[number];
    }

    async function check(found, number) {
      const one = await documentAt(number, found.passages);
      found.keyed[number] = keyOf(number, found.terms.map((term) => classIn(one, number, term)));
      found.sure[number] = 1;
    }

    // The first in the order of keys and numbers.
    function firstOf(keyed, fits, count) {
      const some = [];
      for (let key = 1; key < 255; key++) {
        for (let at = keyed.indexOf(key); at >= 0 && some.length < count; at = keyed.indexOf(key, at + 1)) if (fits(at)) some.push(at);
      }
      return some;
    }

    // What pieces of a family say of the documents that are wanted: a Map by number.
    async function factsIn(family, keyed, parse) {
      const wanted = [];
      keyed.forEach((key, number) => key && (wanted[number >> 10] = 1));
      const facts = new Map();
      await Promise.all(
        wanted.map(async (_, at) => {
          const [first, ...lines] = `${family === "t" ? "\n" : ""}${await piece(family, at)}`.split("\n");
          for (const [number, ...some] of lines.map((line) => line.split(" "))) {
            if (number) facts.set(at * 1024 + +number, some.map((one) => parse(one, first.split("\t"))));
          }
        }),
      );
      return facts;
    }

    // How a document's values are asked for, and whether it fits all that was chosen but one facet.
    async function facetsOf(keyed, choices, isCounting) {
      const none = new Map();
      const hasHonours = isCounting || HONOURS.some((facet) => choices[facet]);
      const [honours, units] = await Promise.all([
        hasHonours ? factsIn("t", keyed, (text) => honourOf(...text.split("."))) : none,
        choices.unit || choices.wantUnits ? factsIn("u", keyed, (at, names) => names[at]) : none,
      ]);
      const isFit = (value, facet, but) => facet === but || !choices[facet] || value === `${choices[facet]}`;
      const fitting = (number, but) =>
        (honours.get(number) || runs[runOf[number]].honours).filter((one) => HONOURS.every((facet) => isFit(one[facet], facet, but)));
      const fits = (number, but) =>
        isFit(kindOf(number)[0], "kind", but) &&
        (but === "unit" || !choices.unit || units.get(number)?.includes(choices.unit)) &&
        (!hasHonours || fitting(number, but).length > 0);
      const valuesOf = (number, facet) =>
        facet === "kind" ? [kindOf(number)[0]] : facet === "unit" ? units.get(number) || [] : fitting(number, facet).map((one) => one[facet]);
      return { fits, valuesOf };
    }

    async function hitOf(number, passages, needles, isNear, rank) {
      const one = await documentAt(number, passages);
      const { address, title, line } = one;
      const [kind, heading] = kindOf(number);
      const shown = [title, line].map(fold);
      const missing = needles.filter((needle) => !shown.some((text) => text.includes(needle)));
      const count = (text) => missing.filter((needle) => fold(text).includes(needle)).length;
      const [, best] = [...one.body, ...one.honours, ...one.others].reduce(
        (most, text) => (count(text) > most[0] ? [count(text), text] : most),
        [0, null],
      );
      const excerpt = best && cutOut(best, missing);
      const [titleMarks, lineMarks, excerptMarks] = [title, line, excerpt || ""].map((text) => marksIn(text, needles));
      return { address, title, kind, heading, line, titleMarks, lineMarks, excerpt, excerptMarks, isNear, rank };
    }

    async function pick(found, { limit = 10, from = 0, ...choices }) {
      const { fits } = await facetsOf(found.keyed, choices);
      const { keyed, sure } = found;
      let first = [];
      for (let looks = LOOKS + from; ; looks -= BATCH) {
        first = firstOf(keyed, fits, from + limit);
        const unsure = first.filter((number) => !sure[number]).slice(0, BATCH);
        if (!unsure.length || looks <= 0) break;
        await Promise.all(unsure.map((number) => check(found, number)));
      }
      const counts = new Map(root.kinds.map((kind) => [kind, 0]));
      let [total, isExact] = [0, true];
      keyed.forEach((key, number) => {
        if (!key || !fits(number, "kind")) return;
        const kind = kindOf(number);
        counts.set(kind, counts.get(kind) + 1);
        if (choices.kind && kind[0] !== choices.kind) return;
        total++;
        isExact &&= sure[number] > 0;
      });
      const needles = (number) => found.terms.flatMap(({ text, names }) => [text, names.get(number)?.part || text]);
      const shown = first.slice(from).filter((number) => sure[number]);
      return {
        words: found.words,
        hits: await Promise.all(shown.map((number) => hitOf(number, found.passages, [...new Set(needles(number))], false, keyed[number]))),
        total,
        isExact,
        kinds: [...counts].filter((kind) => kind[1]).map(([kind, count]) => [...kind, count]),
        more: total > from + limit,
      };
    }

    // Names that are like what was typed: [number, needles].
    async function namesNear(found, text, readings) {
      const near = found.terms.flatMap((term) => term.near.map(({ found: { strength }, list, part }) => [3 - strength, list, part]));
      const all = [...text];
      if (/^\p{Script=Han}{2,4}$/u.test(text)) {
        const pairs = new Set(pairsOf(text).flatMap((pair) => keys(pair, readings)));
        for (const { name, found: sound, list } of await namesUnder([...pairs], text, readings)) {
          const others = [...name];
          if (others.length !== all.length || name === text) continue;
          if (sound) near.push([0, list, name]);
          else if (all.length > 2 && others.filter((one, at) => one !== all[at]).length === 1) near.push([3, list, name]);
        }
      }
      near.sort((one, other) => one[0] - other[0]);
      return near.flatMap(([, list, name]) => [...read(list)].map((number) => [number, [name]]));
    }

    // Documents with two thirds of the pairs of a long word.
    async function textsNear(text, passages) {
      const pairs = pairsOf(text).slice(0, 12);
      const lists = await Promise.all(pairs.map(async (pair) => listsOf(await pieceFor("g", pair), pair)));
      for (const numbers of lists.flat()) for (const number of numbers) passages[number]++;
      const keyed = new Uint8Array(space);
      passages.forEach((count, number) => {
        const head = heads[number];
        if (count * 3 >= pairs.length * 2) keyed[head] = Math.min(keyed[head] || 99, 1 + pairs.length - count);
      });
      return firstOf(keyed, () => true, BATCH).map((number) => [number, pairs]);
    }

    async function nearOf(found, choices, readings, isAlone) {
      const { text } = found.terms.at(-1);
      const passages = new Uint8Array(space);
      let near = await namesNear(found, text, readings);
      if (isAlone && !near.length && [...text].length > 3) near = await textsNear(text, passages);
      const seen = new Uint8Array(space);
      near = near.filter(([number]) => !found.keyed[number] && !seen[number] && (seen[number] = 1));
      const { fits } = await facetsOf(seen, choices);
      near = near.filter(([number]) => fits(number)).slice(0, 5);
      return Promise.all(near.map(([number, needles]) => hitOf(number, passages, needles, true, 0)));
    }

    const isFew = (found) => found.keyed.filter(Boolean).length < FEW;

    async function ask(typed, choices) {
      let found = await find(typed);
      let answer = await pick(found, choices);
      if (!found.terms.length || !isFew(found) || choices.from) return { ...answer, near: [] };
      const { simplified, readings } = await charactersOf(typed);
      if (simplified !== typed) {
        const other = await find(simplified);
        const better = await pick(other, choices);
        if (better.total > answer.total) [found, answer] = [other, better];
      }
      return { ...answer, near: isFew(found) ? await nearOf(found, choices, readings, !answer.total) : [] };
    }

    async function facets(typed, choices) {
      const { keyed } = await find(typed);
      const { fits, valuesOf } = await facetsOf(keyed, choices, true);
      const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Map()]));
      let begun = performance.now();
      for (let number = 0; number < space; number++) {
        if (!keyed[number]) continue;
        if (performance.now() - begun > 8) {
          await new Promise((resolve) => setTimeout(resolve));
          begun = performance.now();
        }
        for (const facet of FACETS) {
          const values = fits(number, facet) ? valuesOf(number, facet) : [];
          for (const value of new Set(values)) if (value) counts[facet].set(value, (counts[facet].get(value) || 0) + 1);
        }
      }
      const units = [...counts.unit].sort((one, other) => other[1] - one[1]).slice(0, 100);
      const years = [...counts.year.keys()].sort().reverse();
      const all = { kind: root.kinds, level: root.levels, award: root.awards, year: years.map((year) => [year, `${year}年`]), unit: units.map(([name]) => [name, name]) };
      const counted = (facet) => all[facet].map(([value, heading]) => [value, heading, counts[facet].get(value)]).filter((one) => one[2]);
      return Object.fromEntries(FACETS.map((facet) => [facet, counted(facet)]));
    }

    return { ask, facets };
  }

  const reload = async (more = "") => openIndex(await run(`assets/search.js${more}`));

  // A new version may have been published under an open page: its pieces have other names.
  async function attempt(act) {
    const before = index;
    try {
      return await act(await before);
    } catch (error) {
      if (!/^http/.test(location.protocol)) throw error;
      if (index === before) index = reload(`?${Date.now()}`);
      return act(await index);
    }
  }

  self.guangrongSearch = {
    open(to) {
      base = to;
      index ||= reload();
      const opening = index;
      opening.catch(() => (index = index === opening ? null : index));
      return opening.then(() => {});
    },
    take: (name, value) => document.currentScript.take(value),
    ask: async (typed, choices = {}) => ({ typed, ...(await attempt((one) => one.ask(`${typed}`.slice(0, 100), choices))) }),
    facets: (typed, choices = {}) => attempt((one) => one.facets(`${typed}`.slice(0, 100), choices)),
  };
})();
