// How texts on plaques break into lines: long names, and units, small beside them, whole or not at all.
(() => {
  "use strict";
  // 1.6 % of the shorter side and 14 pixels; at most 2.1 %, and about a third of the name.
  const SIZE = { share: 1.6, pixels: 14, largest: 2.1, ofName: 0.36 };
  const ADVANCE = 1.1;
  const LINE = 1.35;
  // What lies between name and unit, in sizes of the unit.
  const BETWEEN = 0.15;
  // Names of up to four letters stay in one line.
  const USUAL = 4;
  const LINES = 4;
  // Breaks between the parts of a name, inside of them and anywhere must be worth it, more so inside of a word of letters.
  const WORTH = { 0: 1, 1: 0.8, 2: 0.72, word: 0.75 };

  const least = (vmin) => Math.max(SIZE.share * vmin, SIZE.pixels);
  const sizeFor = (name, vmin) => Math.max(least(vmin), Math.min(name * SIZE.ofName, SIZE.largest * vmin));

  // The room that so many lines of a unit take from the name.
  const beside = (size, lines) => (lines ? size * (lines * LINE + BETWEEN) : 0);

  // In two lines: at a space near the middle, or else in the middle.
  function halved(text) {
    const third = text.length / 3;
    const space = text.indexOf(" ", Math.floor(third));
    const at = space > 0 && space < third * 2 ? space : Math.ceil(text.length / 2);
    return [text.slice(0, at), text.slice(at).trimStart()];
  }

  // A unit in a column of such a height: its text and size; null where it could not be read.
  function set(text, { size, lines, height, vmin }) {
    if (!text) return null;
    for (const made of [[text], halved(text)].slice(0, lines)) {
      const own = Math.min(size, height / (Math.max(...made.map((line) => [...line].length)) * ADVANCE));
      if (own >= least(vmin)) return { text: made.join("\n"), size: own };
    }
    return null;
  }

  // How long a line is, in letters of Han. Letters that lie on their side are narrower: as in Noto Serif CJK, bold.
  const WIDTHS = [[/[\s'’]/u, 0.36], [/[.,\-ijlt]/u, 0.47], [/[frsIJ]/u, 0.56], [/[mMWæÆœŒ]/u, 1.08], [/[\p{Lu}w]/u, 0.88], [/[\p{Ll}\d]/u, 0.74]];
  const sideways = /[\s\p{Script=Latin}\d'’.,-]/u;
  const widthOf = (letter) => (sideways.test(letter) && letter !== "\u3000" ? WIDTHS.find(([sort]) => sort.test(letter))?.[1] ?? 1 : 1);
  const onlyHan = /^\p{Script=Han}+$/u;
  const measured = (line) => Math.ceil([...line.trimEnd().normalize("NFC")].reduce((sum, letter) => sum + widthOf(letter), 0) * 2 - 0.01) / 2;
  const lengthOf = (line) => (onlyHan.test(line) ? [...line].length : measured(line));

  const isWord = (before, after) => /\p{Script=Latin}$/u.test(before) && /^\p{Script=Latin}/u.test(after);

  // Pieces in lines that are no longer than this; where a word is broken stands a hyphen.
  function filled(pieces, most) {
    const lines = [pieces[0]];
    for (const piece of pieces.slice(1)) {
      const line = lines.at(-1);
      if (lengthOf(line + piece) <= most) lines[lines.length - 1] += piece;
      else {
        if (isWord(line, piece)) lines[lines.length - 1] += "-";
        lines.push(piece);
      }
    }
    return lines;
  }

  const lettersOf = (text) => text.match(/\P{M}[\p{M}\s]*/gu) || [text];

  // In so many lines or fewer, the longest as short as it can be; nothing if words would have to be broken.
  function inLines(fill, length, count) {
    for (let most = Math.max(1, length / count); most < length; most += 0.5) {
      const lines = fill(most);
      if (lines.length <= count) return lines.map((line) => line.trim());
    }
    return null;
  }

  // The ways to set a name: in one line; a long one also in several that end behind dots, spaces and hyphens, inside of its
  // parts, or anywhere, but a word of letters only where it is too long itself.
  function waysOf(name) {
    const made = [way([name], 1)];
    const length = made[0].tall;
    if (length <= USUAL) return made;
    const parts = name.match(/[^·\s-]*[·\s-]+|[^·\s-]+/gu);
    const broken = (part, most) => (lengthOf(part) <= most ? [part] : filled(lettersOf(part), most));
    const fills = [(most) => filled(parts, most), (most) => filled(parts.flatMap((part) => broken(part, most)), most)];
    if (!/\p{Script=Latin}/u.test(name)) fills.push((most) => filled(lettersOf(name), most));
    for (let count = 2; count <= LINES; count += 1) {
      fills.forEach((fill, at) => {
        const lines = inLines(fill, length, count);
        const isBroken = lines?.some((line) => line.endsWith("-") && !name.includes(line));
        if (lines) made.push(way(lines, WORTH[at] * (isBroken ? WORTH.word : 1)));
      });
    }
    const texts = made.map((one) => one.text);
    return made.filter((one, at) => texts.indexOf(one.text) === at);
  }

  // Asked for again and again, and always the same; a wall's names are not many more.
  const MOST = 5000;
  const known = new Map();
  function ways(name) {
    if (known.size > MOST) known.clear();
    if (!known.has(name)) known.set(name, waysOf(name));
    return known.get(name);
  }

  function way(lines, worth) {
    return { text: lines.join("\n"), tall: Math.max(...lines.map(lengthOf)), wide: lines.length, worth };
  }

  self.guangrongUnits = { least, sizeFor, beside, halved, set, ways, lettersOf, USUAL, MOST };
})();
