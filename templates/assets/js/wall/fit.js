// How names fill a screen: numbers in, numbers out, so that it can be looked at without a wall.
// All lengths are in pixels; `vmin` is a hundredth of the screen's shorter side.
(() => {
  "use strict";
  const units = guangrongUnits;
  const { ways, lettersOf, USUAL, MOST } = units;
  // What a character takes of its column, and a column of the room beside it, in font sizes.
  const ADVANCE = 1.14;
  const BESIDE = 1.2;
  const CELL = 1.4;
  // What a plaque keeps free: of its height above and below the name, and in vmin at its sides.
  const AIR = 0.18;
  const SIDES = 0.8;
  const THREE = 3;
  // A longer name is set smaller, but not so much that it looks like a lesser person's.
  const SHRINK = { four: 0.85, long: 0.58 };
  // What one long name may cost all others of their size, and of it before they need another page; itself it may be half as large as can be read from afar, or else is
  // shortened: whoever touches it sees all of it.
  const COST = { size: 0.9, pages: 0.955 };
  const FLOOR = 0.5;
  const LARGEST = 11;
  // 2.4 % of the shorter side and 26 pixels: 16 mm on a screen of 55 inches, which is read from two and a half metres
  // (22 minutes of arc). A long name may be a fifth smaller.
  const LEAST = { share: 2.4, pixels: 26, long: 0.8 };
  // Units may cost names a fifth of their size, if three of five people have theirs then.
  const UNIT = { cost: 0.8, share: 0.6, lines: [1, 2] };
  // A long name that is much smaller than it should be makes a wall worth less.
  const SQUEEZED = 0.5;
  // A hole at a wall's end must be worth it.
  const WHOLE = 1.05;
  // Plaques that are mere stripes are harder to touch.
  const NARROW = 0.9;

  const clamp = (least, wanted, most) => Math.max(least, Math.min(wanted, most));
  const least = (vmin) => Math.max(LEAST.share * vmin, LEAST.pixels);

  const sizeOf = ({ tall, wide }, width, height) => Math.min(height / (tall * ADVANCE), width / (wide * BESIDE));

  // The best of these ways in a room, in as few lines as will do: {text, size}, at most this large.
  function settle(all, width, height, largest) {
    const found = all.map((one) => ({ one, size: Math.min(largest, sizeOf(one, width, height)) }));
    const { one, size } = found.reduce((best, other) => (other.size * other.one.worth > best.size * best.one.worth ? other : best));
    return { text: one.text, size };
  }

  // A long name may take so many cells: one for every four letters, but no more than its lines can fill when these are as
  // long as a column of three usual letters; a cell is about as wide as one of them and its air.
  function cellsFor(all) {
    const share = ({ tall, worth }) => Math.min(1, THREE / tall) * worth;
    const best = all.reduce((one, other) => (share(other) > share(one) * 1.2 ? other : one));
    const filled = (best.wide * BESIDE * Math.max(FLOOR, Math.min(1, THREE / best.tall))) / CELL;
    return Math.max(1, Math.min(3, Math.ceil(all[0].tall / USUAL), Math.ceil(filled - 0.1)));
  }

  // What names are to the room that all ask for, one for all that are alike: usual, of four, and every sort of long ones.
  // Asked for again and again, for every page that is tried.
  const sorts = new Map();
  const met = new Map();
  function sortOf(name) {
    const known = met.get(name);
    if (known) return known;
    const all = ways(name);
    const key = all.map(({ tall, wide, worth }) => `${tall}/${wide}/${worth}`).join();
    if (!sorts.has(key)) {
      const { tall } = all[0];
      sorts.set(key, { ways: all, tall, cells: cellsFor(all), shrink: tall > USUAL ? SHRINK.long : SHRINK.four });
    }
    if (met.size > MOST) met.clear();
    met.set(name, sorts.get(key));
    return sorts.get(key);
  }

  // What is left of a size when so many ask for less: one brings it down to so much of what it was without them, two to
  // as much of that, and so on.
  function lowered(size, without, cost, asked) {
    let [least, rank] = [size, 0];
    for (const { wanted, count } of asked.sort((one, other) => one.wanted - other.wanted)) {
      rank += count;
      least = Math.min(least, Math.max(wanted, without * cost ** rank));
    }
    return least;
  }

  // The size of usual names, in rooms of one cell, two and three, and how near the longest come to theirs; size 0 if
  // names would be too small to be read: usual ones, or more long ones than the others can spare room for.
  function nameSize({ kinds: all, vmin, without }, widths, height) {
    const legible = least(vmin);
    const full = Math.min(LARGEST * vmin, sizeOf({ tall: THREE, wide: 1 }, widths[0], height));
    const long = all.filter(({ tall }) => tall > THREE).map((kind) => ({ ...kind, own: settle(kind.ways, widths[kind.cells - 1], height, full).size }));
    const needed = long.map(({ own, tall, count }) => ({ wanted: own / (tall > USUAL ? LEAST.long : 1), count }));
    if (lowered(full, without, COST.pages, needed) < legible) return { size: 0, near: 1 };
    const size = Math.max(legible, lowered(full, without, COST.size, long.map(({ own, shrink, count }) => ({ wanted: own / shrink, count }))));
    return { size, near: Math.min(1, ...long.map(({ own }) => own / (SHRINK.four * size))) };
  }

  // The longest row, where plaques take several cells; nobody knows yet where headings will stand among them.
  function columnsFor({ cells, count, extra, widest }, rows) {
    if (cells.length < count) return Math.ceil((count + extra) / rows) + (rows > 1 ? widest - 1 : 0);
    const used = new Array(rows).fill(0);
    rowsOf(cells, rows).forEach((row, at) => (used[row] += cells[at]));
    return Math.max(...used);
  }

  // One way to part the room; with `hasWide`, a long name's plaque takes two cells or three.
  function part(room, rows, { unitLines, hasWide }) {
    const { width, height, vmin } = room;
    const slots = room.count + (hasWide ? room.extra : 0);
    const columns = hasWide ? columnsFor(room, rows) : Math.ceil(slots / rows);
    const gap = clamp(0.5 * vmin, 0.1 * Math.min(width / columns, height / rows), 1.4 * vmin);
    const cell = { width: (width - gap * (columns - 1)) / columns, height: (height - gap * (rows - 1)) / rows };
    const sizeBeside = (unit) => {
      const widths = [0, 1, 2].map((more) => cell.width - SIDES * vmin - unit + (hasWide ? more * (cell.width + gap) : 0));
      return nameSize(room, widths, cell.height * (1 - AIR));
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
    const without = best({ ...room, kinds: [] }, unitLines, [false]).size;
    return best({ ...room, without }, unitLines, room.extra ? [false, true] : [false], without * COST.size ** long * 0.999);
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

  // What names and room ask for: `kinds` are their sorts and how many are of each.
  function roomFor({ names, more = 0, ...given }) {
    const counts = new Map();
    const cells = names.map((name) => {
      const sort = sortOf(name);
      counts.set(sort, (counts.get(sort) || 0) + 1);
      return sort.cells;
    });
    const kinds = Array.from(counts, ([sort, count]) => ({ ...sort, count }));
    const extra = kinds.reduce((sum, kind) => sum + (kind.cells - 1) * kind.count, 0);
    const widest = Math.max(1, ...kinds.map((kind) => kind.cells));
    return { ...given, kinds, cells, count: names.length + more, extra, widest };
  }

  // Whether names fit at all, which is asked of many pages of which most are not drawn.
  const fits = (asked) => bestFor(roomFor(asked), 0).size > 0;

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
    const cells = fitted.hasWide ? sortOf(name).cells : 1;
    const width = fitted.inner.width + (cells - 1) * (fitted.cell.width + fitted.gap) - units.beside(fitted.unit.size, fitted.unitLines);
    return { ...legible(name, width, fitted), cells };
  }

  // As much of a name as can be set in letters that are not too small.
  function legible(name, width, { inner, size, unit }) {
    const found = settle(ways(name), width, inner.height, size);
    const smallest = FLOOR * least(unit.vmin);
    if (found.size >= smallest) return found;
    const letters = lettersOf(name);
    for (let kept = letters.length; ; kept -= 1) {
      const text = kept < letters.length ? `${letters.slice(0, kept).join("").trimEnd()}…` : name;
      const short = settle(ways(text).map((one) => ({ ...one, worth: 1 })), width, inner.height, size);
      if (short.size >= smallest || kept <= 1) return short;
    }
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

  self.guangrongFit = { fit, fits, place, rowsOf, ways, least };
})();
