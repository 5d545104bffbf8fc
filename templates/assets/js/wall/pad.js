// The pad of a wall: letters that lead to a name, strokes and surnames for whom pinyin does not help, and the names that fit.
// What is chosen narrows what is offered. Names are compared as in the search (names.js).
(() => {
  "use strict";
  // What a name and a chip need at least, and the gap between them, in vmin; as in pad.css.
  const NAME = [27, 12.6];
  const CHIP = [12, 9];
  const GAP = 1.4;
  // Seconds after which the first names stand on the wall.
  const QUIET = 1;
  const stage = guangrongStage;
  const chosen = { letters: "", strokes: 0, surname: "" };
  const pages = { names: 0, chips: 0 };
  let tab = "letters";
  let everybody = null;
  let pad = null;
  let list = null;
  let chips = null;
  let keys = [];
  let offeredFirst = null;

  // A test of names that begin as typed, by one of the two hearings.
  function starts(letters, hearing) {
    const find = guangrongNames.matcher(letters);
    return (one) => {
      const found = find(one.name, one[hearing]);
      return Boolean(found && !found.isNear && !found.from);
    };
  }

  // Made when nobody waits for it, or else when it is needed.
  const people = () =>
    (everybody ??= stage.data.people.map(({ index, name, heard, unit, strokes, surname }) => ({
      index, shown: name, name: guangrongNames.fold(name), heard, unit, strokes, surname,
      // A wrong reading that people use leads to the name as well.
      called: heard.replaceAll("!", "/"),
    })));

  // Who fits what is chosen, without one of the choices if that is to be changed.
  function fitting({ letters, strokes, surname }) {
    const isCalled = letters ? starts(letters, "called") : () => true;
    return people().filter((one) => (!strokes || one.strokes === strokes) && (!surname || one.surname === surname) && isCalled(one));
  }

  const isChosen = () => Boolean(chosen.letters || chosen.strokes || chosen.surname);

  // Who is rightly read as typed before who is only called so.
  function found() {
    if (!isChosen()) return [];
    const fit = fitting(chosen);
    if (!chosen.letters) return fit;
    const isRight = starts(chosen.letters, "heard");
    return [...fit.filter(isRight), ...fit.filter((one) => !isRight(one))];
  }

  function button(act, value, text, more) {
    const made = document.createElement("button");
    made.type = "button";
    made.dataset.do = act;
    made.value = value;
    made.append(text);
    if (more) {
      const small = document.createElement("small");
      small.textContent = more;
      made.append(small);
    }
    return made;
  }

  function nameItem(one) {
    const item = document.createElement("li");
    const made = button("", "", one.shown, one.unit);
    delete made.dataset.do;
    made.dataset.person = one.index;
    item.append(made);
    return item;
  }

  // How many columns and rows of something have room in a box.
  function room(box, [width, height]) {
    const vmin = Math.min(innerWidth, innerHeight) / 100;
    const fit = (length, least) => Math.max(1, Math.floor((length / vmin + GAP + 0.05) / (least + GAP)));
    const columns = fit(box.clientWidth, width);
    box.style.setProperty("--columns", columns);
    return columns * fit(box.clientHeight, height);
  }

  function showNames() {
    const all = found();
    const turn = pad.querySelector(".pad__turn");
    turn.hidden = true;
    let most = room(list, NAME);
    turn.hidden = all.length <= most;
    if (!turn.hidden) most = room(list, NAME);
    const last = Math.max(0, Math.ceil(all.length / most) - 1);
    pages.names = Math.min(pages.names, last);
    list.replaceChildren(...all.slice(pages.names * most, (pages.names + 1) * most).map(nameItem));
    pad.querySelector(".pad__hint").hidden = isChosen();
    turn.querySelector("[data-place]").textContent = `${pages.names + 1} / ${last + 1}`;
    const [back, on] = turn.querySelectorAll("button");
    back.disabled = pages.names === 0;
    on.disabled = pages.names === last;
  }

  // Letters that lead to a name.
  function offered() {
    if (!isChosen() && offeredFirst) return offeredFirst;
    const fit = fitting(chosen);
    const letters = keys.map((key) => key.value).filter((letter) => fit.some(starts(chosen.letters + letter, "called")));
    if (!isChosen()) offeredFirst = letters;
    return letters;
  }

  function showLetters() {
    const letters = new Set(offered());
    for (const key of keys) key.disabled = !letters.has(key.value);
  }

  // Strokes or surnames of those who fit, each with how many they are; fewest strokes first.
  function choices() {
    const counts = new Map();
    const fit = fitting({ ...chosen, [tab]: tab === "strokes" ? 0 : "" });
    for (const one of fit.sort((one, other) => one.strokes - other.strokes)) {
      if (one[tab]) counts.set(one[tab], (counts.get(one[tab]) || 0) + 1);
    }
    return [...counts];
  }

  function showChips() {
    const all = choices();
    let most = room(chips, CHIP);
    const isPaged = all.length > most;
    if (isPaged) most = Math.max(1, most - 2);
    const last = Math.max(0, Math.ceil(all.length / most) - 1);
    pages.chips = Math.min(pages.chips, last);
    const shown = all.slice(pages.chips * most, (pages.chips + 1) * most).map(([value, count]) => {
      const chip = button("pad-chip", value, tab === "strokes" ? `${value}画` : value, `${count}人`);
      chip.setAttribute("aria-pressed", chosen[tab] === value);
      return chip;
    });
    if (isPaged) {
      for (const [step, text] of [[-1, "上一屏"], [1, "下一屏"]]) {
        const turn = button("pad-chips", "", text);
        turn.dataset.step = step;
        turn.disabled = step < 0 ? pages.chips === 0 : pages.chips === last;
        shown.push(turn);
      }
    }
    chips.replaceChildren(...shown);
  }

  function showChosen() {
    const words = [chosen.letters.toUpperCase(), chosen.strokes && `${chosen.strokes}画`, chosen.surname && `姓${chosen.surname}`];
    const spans = words.filter(Boolean).map((text) => {
      const span = document.createElement("span");
      span.textContent = text;
      return span;
    });
    pad.querySelector("output").replaceChildren(...spans);
    for (const value of ["delete", "clear"]) pad.querySelector(`[value=${value}]`).disabled = !isChosen();
  }

  function show() {
    const isLetters = tab === "letters";
    for (const one of pad.querySelectorAll("[data-do=pad-tab]")) one.setAttribute("aria-pressed", one.value === tab);
    pad.querySelector(".pad__letters").hidden = !isLetters;
    chips.hidden = isLetters;
    showChosen();
    showNames();
    if (isLetters) showLetters();
    else showChips();
  }

  function choose(change) {
    Object.assign(chosen, change);
    pages.names = pages.chips = 0;
    show();
  }

  const NOTHING = { letters: "", strokes: 0, surname: "" };

  // The last letter, or else what was chosen instead of letters.
  function takeBack() {
    if (chosen.letters) choose({ letters: chosen.letters.slice(0, -1) });
    else choose(chosen.surname && chosen.strokes ? { [tab === "strokes" ? "strokes" : "surname"]: NOTHING[tab] ?? "" } : NOTHING);
  }

  function turn(what, control) {
    pages[what] = Math.max(0, pages[what] + Number(control.dataset.step));
    show();
  }

  function toggle({ value }) {
    const wanted = tab === "strokes" ? Number(value) : value;
    choose({ [tab]: chosen[tab] === wanted ? NOTHING[tab] : wanted });
  }

  function openTab({ value }) {
    tab = value;
    pages.chips = 0;
    show();
  }

  Object.assign(stage.acts, {
    pad: () => stage.go("pad"),
    "pad-key": (key) => choose({ letters: chosen.letters + key.value }),
    "pad-delete": takeBack,
    "pad-clear": () => choose(NOTHING),
    "pad-tab": openTab,
    "pad-chip": toggle,
    "pad-turn": (control) => turn("names", control),
    "pad-chips": (control) => turn("chips", control),
  });
  function begin() {
    Object.assign(chosen, NOTHING);
    pages.names = pages.chips = 0;
    tab = "letters";
  }

  stage.part("pad", {
    start() {
      pad = document.querySelector(".pad");
      list = pad.querySelector(".pad__names");
      chips = pad.querySelector(".pad__chips");
      keys = [...pad.querySelectorAll(".pad__letters button")];
      stage.after(QUIET, offered);
      for (const opener of document.querySelectorAll("[data-do=pad]")) opener.hidden = !stage.data.people.length;
    },
    enter(detail) {
      if (!detail?.isBack) begin();
      stage.open(pad);
      show();
    },
    leave() {
      list.replaceChildren();
      chips.replaceChildren();
      pad.close();
    },
    home: begin,
    swipe: (direction) => pad.querySelector(`.pad__turn:not([hidden]) [data-step="${direction}"]:not(:disabled)`)?.click(),
  });
})();
