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
  const USUAL = 4;
  // A longer name is set smaller, but not so much that it looks like a lesser person's.
  const SHRINK = { four: 0.85, long: 0.58 };
  const LARGEST = 11;
  // 2.4 % of the shorter side and 26 pixels: 16 mm on a screen of 55 inches, which is read from two and a half metres
  // (22 minutes of arc). A long name may be a fifth smaller.
  const LEAST = { share: 2.4, pixels: 26, long: 0.8 };
  // Units may cost names a fifth of their size, if three of five people have theirs then.
  const UNIT = { cost: 0.8, share: 0.6, lines: [1, 2] };
  // A break inside of a part of a name must be worth it, and so must a hole at a wall's end.
  const SPLIT = 0.8;
  const WHOLE = 1.05;
  // Plaques that are mere stripes are harder to touch.
  const NARROW = 0.9;

  const clamp = (least, wanted, most) => Math.max(least, Math.min(wanted, most));
  const least = (vmin) => Math.max(LEAST.share * vmin, LEAST.pixels);

  function halves(part) {
    const letters = [...part];
    const middle = Math.ceil(letters.length / 2);
    return letters.length > USUAL ? [letters.slice(0, middle).join(""), letters.slice(middle).join("")] : [part];
  }

  // The ways to set a name: in one line; a long one also in lines that end behind its dots, or in shorter ones.
  function waysOf(name) {
    if ([...name].length <= USUAL) return [way([name], 1)];
    const parts = name.match(/[^·]+·*|·+/g);
    const short = parts.flatMap(halves);
    const made = [way([name], 1)];
    if (parts.length > 1) made.push(way(parts, 1));
    if (short.length > parts.length) made.push(way(short, SPLIT));
    return made;
  }

  // Asked for again and again, and always the same; a wall's names are not many more.
  const known = new Map();
  function ways(name) {
    if (known.size > 5000) known.clear();
    if (!known.has(name)) known.set(name, waysOf(name));
    return known.get(name);
  }

  function way(lines, worth) {
    return { text: lines.join("\n"), tall: Math.max(...lines.map((line) => [...line].length)), wide: lines.length, worth };
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
      const key = all.length > 1 ? all.map(({ tall, wide }) => `${tall}/${wide}`).join() : all[0].tall;
      const kind = found.get(key) || { ways: all, tall: all[0].tall, cells: cellsFor(all[0].tall), count: 0 };
      kind.count += 1;
      found.set(key, kind);
    }
    return [...found.values()];
  }

  // The size of usual names, in rooms of one cell, two and three; 0 if some name would be too small to be read.
  function nameSize(all, widths, height, vmin) {
    let size = LARGEST * vmin;
    for (const kind of all) {
      const own = settle(kind.ways, widths[kind.cells - 1], height).size;
      const isLong = kind.cells > 1;
      if (own < least(vmin) * (isLong ? LEAST.long : 1)) return 0;
      size = Math.min(size, own / (isLong ? SHRINK.long : kind.tall === USUAL ? SHRINK.four : 1));
    }
    return size < least(vmin) ? 0 : size;
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
    const size = unitLines ? sizeBeside(units.beside(units.sizeFor(bare, vmin), unitLines)) : bare;
    return { columns, rows, gap, size, cell, unitLines, hasWide, worth: size * (columns * rows === slots ? WHOLE : 1) * (cell.height > 4 * cell.width ? NARROW : 1) };
  }

  function best(room, unitLines) {
    const most = Math.min(room.count, Math.floor(room.height / (2 * least(room.vmin))));
    let found = null;
    for (const hasWide of room.extra ? [false, true] : [false]) {
      for (let rows = 1; rows <= Math.max(1, most); rows += 1) {
        const other = part(room, rows, { unitLines, hasWide });
        if (!found || other.worth > found.worth * 1.005) found = other;
      }
    }
    return found;
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
    const bare = trim(best(room, 0), room.vmin);
    const enough = UNIT.share * asked.names.length;
    if (!bare.fits || asked.units.filter(Boolean).length < enough) return bare;
    for (const lines of UNIT.lines) {
      const full = trim(best(room, lines), room.vmin);
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
    const { text, size } = settle(all, width, fitted.inner.height);
    return { text, size: Math.min(size, fitted.size), cells };
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
