// The engine of the search: finds and ranks documents. names.js and pieces.js have to be there before.
(() => {
  "use strict";
  const { fold, trace, keys } = self.guangrongNames;
  const { WHOLE, run, read, gramsOf, keep, openIndex } = self.guangrongPieces;
  const NAMED = ["person", "unit", "place", "award", "honouree"];
  // Where a document is among the hits that has a word as pieces.js says, if titles are names and if not.
  const [NAMES, TEXTS] = [[Infinity, 6, 5, 3, 2, 1], [Infinity, 6, 5, 4, 4, 1]];
  const [LONGEST, BATCH, LOOKS, FEW, LAST] = [24, 12, 40, 3, 8];
  let base = "";
  let search = null;

  // Words longer than passages overlap become several.
  function wordsOf(typed) {
    const words = typed.split(/[\s、，；。/|]+/).filter(fold);
    return words.flatMap((word) => {
      const all = [...fold(word)];
      if (all.length <= LONGEST || /[a-z]/.test(all)) return word;
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

  function openSearch(root) {
    const index = openIndex(base, root);
    const { space, heads, kinds, node, part, classesOf, namesUnder, documentAt } = index;
    const recent = new Map();
    const ranks = root.kinds.map(([kind]) => (NAMED.includes(kind) ? NAMES : TEXTS));
    const isOf = (number, kind) => !kind || root.kinds[kinds[number]][0] === kind;

    async function soundsOf(typed, text) {
      if (!/[a-z]/.test(text)) return [];
      const readings = /\W/.test(text) ? (await lend("near", "charactersOf", text)).readings : null;
      return (await namesUnder(keys(typed, readings), typed, readings)).filter(({ one }) => one);
    }

    // One word: how well each document may have it, and which passages.
    async function lookUp(typed) {
      const text = fold(typed);
      const [{ classes: passages, some }, sounds] = await Promise.all([classesOf(text), soundsOf(typed, text)]);
      const classes = new Uint8Array(space);
      for (const number of some) classes[heads[number]] = Math.max(classes[heads[number]], passages[number]);
      const names = new Map();
      for (const { one, isNear, list, part } of sounds) {
        for (const number of isNear ? [] : read(list)) {
          if (!(names.get(number)?.one >= one)) names.set(number, { one, part });
          classes[number] = Math.max(classes[number], one);
        }
      }
      const isShort = [...text].length < 3;
      const isSure = (number) => isShort || !classes[number] || classes[number] === WHOLE || classes[number] === names.get(number)?.one;
      const numbers = [...some.map((number) => heads[number]), ...names.keys()];
      return { text, passages, classes, names, numbers, isSure, sounds };
    }

    // Where a document stands among all hits, from 1; infinite: it is none. The last of several terms is all words as one.
    function keyOf(number, classes) {
      const rank = ranks[kinds[number]];
      const count = classes.length - 1 || 1;
      let apart = count > 1 ? 1 : 0;
      for (let at = 0; at < count; at++) apart += rank[classes[at]];
      return Math.min(apart, rank[classes.at(-1)] * count);
    }

    // All that may be hits, and for every number its key (0: none); what has been looked at is put right in place.
    async function look(typed) {
      const words = wordsOf(typed).slice(0, 9);
      const terms = await Promise.all((words[1] ? [...words, words.join(" ")] : words).map(lookUp));
      const [keyed, sure, classes] = [space, space, terms.length].map((length) => new Uint8Array(length));
      const ends = terms.filter((_, at) => !at || !terms[at + 1]);
      const numbers = Int32Array.from(new Set(ends.flatMap((term) => term.numbers))).sort();
      for (const number of numbers) {
        for (let at = 0; at < classes.length; at++) classes[at] = terms[at].classes[number];
        keyed[number] = keyOf(number, classes);
        sure[number] = keyed[number] && terms.every((term) => term.isSure(number));
      }
      return { typed, terms, numbers, keyed, sure };
    }

    function find(typed) {
      if (recent.size > LAST) recent.clear();
      return keep(recent, typed, () => look(typed));
    }

    // How well a document has a term.
    function classIn(one, number, { text, names, classes }) {
      const titles = one.titles.map(fold);
      const has = (line) => fold(line).includes(text);
      const starts = (title) => title.startsWith(text);
      const isIn = [one.body.some(has), one.honours.some(has), titles.some(has), titles.some(starts), titles.includes(text)];
      const found = Math.max(isIn.lastIndexOf(true) + 1, names.get(number)?.one || 0);
      if (found || !classes[number]) return found;
      // A text without even the pairs is written in traditional characters, as the build knew.
      const all = fold([...one.titles, ...one.honours, ...one.body].join(""));
      return gramsOf(text).every((gram) => all.includes(gram)) ? 0 : classes[number];
    }

    async function check({ terms, keyed, sure }, number) {
      const one = await documentAt(number, terms, 4 * BATCH);
      keyed[number] = keyOf(number, terms.map((term) => classIn(one, number, term)));
      sure[number] = 1;
    }

    // The first of these ascending numbers in the order of keys.
    function firstOf(keyed, count, numbers, fits = () => true) {
      const some = [];
      for (const number of numbers) {
        const row = keyed[number] && (some[keyed[number]] ||= []);
        if (row && row.length < count && fits(number)) row.push(number);
      }
      return some.flat().slice(0, count);
    }

    // Which documents have what was chosen, but for the kind: a function of their numbers.
    async function fitting(keyed, choices) {
      if (!["unit", "award", "level", "year"].some((facet) => choices[facet])) return () => true;
      const fits = await lend("facets", "fitting", keyed, choices);
      return (number) => fits[number];
    }

    async function hitOf(number, terms, needles, isNear) {
      const { address, title, line, titles, honours, body } = await documentAt(number, terms);
      const [kind, heading] = root.kinds[kinds[number]];
      const shown = [title, line].map(fold);
      const missing = needles.filter((needle) => !shown.some((text) => text.includes(needle)));
      const count = (text) => missing.filter((needle) => fold(text).includes(needle)).length;
      const best = [...body, ...honours, ...titles].reduce((most, text) => (count(text) > count(most) ? text : most), "");
      const excerpt = cutOut(best, missing);
      const [titleMarks, lineMarks, excerptMarks] = [title, line, excerpt].map((text) => marksIn(text, needles));
      return { address, title, kind, heading, line, titleMarks, lineMarks, excerpt, excerptMarks, isNear };
    }

    // The hits among the first documents, up to one that has to be looked at, and how many there may be in all.
    async function answerOf({ typed, terms, numbers, keyed, sure }, choices, first, fits) {
      const { limit = 10, from = 0 } = choices;
      const counts = root.kinds.map(() => 0);
      let [total, isExact] = [0, true];
      for (const number of numbers) {
        if (!keyed[number] || !fits(number)) continue;
        counts[kinds[number]]++;
        if (!isOf(number, choices.kind)) continue;
        total++;
        isExact &&= sure[number] > 0;
      }
      const needles = (number) => terms.map(({ text, names }) => names.get(number)?.part || text);
      const hits = await Promise.all(first.map((number) => hitOf(number, terms, needles(number), false)));
      const counted = root.kinds.map((kind, at) => [...kind, counts[at]]).filter(([, , count]) => count);
      return { typed, hits, total, isExact, kinds: counted, more: total > from + limit, near: [] };
    }

    // `show` is told what is known before all has been looked at.
    async function pick(found, choices, show) {
      const { numbers, keyed, sure } = found;
      const { limit = 10, from = 0 } = choices;
      const fits = await fitting(keyed, choices);
      for (let looks = LOOKS + from + limit; ; looks -= BATCH) {
        const first = firstOf(keyed, from + limit, numbers, (number) => isOf(number, choices.kind) && fits(number));
        const unsure = first.filter((number) => !sure[number]).slice(0, BATCH);
        if (!unsure.length || looks <= 0) return answerOf(found, choices, first.slice(from).filter((number) => sure[number]), fits);
        const known = first.slice(from, first.indexOf(unsure[0]));
        if (known.length) show(await answerOf(found, choices, known, fits));
        await Promise.all(unsure.map((number) => check(found, number)));
      }
    }

    const isLittle = ({ terms, keyed, numbers }) => terms.length > 0 && firstOf(keyed, FEW, numbers).length < FEW;

    async function ask(typed, choices, show) {
      const found = await find(typed);
      // What is probably needed is on its way while the hits are.
      if (isLittle(found)) lend("near", "charactersOf", typed).catch(() => 0);
      const answer = await pick(found, choices, show);
      if (!isLittle(found)) return answer;
      if (answer.hits.length) show(answer);
      return lend("near", "askMore", typed, found, answer, choices, show);
    }

    async function facets(typed, choices) {
      const found = await find(typed);
      const { keyed } = isLittle(found) ? await lend("near", "settle", typed, found) : found;
      return lend("facets", "count", keyed, choices);
    }

    // What few queries need comes when it is needed; what some need soon, at once.
    const tools = { ...index, isOf, isLittle, firstOf, fitting, hitOf, find, pick };
    const lend = async (name, what, ...given) => (await part(name, tools))[what](...given);
    node("c", 0).catch(() => 0);
    return { ask, facets };
  }

  const reload = async (more = "") => openSearch(await run(`${base}assets/search.js${more}`));

  // A new version may have been published under an open page: its pieces have other names.
  async function attempt(what, typed, choices = {}, show = () => 0) {
    const act = (one) => one[what](`${typed}`.slice(0, 100), choices, show);
    const before = search;
    try {
      return await act(await before);
    } catch (error) {
      if (!/^http/.test(location.protocol)) throw error;
      if (search === before) search = reload(`?${Date.now()}`);
      return act(await search);
    }
  }

  self.guangrongSearch = {
    async open(to) {
      base = to;
      search ||= reload();
      await search.catch((error) => {
        search = null;
        throw error;
      });
    },
    take: (name, value) => document.currentScript.take(value),
    ask: (...asked) => attempt("ask", ...asked),
    facets: (...asked) => attempt("facets", ...asked),
  };
})();
