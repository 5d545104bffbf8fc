// What moves on a wall at rest although nothing happens: a light that sweeps, and a drift against burnt-in edges.
// Nothing of it moves for those who asked their system for less motion.
(() => {
  "use strict";
  const stage = guangrongStage;
  const SWEEP = { every: 45, lasts: 7 };
  // Whole pixels, so that letters stay sharp: at most one in fifteen seconds, back at the beginning after 48 minutes.
  const DRIFT = { every: 15, across: 24 * 60, down: 16 * 60, share: 0.004 };
  const GLOW = { period: 12 * 60, least: 0.55 };
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const whole = document.querySelector(".stage");
  const glow = document.querySelector(".glow");
  const light = document.createElement("div");
  light.className = "sweep";
  document.querySelector(".rest").append(light);
  const sweeps = light.animate(
    [{ transform: "translateX(110%)" }, { transform: "translateX(-110%)" }],
    { duration: SWEEP.lasts * 1000, easing: "cubic-bezier(.4,.1,.5,.9)" },
  );
  sweeps.cancel();
  let gone = 0;

  const wave = (period) => Math.sin((2 * Math.PI * gone) / period);

  function drift() {
    gone += DRIFT.every;
    const far = still.matches ? 0 : DRIFT.share * Math.min(innerWidth, innerHeight);
    const [x, y] = [wave(DRIFT.across), wave(DRIFT.down)].map((share) => Math.round(share * far));
    whole.style.setProperty("transform", `translate(${x}px,${y}px)`);
    const bright = still.matches ? 1 : 1 - ((1 - GLOW.least) * (1 + wave(GLOW.period))) / 2;
    glow.style.setProperty("opacity", bright.toFixed(3));
  }

  function sweep() {
    if (stage.state === "resting" && !still.matches) sweeps.play();
  }

  stage.part("calm", {
    start() {
      stage.every(DRIFT.every, drift);
      stage.every(SWEEP.every, sweep);
    },
    home: () => sweeps.cancel(),
  });
})();
