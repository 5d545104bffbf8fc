// The pad of a wall: letters that lead to a name, names that fit, and a touch that brings one's plaque forward.
// Names are compared as in the search (names.js); how the wall brings a plaque forward is its own matter.
(() => {
  "use strict";
  const pad = document.querySelector(".pad");
  const opener = document.querySelector(".find");
  const list = pad.querySelector("ul");
  const keys = [...pad.querySelectorAll("button[value]")];
  const people = Array.from(document.querySelectorAll("ol > li"), (plaque) => ({
    plaque,
    name: guangrongNames.fold(plaque.querySelector("b").textContent),
    heard: plaque.dataset.heard,
    // A wrong reading that people use leads to the name as well.
    called: plaque.dataset.heard.replaceAll("!", "/"),
  }));
  let typed = "";
  let timer = 0;

  // A test of names that begin as typed, by one of the two hearings.
  function starts(letters, hearing) {
    const find = guangrongNames.matcher(letters);
    return (one) => {
      const found = find(one.name, one[hearing]);
      return Boolean(found && !found.isNear && !found.from);
    };
  }

  // Who is rightly read as typed before who is only called so.
  function fitting() {
    const isRight = starts(typed, "heard");
    const found = people.filter(starts(typed, "called"));
    return [...found.filter(isRight), ...found.filter((one) => !isRight(one))];
  }

  function show({ plaque }) {
    const button = document.createElement("button");
    const unit = document.createElement("small");
    button.type = "button";
    unit.textContent = plaque.dataset.unit;
    button.append(plaque.querySelector("b").textContent, unit);
    button.onclick = () => {
      pad.close();
      document.dispatchEvent(new CustomEvent("forward", { detail: plaque }));
    };
    const item = document.createElement("li");
    item.append(button);
    return item;
  }

  function type(letters) {
    typed = letters;
    pad.querySelector("output").textContent = typed.toUpperCase();
    list.replaceChildren(...(typed ? fitting().map(show) : []));
    list.scrollTop = 0;
    for (const key of keys) {
      if (key.value.length === 1) key.disabled = !people.some(starts(typed + key.value, "called"));
      else if (key.value !== "close") key.disabled = !typed;
    }
  }

  function wait() {
    clearTimeout(timer);
    if (pad.open) timer = setTimeout(() => pad.close(), pad.dataset.seconds * 1000);
  }

  const acts = { close: () => pad.close(), delete: () => type(typed.slice(0, -1)), clear: () => type("") };
  for (const key of keys) key.onclick = acts[key.value] || (() => type(typed + key.value));
  opener.onclick = () => {
    type("");
    pad.showModal();
    wait();
  };
  for (const event of ["pointerdown", "pointermove", "keydown", "scroll"]) addEventListener(event, wait, { capture: true, passive: true });
  pad.addEventListener("close", wait);
  opener.hidden = !people.length;
})();
