// The panels of the exhibition one by one, each as long as it takes to read it.
(() => {
  "use strict";
  const stage = guangrongStage;
  const holder = document.querySelector('[data-rest="panels"]');
  if (!holder) return;
  // Five characters a second, and a while to look at each picture.
  const PACE = { characters: 5, picture: 4, look: 5, least: 10, most: 240, scroll: 0.85 };
  const AGAIN = 30;
  const SIZES = { largest: 1.3, smallest: 0.6, step: 0.05 };
  let faces = null;
  let panels = [];
  let at = 0;
  let seconds = PACE.least;
  let words = null;
  let isLoaded = false;

  function reading(face) {
    const letters = face.textContent.replace(/\s/g, "").length;
    const pictures = face.querySelectorAll("img").length;
    const wanted = PACE.look + letters / PACE.characters + pictures * PACE.picture;
    return Math.max(PACE.least, Math.min(PACE.most, wanted));
  }

  // Words are set as large as there is room.
  function fitWords() {
    if (!words) return;
    let share = SIZES.largest;
    const set = () => words.style.setProperty("zoom", share.toFixed(2));
    for (set(); share > SIZES.smallest && words.scrollHeight > words.clientHeight + 1; set()) share -= SIZES.step;
  }

  function draw() {
    const face = faces.turn(panels[at] || "");
    words = face.querySelector(".panel__words");
    fitWords();
    seconds = reading(face);
    stage.place(panels.length ? `第 ${at + 1} / ${panels.length} 幅` : "", panels.length);
  }

  // A panel that fails keeps nobody from the next.
  function present() {
    try {
      draw();
    } catch (error) {
      stage.note(error);
    }
  }

  function refit() {
    if (!words) return;
    words.scrollTop = 0;
    fitWords();
    wait();
  }

  // Words that are too long even so go on by themselves, for nobody scrolls a wall that nobody touches.
  function hidden() {
    return words ? Math.max(0, words.scrollHeight - words.clientHeight - words.scrollTop - 1) : 0;
  }

  // Nothing goes away under a finger.
  function goOn() {
    if (stage.isHeld()) return wait();
    if (!hidden()) return step(1);
    words.scrollTop += words.clientHeight * PACE.scroll;
    return wait();
  }

  // How many times the words have to be moved on, and once more.
  function views() {
    return words ? 1 + Math.ceil((words.scrollHeight - words.clientHeight - 1) / (words.clientHeight * PACE.scroll)) : 1;
  }

  const pace = stage.pace(goOn, () => (panels.length > 1 || views() > 1 ? seconds / views() : 0));

  function wait() {
    words?.parentElement.toggleAttribute("data-more", hidden() > 0);
    pace.wind();
  }

  function step(by) {
    if (!panels.length) return;
    at = (at + by + panels.length) % panels.length;
    present();
    wait();
  }

  function turn(by) {
    if (panels.length > 1) stage.busy.add("panel");
    step(by);
  }

  async function load() {
    panels = await stage.panels();
    isLoaded = true;
    if (stage.data.panels && !panels.length) stage.after(AGAIN, () => stage.guardLater(load()));
    present();
    if (stage.wasEntered) wait();
  }

  // Who moves the words reads them: the wall is not at rest, and the panel's time begins anew.
  function panned(event) {
    if (event.pointerType !== "touch" || !event.target.closest(".panel__words, .panel__photos")) return;
    stage.busy.add("panel");
    wait();
  }

  stage.acts.turn = ({ dataset }) => turn(Number(dataset.turn));
  stage.part("resting", {
    start() {
      faces = stage.faces(holder, "board");
      // Where a finger begins to scroll, its pointer ends.
      holder.addEventListener("pointercancel", (event) => stage.guard(() => panned(event)));
      addEventListener("resize", () => stage.guard(refit));
      stage.guardLater(load());
    },
    enter: wait,
    ...pace,
    // Whoever comes next begins at the beginning.
    home() {
      if (!isLoaded || (!at && !words?.scrollTop)) return;
      at = 0;
      present();
      wait();
    },
    swipe: turn,
    isReady: () => isLoaded && (panels.length > 0 || !stage.data.panels),
  });
})();
