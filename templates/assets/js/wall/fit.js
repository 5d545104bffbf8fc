// How names fill a screen: numbers in, numbers out, so that it can be looked at without a wall.
// All lengths are in pixels; `vmin` is a hundredth of the screen's shorter side.
(() => {
  "use strict";
  const units = guangrongUnits;
  // What a character takes of its column, and a column of the room beside it, in font sizes.
  const ADVANCE = 1.14;
  const BESIDE = 1.2;
  // What a plaque keeps free: of its height above and below the name, and in vmin at its sides.
  const AIR = 0.18;
  const SIDES = 0.8;
  const [THREE, USUAL] = [3, 4];
  // A longer name is set smaller, but not so much that it looks like a lesser person's.
  const SHRINK = { four: 0.85, long: 0.58 };
  // What one long name may cost all others of their size; it may be half as large as can be read from afar, or else is
  // shortened: whoever touches it sees all of it.
  const COST = 0.9;
  const FLOOR = 0.5;
  const LARGEST = 11;
  // 2.4 % of the shorter side and 26 pixels: 16 mm on a screen of 55 inches, which is read from two and a half metres
  // (22 minutes of arc). A long name may be a fifth smaller.
  const LEAST = { share: 2.4, pixels: 26, long: 0.8 };
  // Units may cost names a fifth of their size, if three of five people have theirs then.
  const UNIT = { cost: 0.8, share: 0.6, lines: [1, 2] };
  // A break inside of a part of a name must be worth it, more so inside of a word of letters, and so must a hole at a wall's end.
  const SPLIT = { han: 0.8, word: 0.6 };
  const LINES = 4;
  // A long name that is much smaller than it should be makes a wall worth less.
  const SQUEEZED = 0.2;
  const WHOLE = 1.05;
  // Plaques that are mere stripes are harder to touch.
  const NARROW = 0.9;

  const clamp = (least, wanted, most) => Math.max(least, Math.min(wanted, most));
  const least = (vmin) => Math.max(LEAST.share * vmin, LEAST.pixels);

  // How long a line is, in letters of Han. Letters that lie on their side are narrower; these are those of wide faces.
  const WIDTHS = [[/[\s.,'’-]/u, 0.42], [/[ijlftrI]/u, 0.56], [/[mwMW]/u, 1.14], [/[\p{Lu}]/u, 0.92], [/[\p{Script=Latin}\d]/u, 0.76]];
  const widthOf = (letter) => (letter > "\u024F" && letter !== "’" ? 1 : (WIDTHS.find(([sort]) => sort.test(letter)) || [0, 1])[1]);
  const lengthOf = (line) => Math.ceil([...line.trimEnd().normalize("NFC")].reduce((sum, letter) => sum + widthOf(letter), 0) * 2 - 0.01) / 2;

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
    return lines.map((line) => line.trim());
  }

  // In so many lines or fewer, the longest as short as it can be.
  function inLines(pieces, count) {
    for (let most = lengthOf(pieces.join("")) / count; ; most += 0.5) {
      const lines = filled(pieces, most);
      if (lines.length <= count) return lines;
    }
  }

  // The ways to set a name: in one line; a long one also in several that end behind dots, spaces and hyphens, or anywhere.
  function waysOf(name) {
    const made = [way([name], 1)];
    if (made[0].tall <= USUAL) return made;
    const parts = name.match(/[^·\s-]*[·\s-]+|[^·\s-]+/gu);
    const letters = name.match(/\P{M}[\p{M}\s]*/gu) || [name];
    for (let count = 2; count <= LINES; count += 1) {
      if (parts.length > 1) made.push(way(inLines(parts, count), 1));
      const short = inLines(letters, count);
      made.push(way(short, short.some((line) => line.endsWith("-")) ? SPLIT.word : SPLIT.han));
    }
    const texts = made.map((one) => one.text);
    return made.filter((one, at) => texts.indexOf(one.text) === at);
  }

  // Asked for again and again, and always the same; a wall's names are not many more.
  const known = new Map();
  function ways(name) {
    if (known.size > 5000) known.clear();
    if (!known.has(name)) known.set(name, waysOf(name));
    return known.get(name);
  }

  function way(lines, worth) {
    return { text: lines.join("\n"), tall: Math.max(...lines.map(lengthOf)), wide: lines.length, worth };
  }

  const sizeOf = ({ tall, wide }, width, height) => Math.min(height / (tall * ADVANCE), width / (wide * BESIDE));

  // The best of these ways in a room: {text, size}.
  function settle(all, width, height) {
    const [first, ...others] = all.map((one) => ({ one, size: sizeOf(one, width, height) }));
    const found = others.reduce((best, other) => (other.size * other.one.worth > best.size * best.one.worth ? other : best), first);
    return { text: found.one.text, size: found.size };
  }

  // A long name may take so many cells; each takes up to four letters.
  const cellsFor = (letters) => Math.min(3, Math.ceil(letters / USUAL));

  // Kinds of names that are looked at instead of all names: usual, of four, and every sort of long ones.
  function kinds(names) {
    const found = new Map();
    for (const name of names) {
      const all = ways(name);
      const key = all.map(({ tall, wide, worth }) => `${tall}/${wide}/${worth}`).join();
      const { tall } = all[0];
      const kind = found.get(key) || { ways: all, tall, cells: cellsFor(tall), shrink: tall > USUAL ? SHRINK.long : SHRINK.four, count: 0 };
      kind.count += 1;
      found.set(key, kind);
    }
    return [...found.values()];
  }

  // What is left of a size when so many ask for less: one brings it down by a tenth at most, two by a fifth, and so on.
  function lowered(size, asked) {
    let [least, rank] = [size, 0];
    for (const { wanted, count } of asked.sort((one, other) => one.wanted - other.wanted)) {
      rank += count;
      least = Math.min(least, Math.max(wanted, size * COST ** rank));
    }
    return least;
  }

  // The size of usual names, in rooms of one cell, two and three, and how near the longest come to theirs; size 0 if
  // names would be too small to be read: usual ones, or more long ones than the others can spare room for.
  function nameSize(all, widths, height, vmin) {
    const legible = least(vmin);
    const full = Math.min(LARGEST * vmin, sizeOf({ tall: THREE, wide: 1 }, widths[0], height));
    const long = all.filter(({ tall }) => tall > THREE).map((kind) => ({ ...kind, own: settle(kind.ways, widths[kind.cells - 1], height).size }));
    const needed = long.map(({ own, cells, count }) => ({ wanted: own / (cells > 1 ? LEAST.long : 1), count }));
    if (lowered(full, needed) < legible) return { size: 0, near: 1 };
    const size = Math.max(legible, lowered(full, long.map(({ own, shrink, count }) => ({ wanted: own / shrink, count }))));
    return { size, near: Math.min(1, ...long.map(({ own, shrink }) => own / (shrink * size))) };
  }

  // One way to part the room; with `hasWide`, a long name's plaque takes two cells or three.
  function part(room, rows, { unitLines, hasWide }) {
    const { width, height, vmin } = room;
    const slots = room.count + (hasWide ? room.extra : 0);
    const columns = Math.ceil(slots / rows) + (hasWide && rows > 1 ? room.widest - 1 : 0);
    const gap = clamp(0.5 * vmin, 0.1 * Math.min(width / columns, height / rows), 1.4 * vmin);
    const cell = { width: (width - gap * (columns - 1)) / columns, height: (height - gap * (rows - 1)) / rows };
    const sizeBeside = (unit) => {
      const widths = [0, 1, 2].map((more) => cell.width - SIDES * vmin - unit + (hasWide ? more * (cell.width + gap) : 0));
      return nameSize(room.kinds, widths, cell.height * (1 - AIR), vmin);
    };
    const bare = sizeBeside(0);
    const { size, near } = unitLines ? sizeBeside(units.beside(units.sizeFor(bare.size, vmin), unitLines)) : bare;
    const worth = size * (columns * rows === slots ? WHOLE : 1) * (cell.height > 4 * cell.width ? NARROW : 1) * (1 - SQUEEZED * (1 - near));
    return { columns, rows, gap, size, cell, unitLines, hasWide, worth };
  }

  // The best of all that give usual names at least this size.
  function best(room, unitLines, sorts, smallest = 0) {
    const most = Math.min(room.count, Math.floor(room.height / (2 * least(room.vmin))));
    let found = null;
    for (const hasWide of sorts) {
      for (let rows = 1; rows <= Math.max(1, most); rows += 1) {
        const other = part(room, rows, { unitLines, hasWide });
        if (other.size < smallest) other.worth = 0;
        if (!found || other.worth > found.worth * 1.005) found = other;
      }
    }
    return found;
  }

  // As without long names, or where these have it better, if it costs no more than they may cost.
  function bestFor(room, unitLines) {
    const long = room.kinds.reduce((sum, { tall, count }) => sum + (tall > THREE ? count : 0), 0);
    if (!long) return best(room, unitLines, [false]);
    const { size } = best({ ...room, kinds: [] }, unitLines, [false]);
    return best(room, unitLines, room.extra ? [false, true] : [false], size * COST ** long * 0.999);
  }

  // No plaque is much larger than its name: few names stand as steles in the middle.
  function trim(found, vmin) {
    const { cell, size, unitLines } = found;
    cell.width = Math.min(cell.width, Math.max(size * 2.6, 18 * vmin));
    cell.height = Math.min(cell.height, size * USUAL * ADVANCE * 1.6);
    const air = (cell.height * AIR) / 2;
    const inner = { width: cell.width - SIDES * vmin, height: cell.height - 2 * air };
    const unit = { size: units.sizeFor(size, vmin), lines: unitLines, height: inner.height, vmin };
    return { ...found, air, inner, unit, fits: size > 0 };
  }

  // What names and room ask for.
  function roomFor({ names, more = 0, ...given }) {
    const all = kinds(names);
    const extra = all.reduce((sum, kind) => sum + kind.count * (kind.cells - 1), 0);
    const widest = Math.max(1, ...all.map((kind) => kind.cells));
    return { ...given, kinds: all, count: names.length + more, extra, widest };
  }

  // Columns, rows and the size of names that is the largest at which all of them fit; `fits` is false if none does.
  // asked: {names, units: a text for each, "" if there is none, width, height, vmin, more: plaques that are no names}
  function fit(asked) {
    const room = roomFor(asked);
    const bare = trim(bestFor(room, 0), room.vmin);
    const enough = UNIT.share * asked.names.length;
    if (!bare.fits || asked.units.filter(Boolean).length < enough) return bare;
    for (const lines of UNIT.lines) {
      const full = trim(bestFor(room, lines), room.vmin);
      const seen = asked.units.filter((text) => units.set(text, full.unit)).length;
      if (full.size >= bare.size * UNIT.cost && seen >= enough) return full;
    }
    return bare;
  }

  // How one name stands in a plaque of such a wall: its text, size and how many cells it takes.
  function place(name, fitted) {
    const all = ways(name);
    const cells = fitted.hasWide ? cellsFor(all[0].tall) : 1;
    const width = fitted.inner.width + (cells - 1) * (fitted.cell.width + fitted.gap) - units.beside(fitted.unit.size, fitted.unitLines);
    const { text, size } = shortened(name, width, fitted.inner.height, FLOOR * least(fitted.unit.vmin));
    return { text, size: Math.min(size, fitted.size), cells };
  }

  // As much of a name as can be set at this size.
  function shortened(name, width, height, smallest) {
    const letters = [...name];
    let found = settle(ways(name), width, height);
    for (let kept = letters.length - 1; kept > USUAL && found.size < smallest; kept -= 1) {
      found = settle(ways(`${letters.slice(0, kept).join("").trimEnd()}…`), width, height);
    }
    return found;
  }

  // The row of each plaque, from the cells each takes: rows that are as even as they can be, the longer ones first.
  function rowsOf(cells, rows) {
    const total = cells.reduce((sum, one) => sum + one, 0);
    let taken = 0;
    return cells.map((one) => {
      const row = Math.floor((taken * rows) / total);
      taken += one;
      return row;
    });
  }

  self.guangrongFit = { fit, place, rowsOf, ways, least };
})();
