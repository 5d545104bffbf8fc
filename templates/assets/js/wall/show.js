// The exhibition of a wall: one panel after another, by button or swipe.
(() => {
  "use strict";
  const stage = guangrongStage;
  let dialog = null;
  let holder = null;
  let panels = [];
  let at = 0;
  let letPicturesGo = null;
  let stopWatching = null;

  function empty() {
    letPicturesGo?.();
    stopWatching?.();
    letPicturesGo = stopWatching = null;
    holder.replaceChildren();
  }

  function show() {
    empty();
    holder.innerHTML = panels[at] || "";
    for (const link of holder.querySelectorAll("a")) link.replaceWith(...link.childNodes);
    for (const words of holder.querySelectorAll(".panel__words, .panel__photos")) words.tabIndex = 0;
    letPicturesGo = stage.pictures(holder);
    stopWatching = stage.watchEnd(holder.querySelector(".panel__words"));
    dialog.querySelector("[data-place]").textContent = panels.length ? `${at + 1} / ${panels.length}` : "";
    const [back, on] = dialog.querySelectorAll("[data-step]");
    back.disabled = at === 0;
    on.disabled = at >= panels.length - 1;
  }

  function turn(by) {
    const next = Math.min(Math.max(at + by, 0), panels.length - 1);
    if (next === at) return;
    at = next;
    show();
  }

  Object.assign(stage.acts, {
    show: () => stage.go("show"),
    "turn-panel": (button) => turn(Number(button.dataset.step)),
  });
  stage.part("show", {
    start() {
      dialog = document.querySelector(".show");
      holder = dialog?.querySelector("[data-panel]");
    },
    async enter() {
      if (!dialog) return stage.home();
      stage.open(dialog);
      show();
      const found = await stage.panels();
      if (!dialog.open) return undefined;
      panels = found;
      return stage.guard(show);
    },
    // Whoever looks at a person of a panel comes back to it.
    leave(next) {
      if (!dialog) return;
      empty();
      panels = [];
      if (next !== "person") at = 0;
      dialog.close();
    },
    home() {
      at = 0;
    },
    swipe: turn,
  });
})();
