// The index of honourees: narrowed and ordered here, with what was chosen in the address.
// The names come when they are first needed (honouree-index.js); which of them fit what was typed, names.js tells.
(() => {
  "use strict";
  const form = document.querySelector(".gr-find");
  const found = document.querySelector(".gr-found");
  if (!form || !found) return;
  const list = found.querySelector(".gr-found__list");
  const status = found.querySelector(".gr-found__count");
  const words = found.dataset;
  const FACETS = ["level", "award", "year", "kind"];
  const FOLDERS = ["people/", "units/", "rolls/", "rolls/"];
  const SHOWN = 300;
  let timer = 0;

  const boxes = (name) => [...form.querySelectorAll(`[name=${name}]`)];
  const chosen = (name) => new Set(boxes(name).filter((box) => box.checked).map((box) => box.value));
  const say = (text, count) => text.replace("#", count);

  // Which names hold what was typed or sound like it; where none does, those that nearly do.
  function nameTest(typed, data) {
    if (!guangrongNames.fold(typed)) return { fits: () => true, isNear: false };
    const find = guangrongNames.matcher(typed);
    const found = data.names.map((name, at) => find(name, data.hearing(at)));
    const isNear = !found.some((one) => one && !one.isNear);
    return { fits: (at) => found[at] && found[at].isNear === isNear, isNear };
  }

  function unitTest(typed, data) {
    const text = typed.trim();
    if (!text) return () => true;
    const fits = new Set(data.unitNames.keys());
    data.unitNames.forEach((name, at) => name.includes(text) || fits.delete(at));
    return (at) => data.units[at].some((unit) => fits.has(unit)) || (data.kinds[at] % 2 && data.names[at].includes(text));
  }

  // Which entries fit, each with the honour to show; and how many there would be with each other choice.
  function select(data) {
    const [levels, awards, years, kinds] = FACETS.map(chosen);
    const fits = (set, value) => !set.size || set.has(value);
    const { fits: isName, isNear } = nameTest(form.elements.q.value, data);
    const isUnit = unitTest(form.elements.unit.value, data);
    const byYear = order() === "year";
    const counts = Object.fromEntries(FACETS.map((name) => [name, new Map()]));
    const last = Object.fromEntries(FACETS.map((name) => [name, new Map()]));
    const results = new Map();
    const count = (name, value, at) => {
      if (last[name].get(value) === at) return;
      last[name].set(value, at);
      counts[name].set(value, (counts[name].get(value) || 0) + 1);
    };
    for (let at = 0; at < data.names.length; at++) {
      if (!isName(at) || !isUnit(at)) continue;
      const kind = data.kinds[at] % 2 ? "unit" : "person";
      const isKind = fits(kinds, kind);
      let best = null;
      for (const number of data.tags[at]) {
        const tag = data.pairs[number];
        const [a, b, c] = [fits(levels, tag.level), fits(awards, tag.id), fits(years, tag.year)];
        if (isKind) {
          if (b && c) count("level", tag.level, at);
          if (a && c) count("award", tag.id, at);
          if (a && b) count("year", tag.year, at);
        }
        // Numbers sort before "undated", so the newest year is the greatest of those that are known.
        if (a && b && c && (!best || (byYear && newer(tag.year, best.year)))) best = tag;
      }
      if (best) count("kind", kind, at);
      if (best && isKind) results.set(at, best);
    }
    return { results, counts, isNear };
  }

  const newer = (year, other) => year !== "undated" && (other === "undated" || year > other);
  const order = () => form.elements.order.value;

  // Runs of entries under their headings, in the order that was chosen.
  function group(data, results) {
    if (order() === "year") {
      const years = new Map(boxes("year").map((box) => [box.value, [box.nextSibling.textContent, []]]));
      for (const [at, tag] of results) years.get(tag.year)[1].push(at);
      return [...years.values()].filter(([, entries]) => entries.length);
    }
    const [sequence, runs] = data[order()];
    let start = 0;
    return runs
      .map(([heading, length]) => [heading, sequence.slice(start, (start += length)).filter((at) => results.has(at))])
      .filter(([, entries]) => entries.length);
  }

  function element(name, content = [], more = {}) {
    const made = Object.assign(document.createElement(name), more);
    made.append(...[].concat(content));
    return made;
  }

  function show(data, at, tag) {
    const name = data.names[at];
    const kind = data.kinds[at];
    const padded = kind % 2 === 0 && /^\p{Script=Han}{2}$/u.test(name) ? [...name].join("\u3000") : name;
    const link = (text) => element("a", text, { href: `${form.dataset.root}${FOLDERS[kind]}${data.ids[at]}/` });
    const unit = data.units[at][0];
    return element("li", [
      element("b", kind < 2 ? link(padded) : padded),
      element("span", kind < 2 ? tag.title : link(tag.title)),
      ...(unit === undefined ? [] : [element("span", data.unitNames[unit])]),
    ]);
  }

  // The next entries of a group, and a button while there are more.
  function fill(data, section, entries, results, limit) {
    const names = section.querySelector("ul") || section.appendChild(element("ul", [], { className: "gr-names" }));
    const from = names.children.length;
    names.append(...entries.slice(from, from + limit).map((at) => show(data, at, results.get(at))));
    section.querySelector("button")?.remove();
    const rest = entries.length - names.children.length;
    if (!rest) return;
    const more = element("button", say(words.more, Math.min(rest, SHOWN)), { className: "gr-button gr-button--ghost", type: "button" });
    more.onclick = () => {
      const next = names.children.length;
      fill(data, section, entries, results, SHOWN);
      const first = names.children[next];
      first.tabIndex = -1;
      first.focus({ preventScroll: true });
    };
    section.append(more);
  }

  function render(data, { results }) {
    const groups = group(data, results);
    const jump = element("nav", [], { className: "gr-jump", ariaLabel: form.querySelector("[name=order]:checked + span").textContent });
    list.replaceChildren(...(groups.length > 1 ? [jump] : []));
    if (!groups.length) {
      const reset = form.querySelector("[type=reset]").cloneNode(true);
      reset.setAttribute("form", form.id);
      list.append(reset);
    }
    let left = SHOWN;
    for (const [at, [heading, entries]] of groups.entries()) {
      const title = element("h2", [`${heading} `, element("small", String(entries.length))], { tabIndex: -1 });
      const section = element("section", title, { className: "gr-group", id: `group-${at + 1}` });
      fill(data, section, entries, results, Math.max(0, left));
      left -= entries.length;
      list.append(section);
      const link = element("a", heading, { href: `#${section.id}` });
      link.onclick = (event) => {
        event.preventDefault();
        if (!section.querySelector("li")) fill(data, section, entries, results, SHOWN);
        section.scrollIntoView();
        title.focus({ preventScroll: true });
      };
      jump.append(link);
    }
  }

  function recount(counts) {
    for (const name of FACETS) {
      for (const box of boxes(name)) {
        const count = counts[name].get(box.value) || 0;
        box.parentNode.querySelector("small").textContent = count;
        box.parentNode.classList.toggle("gr-none", !count && !box.checked);
      }
    }
    const note = form.querySelector(".gr-chosen");
    const many = FACETS.reduce((sum, name) => sum + chosen(name).size, form.elements.unit.value.trim() ? 1 : 0);
    note.textContent = many ? say(note.dataset.text, many) : "";
  }

  // What was chosen, as a query; nothing for what is so by itself.
  function query() {
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (value.trim() && !(name === "order" && value === "stroke")) asked.append(name, value.trim());
    }
    return String(asked);
  }

  function read() {
    const asked = new URLSearchParams(location.search);
    for (const name of FACETS) for (const box of boxes(name)) box.checked = asked.getAll(name).includes(box.value);
    for (const name of ["q", "unit"]) form.elements[name].value = asked.get(name) || "";
    for (const box of boxes("order")) box.checked = box.value === asked.get("order");
    if (!order()) boxes("order")[0].checked = true;
  }

  // The address changes at once, the list when the names are there.
  async function apply(how) {
    clearTimeout(timer);
    const text = query();
    if (how && text === location.search.slice(1)) return;
    try {
      if (how) history[how](null, "", location.pathname + (text && `?${text}`));
    } catch {
      // A file opened from a disk has no address to change.
    }
    found.ariaBusy = "true";
    try {
      const data = await guangrongIndex(form.dataset.src);
      if (query() !== text) return;
      const selected = select(data);
      render(data, selected);
      recount(selected.counts);
      const told = selected.isNear ? words.near : words.found;
      status.textContent = selected.results.size ? say(told, selected.results.size) : words.none;
    } catch {
      status.textContent = words.failed;
      found.parentNode.classList.add("gr-index--failed");
    }
    found.ariaBusy = "false";
  }

  async function suggest() {
    const options = document.getElementById("find-units");
    if (options.children.length) return;
    const data = await guangrongIndex(form.dataset.src).catch(() => ({ unitNames: [] }));
    options.append(...data.unitNames.slice(0, 500).map((name) => element("option", [], { value: name })));
  }

  form.addEventListener("input", (event) => {
    if (!["q", "unit"].includes(event.target.name)) return;
    clearTimeout(timer);
    timer = setTimeout(apply, 150, "replaceState");
  });
  form.addEventListener("change", () => apply("pushState"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    apply("replaceState");
  });
  form.addEventListener("reset", () => setTimeout(apply, 0, "pushState"));
  form.elements.unit.addEventListener("focus", suggest);
  addEventListener("popstate", () => {
    read();
    apply();
  });
  found.parentNode.classList.add("gr-index--live");
  if (location.search.length > 1) {
    read();
    if (query()) apply();
  }
})();
