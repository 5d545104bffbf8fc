// The index of the search, as docs/search.md describes it: loads its pieces and reads them. names.js has to be there before.
(() => {
  "use strict";
  const { fold, matcher } = self.guangrongNames;
  // How well a document has a word: in its body, in an honour, as a part or the start of a name, as one; 0: not at all.
  const [PART, START, WHOLE] = [3, 4, 5];
  const PASSAGES = 12;

  function run(src) {
    const script = document.createElement("script");
    script.src = src;
    const taken = new Promise((resolve, reject) => {
      script.take = resolve;
      script.onload = script.onerror = () => reject(new Error(`The search cannot load ${src}`));
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

  // The pairs that a word is looked up by: all, or five that are spread over it.
  function gramsOf(text) {
    const pairs = pairsOf(text);
    if (!pairs.length) return [text];
    const count = Math.min(5, pairs.length);
    return Array.from({ length: count }, (_, at) => pairs[Math.round((at * (pairs.length - 1)) / (count - 1 || 1))]);
  }

  // What is made once; what failed may be tried again.
  function keep(kept, name, make) {
    if (!kept.has(name)) {
      const made = make();
      kept.set(name, made);
      made.catch(() => kept.delete(name));
    }
    return kept.get(name);
  }

  function openIndex(base, root) {
    const { families, scripts } = root;
    const kept = new Map();
    const once = (name, make) => keep(kept, name, make);

    const load = (name, digests, at) =>
      once(name, async () => {
        const digest = digests.slice(at * 5, at * 5 + 5);
        return /^\.*$/.test(digest) ? "" : run(`${base}assets/search/${name}-${digest}.js`);
      });

    const node = (family, at) => load(`${family}x${at}`, families[family][1], at);
    const piece = async (family, at) => load(family + at, await node(family, at >> 7), at & 127);

    const pieceFor = (family, word) => piece(family, hash(word) % families[family][0]);

    // The lists of a gram, or of another word that stands with it.
    const listsOf = (gram, word = gram) =>
      once(` ${word}`, async () => {
        const text = await pieceFor("g", gram);
        const at = text.indexOf(`\n${word} `) + 1;
        return at ? text.slice(at + word.length + 1, text.indexOf("\n", at)).split(" ").map(read) : [];
      });

    // A part of the engine that few queries need.
    const part = (name, tools) => once(name, async () => (await run(base + scripts[name]))(tools));

    // Which numbers may have a word, and for every number how well; it has it no better.
    async function classesOf(text) {
      const grams = gramsOf(text);
      const [whole, ...all] = await Promise.all([listsOf(grams[0], `=${text}`), ...grams.map((gram) => listsOf(gram))]);
      let [classes, some] = [null, []];
      for (const lists of all) {
        const next = new Uint8Array(space);
        some = [];
        for (let list = 0; list < lists.length; list++) {
          // Behind the first pair a title just goes on.
          const one = START - (classes && list === 1 ? 0 : list);
          for (const number of lists[list]) if ((next[number] = classes ? Math.min(classes[number], one) : one)) some.push(number);
        }
        classes = next;
      }
      for (const number of whole[0] || []) classes[number] = WHOLE;
      return { classes, some };
    }

    // A document's texts, and those of its further passages that have one of the terms.
    async function documentAt(number, terms, most = PASSAGES) {
      const numbers = [number];
      for (let at = number + 1; heads[at] === number; at++) if (terms.some(({ passages }) => passages[at])) numbers.push(at);
      const of = async (one) => (await piece("d", Math.floor(one / root.width)))[one % root.width];
      const [head, ...more] = await Promise.all(numbers.slice(0, most).map(of));
      const [address, title, names, line, honours, body] = head;
      const linesOf = (...texts) => texts.join("\n").split("\n");
      return { address, title, line, titles: linesOf(title, names), honours: linesOf(honours), body: linesOf(body, ...more) };
    }

    // The names that stand under initials or a syllable, and whether they sound as what was typed.
    async function namesUnder(words, typed, readings) {
      const match = matcher(typed, readings);
      const texts = await Promise.all(words.map((word) => pieceFor("n", word)));
      const lines = texts.flatMap((text, at) => text.split("\n").filter((line) => line.startsWith(`${words[at]}\t`)));
      return lines.map((line) => {
        const [word, name, hearing, list] = line.split("\t");
        const found = match(name, hearing);
        const one = found && Math.min(found.strength + 2, word.endsWith(".") ? START : WHOLE);
        return { name: fold(name), isNear: found?.isNear, one, list, part: found && fold(name.slice(found.from, found.to)) };
      });
    }

    const space = root.families.d[0] * root.width;
    const heads = new Int32Array(space).map((_, number) => number);
    for (const number of read(root.more)) heads[number] = heads[number - 1];
    // A run's level, award and year.
    const runs = [];
    const [kinds, runOf] = [new Uint8Array(space), new Int32Array(space)];
    for (let at = 0, start = 0; at < root.runs.length; at += 5) {
      const [more, kind, ...honour] = root.runs.slice(at, at + 5);
      start += more;
      const end = start + (root.runs[at + 5] ?? space);
      kinds.fill(kind, start, end);
      runOf.fill(runs.push(honour) - 1, start, end);
    }

    return { root, space, heads, kinds, runs, runOf, once, node, piece, listsOf, part, classesOf, documentAt, namesUnder };
  }

  self.guangrongPieces = { PART, START, WHOLE, run, read, pairsOf, gramsOf, keep, openIndex };
})();
