// One person over the wall: what is known of everybody shows at once, the whole panel when its file has come.
(() => {
  "use strict";
  const MM = 25.4;
  const QR = 40;
  const stage = guangrongStage;
  let dialog = null;
  let holder = null;
  let at = -1;
  let from = "resting";
  let letPicturesGo = null;
  let stopWatching = null;

  // Whom the visitor was looking at before, and whom after: as the wall has them just now.
  function line() {
    return stage.order.includes(at) ? stage.order : stage.data.people.map((one) => one.index);
  }

  // How many CSS pixels are 40 mm on this screen; 0 where nobody told how large it is.
  function leastCode() {
    const { width, height, diagonal } = stage.data.canvas || {};
    if (!width || !height || !diagonal) return 0;
    const dense = Math.hypot(width, height) / diagonal;
    return Math.ceil(((QR / MM) * dense * innerWidth) / width);
  }

  // The code itself is to be so large, without the white margin around it.
  function sizeCode() {
    const code = holder.querySelector(".sheet__qr svg");
    if (!code) return;
    const modules = code.viewBox.baseVal.width || 41;
    const least = (leastCode() * modules) / (modules - 8);
    code.style.setProperty("--least", `${Math.ceil(least)}px`);
  }

  function empty() {
    letPicturesGo?.();
    stopWatching?.();
    letPicturesGo = stopWatching = null;
    holder.replaceChildren();
  }

  function fill(html) {
    empty();
    holder.innerHTML = html;
    const name = holder.querySelector(".sheet__name");
    if (name) dialog.setAttribute("aria-label", stage.data.people[at].name.replaceAll("\u3000", ""));
    sizeCode();
    stopWatching = stage.watchEnd(holder.querySelector(".sheet__words"));
    letPicturesGo = stage.pictures(holder);
  }

  async function show(index) {
    at = index;
    const order = line();
    dialog.querySelector("[data-place]").textContent = `${order.indexOf(at) + 1} / ${order.length}`;
    for (const button of dialog.querySelectorAll("[data-step]")) button.disabled = order.length < 2;
    fill(stage.plainPanel(stage.data.people[index]));
    const html = await stage.person(index);
    if (at === index && dialog.open) fill(html);
  }

  function step(by) {
    const order = line();
    if (order.length > 1) stage.go("person", order[(order.indexOf(at) + by + order.length) % order.length]);
  }

  Object.assign(stage.acts, {
    step: (button) => step(Number(button.dataset.step)),
    back: () => stage.go(from, { isBack: true }),
  });
  stage.part("person", {
    start() {
      dialog = document.querySelector(".person");
      holder = dialog.querySelector("[data-sheet]");
    },
    enter(index, before) {
      if (before !== "person") from = before;
      stage.open(dialog);
      stage.guardLater(show(index));
    },
    // Left for another person, the panel stays open.
    leave(next) {
      if (next === "person") return;
      at = -1;
      empty();
      dialog.close();
    },
    swipe: step,
  });
})();
