/* The heart: tells a box of ours every half a minute what is shown and how it goes. Without a box nothing runs. */
(() => {
  "use strict";
  const screen = (globalThis.guangrongScreen ??= {});
  const SAMPLE = 1000;
  let isBeating = false;

  /* Counted for one second only: counting all of them would have the whole document wake 60 times a second for months. */
  const countFrames = () =>
    new Promise((resolve) => {
      let frames = 0;
      let asked = 0;
      const count = () => {
        frames += 1;
        asked = requestAnimationFrame(count);
      };
      asked = requestAnimationFrame(count);
      setTimeout(() => {
        cancelAnimationFrame(asked);
        resolve(frames);
      }, SAMPLE);
    });
  const report = async () => {
    const frames = await countFrames();
    const { front, shown } = screen;
    const told = front?.told;
    const problems = [...(Array.isArray(told?.problems) ? told.problems : []), ...screen.problems];
    return {
      version: shown?.version ?? null,
      made: shown?.made ?? null,
      frames,
      heap: performance.memory?.usedJSHeapSize ?? null,
      state: typeof told?.state === "string" ? told.state : "starting",
      problems: problems.map((one) => String(one).slice(0, 200)).slice(-5),
      uptime: Math.round(performance.now() / 1000),
      width: innerWidth,
      height: innerHeight,
    };
  };
  const send = async (words) => {
    const wishes = { method: "POST", body: JSON.stringify(words), headers: { "Content-Type": "application/json" } };
    const limit = { cache: "no-store", redirect: "error", signal: AbortSignal.timeout(screen.seconds.fetch * 250) };
    const response = await fetch("/heartbeat", { ...wishes, ...limit });
    await response.arrayBuffer();
  };
  const beat = async () => {
    if (!screen.hasBox) {
      isBeating = false;
      return;
    }
    try {
      await send(await report());
    } catch (error) {
      screen.note(`heartbeat: ${error?.message}`);
    }
    setTimeout(beat, screen.seconds.beat * 1000);
  };

  screen.heed = (hasBox) => {
    screen.hasBox = hasBox;
    if (!hasBox || isBeating) return;
    isBeating = true;
    beat();
  };
})();
