// Whom the wall shows: chips for all and for each level, and years and awards to choose from, in pages.
// Only what leads to somebody is offered.
(() => {
  "use strict";
  const stage = guangrongStage;
  const { lines } = guangrongPaging;
  const chips = document.querySelector("[data-chips]");
  if (!chips) return;
  const [first, choices] = ["chips__first", "chips__choices"].map((style) => {
    const row = document.createElement("div");
    row.className = style;
    return row;
  });
  choices.hidden = true;
  chips.append(first, choices);
  const foot = document.querySelector(".foot");
  const SHEETS = [["year", "按年份"], ["award", "按奖项"]];
  const GAP = 0.012;
  // The open sheet: its kind, all its chips, by page, and the page that is seen.
  let sheet = null;

  const has = {
    level: (one, value) => one.level === value,
    year: (one, value) => one.years.includes(value),
    award: (one, value) => one.awards.includes(value),
  };
  stage.matches = (one, { kind, value }) => has[kind](one, value);

  function chip(label, act, kind = "", value = "") {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "chip";
    made.textContent = label;
    Object.assign(made.dataset, { do: act, kind, value });
    return made;
  }

  // The values of a kind that somebody has, with the words for them.
  function offered(kind) {
    const { people, levels, awards } = stage.data;
    const values = (get) => [...new Set(people.flatMap(get))];
    if (kind === "year") return values((one) => one.years).sort((one, other) => other - one).map((year) => [String(year), year]);
    const [labels, get] = kind === "level" ? [levels, (one) => one.level] : [awards, (one) => one.awards];
    return values(get).filter((at) => at >= 0).sort((one, other) => one - other).map((at) => [labels[at], at]);
  }

  // Levels stand in the row if there is room for them.
  function makeFirst() {
    const levels = offered("level");
    const sheets = SHEETS.filter(([kind]) => offered(kind).length > 1);
    if (levels.length < 2 && !sheets.length) return;
    const others = sheets.map(([kind, label]) => chip(label, "sheet", kind));
    const open = levels.length > 1 ? levels.map(([label, at]) => chip(label, "filter", "level", at)) : [];
    first.replaceChildren(chip("全部", "everybody"), ...open, ...others);
    if (foot.scrollWidth > foot.clientWidth + 1) first.replaceChildren(chip("全部", "everybody"), chip("按级别", "sheet", "level"), ...others);
  }

  // Which chips are pressed: the filter's own, the sheet that it came from, or all.
  function mark() {
    const { kind, value } = stage.filter || {};
    for (const one of [...first.children, ...choices.children]) {
      const { do: act, kind: own, value: its } = one.dataset;
      const isOn = act === "everybody" ? !has[kind] : own === kind && (act === "sheet" || Number(its) === value);
      one.setAttribute("aria-pressed", isOn);
    }
  }

  function show() {
    const seen = new Set(sheet.pages[sheet.at]);
    sheet.all.forEach((one, at) => (one.hidden = !seen.has(at)));
    more.hidden = sheet.pages.length < 2;
    more.textContent = `更多 ${sheet.at + 1}/${sheet.pages.length}`;
    mark();
  }

  // Measured in the document, so that a page holds as many as fit.
  function open(kind) {
    const all = offered(kind).map(([label, value]) => chip(label, "filter", kind, value));
    choices.replaceChildren(...all);
    first.hidden = true;
    choices.hidden = false;
    more.hidden = false;
    more.textContent = "更多 99/99";
    foot.dataset.choosing = kind;
    const room = choices.clientWidth;
    const gap = GAP * Math.min(innerWidth, innerHeight);
    const pages = lines(all.map((one) => Math.min(one.offsetWidth, room)), room, gap);
    const { kind: own, value: chosen } = stage.filter || {};
    const at = own === kind ? all.findIndex((one) => Number(one.dataset.value) === chosen) : 0;
    sheet = { all, pages, at: Math.max(0, pages.findIndex((page) => page.includes(at))) };
    stage.busy.add("sheet");
    show();
  }

  function close() {
    sheet = null;
    choices.replaceChildren();
    choices.hidden = true;
    first.hidden = false;
    delete foot.dataset.choosing;
    stage.busy.delete("sheet");
    mark();
  }

  function choose({ dataset: { kind, value } }) {
    stage.filter = { kind, value: Number(value) };
    mark();
  }

  Object.assign(stage.acts, {
    everybody() {
      stage.filter = null;
      mark();
    },
    filter: choose,
    sheet: ({ dataset }) => open(dataset.kind),
    chips: close,
    leaf() {
      sheet.at = (sheet.at + 1) % sheet.pages.length;
      show();
    },
  });
  const [back, more] = [chip("返回", "chips"), chip("更多", "leaf")];
  for (const one of [back, more]) one.classList.add("chips__nav");
  stage.part("filters", {
    start() {
      (document.querySelector(".tools") || chips).append(back, more);
      makeFirst();
      mark();
    },
    home: close,
  });
})();
