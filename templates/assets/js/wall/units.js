// The unit beside a name on a plaque: small vertical letters in one line or two, whole or not at all.
(() => {
  "use strict";
  // 1.6 % of the shorter side and 14 pixels; at most 2.1 %, and about a third of the name.
  const SIZE = { share: 1.6, pixels: 14, largest: 2.1, ofName: 0.36 };
  const ADVANCE = 1.1;
  const LINE = 1.35;
  // What lies between name and unit, in sizes of the unit.
  const BETWEEN = 0.15;

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

  self.guangrongUnits = { least, sizeFor, beside, halved, set };
})();
