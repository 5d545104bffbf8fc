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

  // A sentence instead of an empty sheet.
  function apologize() {
    const words = document.createElement("p");
    words.className = "show__missing";
    words.textContent = "展览暂时打不开，请稍后再看";
    holder.replaceChildren(words);
  }

  function show() {
    empty();
    holder.innerHTML = panels[at] || "";
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
    if (next === at || !panels.length) return;
    at = next;
    show();
  }

  async function load() {
    const found = await stage.panels();
    if (!dialog.open) return;
    panels = found;
    at = Math.max(0, Math.min(at, panels.length - 1));
    if (panels.length) show();
    else apologize();
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
    enter() {
      if (!dialog) return stage.home();
      stage.open(dialog);
      show();
      return stage.guardLater(load());
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
