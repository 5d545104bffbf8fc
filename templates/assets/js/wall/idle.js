// Nobody there? After a while without a finger the wall asks, counts down and goes home. It never asks a finger that is down.
(() => {
  "use strict";
  const stage = guangrongStage;
  let dialog = null;
  let left = 0;
  let stopCounting = null;

  function show() {
    dialog.querySelector("[data-left]").textContent = left;
    const { countdown } = stage.data.timings;
    dialog.style.setProperty("--turn", `${((countdown - left) / countdown) * 360}deg`);
  }

  function end() {
    stopCounting?.();
    stopCounting = null;
    stage.asking = false;
    if (dialog?.open) dialog.close();
  }

  function ask() {
    left = stage.data.timings.countdown;
    stage.asking = true;
    show();
    stage.open(dialog);
    stopCounting = stage.every(1, () => {
      left -= 1;
      if (left > 0) show();
      else stage.home();
    });
  }

  // A quiet wall that is being looked at is asked; time at rest or under a finger does not count.
  function look() {
    stage.forgetStuck();
    const now = performance.now();
    if (stage.isAtRest() || stage.isHeld()) stage.touched = now;
    else if (!stage.asking && now - stage.touched >= stage.data.timings.idle * 1000 - 20) ask();
  }

  stage.stay = () => {
    stage.touched = performance.now();
    end();
  };
  stage.acts.stay = stage.stay;
  stage.part("idle", {
    start() {
      dialog = document.querySelector(".asking");
      stage.every(1, look);
    },
    home: end,
  });
})();
