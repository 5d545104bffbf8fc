// The plaques of a wall: a pool that is as large as the largest page, bound anew for each page, and two plaques of gold
// that lie over the one whose turn it is.
(() => {
  "use strict";
  const { place, rowsOf } = guangrongFit;
  const { set, halved } = guangrongUnits;

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

  function write({ name, unit }, person, fitted) {
    const placed = place(person.name, fitted);
    name.textContent = placed.text;
    name.style.setProperty("font-size", `${placed.size}px`);
    const small = set(person.unit, fitted.unit);
    unit.hidden = !small;
    unit.textContent = small ? small.text : "";
    if (small) unit.style.setProperty("font-size", `${small.size}px`);
    return placed.cells;
  }

  function leafIn(wall) {
    const gold = element("div", "gold");
    gold.setAttribute("aria-hidden", "true");
    wall.append(gold);
    return { gold, ...plaque(gold, "div") };
  }

  self.guangrongPlaques = (wall) => {
    const pool = [];
    const names = element("ol", "wall__names");
    wall.append(names);
    const leaves = [leafIn(wall), leafIn(wall)];
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
      const cells = isHeading ? head(one, cell) : write(one, cell, drawn.fitted);
      one.item.style.setProperty("grid-row", row + 1);
      one.item.style.setProperty("grid-column", `${isFirst ? 1 : "auto"} / span ${cells}`);
      one.item.classList.toggle("heading", isHeading);
      one.made.disabled = isHeading;
      if (isHeading) delete one.made.dataset.person;
      else one.made.dataset.person = cell.index;
    }

    // In one line or two, whichever is larger.
    function head({ name, unit }, title) {
      const { inner, size } = drawn.fitted;
      const sizeFor = (lines) => Math.min(inner.height / (Math.max(...lines.map((line) => [...line].length)) * 1.14), inner.width / (lines.length * 1.3), size * 0.6);
      const [one, two] = [[title], halved(title)];
      const lines = sizeFor(two) > sizeFor(one) * 1.2 ? two : one;
      name.textContent = lines.join("\n");
      name.style.setProperty("font-size", `${sizeFor(lines)}px`);
      unit.hidden = true;
      unit.textContent = "";
      return 1;
    }

    function draw(cells, fitted) {
      drawn = { fitted, cells };
      grow(cells.length);
      const { cell, gap, air } = fitted;
      const slots = cells.map((one) => (typeof one === "string" ? 1 : place(one.name, fitted).cells));
      const rows = rowsOf(slots, fitted.rows);
      const used = new Array(fitted.rows).fill(0);
      rows.forEach((row, at) => (used[row] += slots[at]));
      const columns = Math.max(...used);
      // Room that was kept for wide plaques and not needed makes all of them a little wider.
      const width = ((cell.width + gap) * fitted.columns) / columns - gap;
      const lengths = { "--width": fitted.hasWide ? width : cell.width, "--height": cell.height, "--gap": gap, "--air": air };
      for (const [name, value] of Object.entries(lengths)) wall.style.setProperty(name, `${value}px`);
      wall.style.setProperty("--columns", columns);
      pool.forEach((one, at) => bind(one, cells[at], rows[at], rows[at] !== rows[at - 1]));
      dim();
      names.classList.remove("faded");
    }

    function fade() {
      names.classList.add("faded");
      dim();
    }

    function dim() {
      for (const leaf of leaves) leaf.gold.classList.remove("on");
    }

    // Gold lies over the plaque of this person; the earlier gold fades.
    function light(person) {
      const at = drawn.cells.indexOf(person);
      const { classList, dataset } = leaves[front].gold;
      if (at >= 0 && classList.contains("on") && Number(dataset.lit) === person.index) return;
      dim();
      if (at < 0) return;
      front = 1 - front;
      const leaf = leaves[front];
      const { item } = pool[at];
      for (const [name, value] of [["left", item.offsetLeft], ["top", item.offsetTop], ["width", item.offsetWidth], ["height", item.offsetHeight]]) {
        leaf.gold.style.setProperty(name, `${value}px`);
      }
      // Forward, but never over the neighbours' names.
      leaf.gold.style.setProperty("--grow", 1 + Math.min(0.03, drawn.fitted.gap / item.offsetHeight));
      leaf.gold.dataset.lit = person.index;
      write(leaf, person, drawn.fitted);
      leaf.gold.classList.add("on");
    }

    return { grow, draw, light, fade, isFaded: () => names.classList.contains("faded") };
  };
})();
