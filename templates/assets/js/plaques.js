// The plaques of a wall: a pool that is as large as the largest page, bound anew for each page, and two plaques of gold
// that lie over the one whose turn it is.
(() => {
  "use strict";
  const { place, rowsOf, leastUnit } = guangrongFit;
  const UNIT = { advance: 1.1, line: 1.35 };

  function element(name, style) {
    const made = document.createElement(name);
    if (style) made.className = style;
    return made;
  }

  // A plaque, stone or gold: the name, and the unit to its left.
  function plaque(parent, tag) {
    const made = element(tag, "plaque");
    const [name, unit] = [element("b"), element("small")];
    if (tag === "button") made.type = "button";
    made.append(name, unit);
    parent.append(made);
    return { made, name, unit };
  }

  // In two lines: at a space near the middle, or else in the middle.
  function halved(text) {
    const middle = Math.ceil(text.length / 2);
    const space = text.indexOf(" ", Math.floor(text.length / 3));
    const at = space > 0 && space < (text.length * 2) / 3 ? space : middle;
    return [text.slice(0, at), text.slice(at).trimStart()];
  }

  // A unit's text and size; null where it could not be read, for it is never cut.
  function unitIn(text, fitted, vmin) {
    if (!fitted.unit || !text) return null;
    const { width, height } = fitted.inner;
    const sizeFor = (lines) => Math.min(fitted.unit, height / (Math.max(...lines.map((line) => [...line].length)) * UNIT.advance));
    if (sizeFor([text]) >= leastUnit(vmin)) return { text, size: sizeFor([text]) };
    const lines = halved(text);
    const size = Math.min(sizeFor(lines), (width - fitted.size * 1.2) / (2 * UNIT.line));
    return size >= leastUnit(vmin) ? { text: lines.join("\n"), size } : null;
  }

  function write({ name, unit }, person, fitted, vmin) {
    const placed = place(person.name, fitted);
    name.textContent = placed.text;
    name.style.setProperty("font-size", `${placed.size}px`);
    const set = unitIn(person.unit, fitted, vmin);
    unit.hidden = !set;
    unit.textContent = set ? set.text : "";
    if (set) unit.style.setProperty("font-size", `${set.size}px`);
    return placed.cells;
  }

  self.guangrongPlaques = (wall, names, golds) => {
    const pool = [];
    const leaves = golds.map((gold) => ({ gold, ...plaque(gold, "div") }));
    let drawn = null;
    let front = 0;

    function grow(count) {
      while (pool.length < count) {
        const item = element("li");
        const made = plaque(item, "button");
        names.append(item);
        pool.push({ item, ...made });
      }
    }

    // A cell is a person or the heading of a group.
    function bind(one, cell, row, isFirst) {
      one.item.hidden = !cell;
      if (!cell) return;
      const isHeading = typeof cell === "string";
      const cells = isHeading ? head(one, cell) : write(one, cell, drawn.fitted, drawn.vmin);
      one.item.style.setProperty("grid-row", row + 1);
      one.item.style.setProperty("grid-column", `${isFirst ? 1 : "auto"} / span ${cells}`);
      one.item.classList.toggle("heading", isHeading);
      one.made.disabled = isHeading;
      if (isHeading) delete one.made.dataset.person;
      else one.made.dataset.person = cell.index;
    }

    // As large as it can be in as many lines as the plaque is wide.
    function head({ name, unit }, title) {
      const { inner, size } = drawn.fitted;
      const largest = Math.min(size * 0.6, Math.sqrt((inner.width * inner.height) / ([...title].length * 1.8)));
      name.textContent = title;
      name.style.setProperty("font-size", `${largest}px`);
      unit.hidden = true;
      unit.textContent = "";
      return 1;
    }

    function draw(cells, fitted, vmin) {
      drawn = { fitted, vmin, cells };
      grow(cells.length);
      const { columns, cell, gap, air } = fitted;
      const lengths = { "--width": cell.width, "--height": cell.height, "--gap": gap, "--air": air };
      names.style.setProperty("--columns", columns);
      for (const [name, value] of Object.entries(lengths)) wall.style.setProperty(name, `${value}px`);
      const rows = rowsOf(cells.map((one) => (typeof one === "string" ? 1 : place(one.name, fitted).cells)), fitted.rows);
      pool.forEach((one, at) => bind(one, cells[at], rows[at], rows[at] !== rows[at - 1]));
      dim();
    }

    function dim() {
      for (const leaf of leaves) leaf.gold.classList.remove("on");
    }

    // Gold lies over the plaque of this person; the earlier gold fades.
    function light(person) {
      const at = drawn.cells.indexOf(person);
      dim();
      if (at < 0) return;
      front = 1 - front;
      const leaf = leaves[front];
      const { item } = pool[at];
      for (const [name, value] of [["left", item.offsetLeft], ["top", item.offsetTop], ["width", item.offsetWidth], ["height", item.offsetHeight]]) {
        leaf.gold.style.setProperty(name, `${value}px`);
      }
      leaf.gold.dataset.lit = person.index;
      write(leaf, person, drawn.fitted, drawn.vmin);
      leaf.gold.classList.add("on");
    }

    return { grow, draw, light, dim };
  };
})();
