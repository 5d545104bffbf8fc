// The stage of a wall: its data, its states and the parts that play them, its clocks, and what the screen around it asks.
// What goes wrong in a part is noted and leads home; it never stops the others.
(() => {
  "use strict";
  const STATES = ["resting", "person", "pad", "show"];
  const KEPT = 20;
  const LONGEST = 3600;
  const NOTHING = { people: [], levels: [], awards: [], groups: [], size: 40, files: [], panels: "", canvas: null };
  const TIMINGS = { highlight: 10, idle: 45, countdown: 10, slide: 12 };
  const root = document.documentElement;
  const parts = new Map();
  const clocks = new Set();
  let hasBegun = () => {};
  const begun = new Promise((resolve) => (hasBegun = resolve));
  const stage = { begun, data: null, problems: [], fingers: 0, isHeld: () => false, order: [], busy: new Set() };
  let state = "resting";
  let filter = null;
  let isAsking = false;
  let isStarted = false;
  let isRunning = false;
  let hasFace = false;
  let isGoingHome = false;
  let timer = 0;
  let stoppedAt = 0;

  // --- what went wrong

  function note(problem) {
    const text = String(problem?.stack || problem?.message || problem).slice(0, 500);
    if (stage.problems.at(-1) !== text) stage.problems.push(text);
    stage.problems.splice(0, stage.problems.length - KEPT);
  }

  // Calls what may fail; whatever it does, the wall goes on.
  function guard(call) {
    try {
      return call();
    } catch (error) {
      note(error);
      if (!isGoingHome) home();
      return undefined;
    }
  }

  // What fails later leads home as well.
  const guardLater = (promise) =>
    promise.catch((error) =>
      guard(() => {
        throw error;
      }),
    );

  // --- clocks: one timer for all, so that they stop together and a machine that slept for hours meets each clock once

  const now = () => performance.now() / 1000;

  function wind() {
    clearTimeout(timer);
    if (!isRunning || !clocks.size) return;
    const next = Math.min(...Array.from(clocks, (clock) => clock.due));
    timer = setTimeout(strike, Math.max(0, Math.min(next - now(), LONGEST)) * 1000);
  }

  function strike() {
    const at = now();
    const due = [...clocks].filter((clock) => clock.due <= at + 0.001).sort((one, other) => one.due - other.due);
    for (const clock of due) {
      if (!clocks.has(clock)) continue;
      if (!clock.period) clocks.delete(clock);
      else clock.due = clock.due + clock.period > at ? clock.due + clock.period : at + clock.period;
      guard(clock.act);
    }
    wind();
  }

  function start(seconds, act, period) {
    const clock = { due: (isRunning ? now() : stoppedAt) + seconds, period, act };
    clocks.add(clock);
    wind();
    return () => {
      if (clocks.delete(clock)) wind();
    };
  }

  function stopClocks() {
    clearTimeout(timer);
    isRunning = false;
    stoppedAt = now();
    reflect();
  }

  // The time behind another stage does not count.
  function startClocks() {
    const away = now() - stoppedAt;
    for (const clock of clocks) clock.due += away;
    isRunning = true;
    reflect();
    wind();
  }

  // --- states

  function reflect() {
    root.dataset.state = state;
    root.toggleAttribute("data-running", isRunning);
  }

  const tell = (name, what, ...details) => guard(() => parts.get(name)?.[what]?.(...details));

  // Another state comes to the front; the wall behind it pauses.
  function go(next, detail) {
    if (!STATES.includes(next)) return note(`no such state: ${next}`);
    const before = state;
    if (before === next && next === "resting") return undefined;
    if (before !== "resting") tell(before, "leave", next);
    state = next;
    reflect();
    if (next === "resting") tell("resting", "resume");
    else {
      if (before === "resting") tell("resting", "pause");
      tell(next, "enter", detail, before);
    }
    return undefined;
  }

  // All as at the beginning, whatever a part says to it.
  function home() {
    if (isGoingHome) return;
    isGoingHome = true;
    stage.asking = false;
    stage.busy.clear();
    go("resting");
    // After that, because a wall behind something else shows nobody new.
    stage.filter = null;
    for (const name of parts.keys()) tell(name, "home");
    isGoingHome = false;
  }

  // --- data

  function decode(given) {
    const data = { ...NOTHING, ...given, timings: { ...TIMINGS, ...given.timings } };
    data.people = data.people.map(([name, heard, honour, unit, story, level, years, awards, strokes, surname], index) => ({
      index, name, heard, honour, unit, story, level, years, awards, strokes, surname,
    }));
    return data;
  }

  self.guangrongPeople = (given) => {
    stage.data = guard(() => decode(given)) || null;
    stage.order = stage.data ? stage.data.people.map((one) => one.index) : [];
  };

  // --- beginning

  // Everything is built once; what moves waits until the stage is entered.
  function begin() {
    if (!stage.data) {
      note("no people");
      self.guangrongPeople({});
      stage.data.isMissing = true;
    }
    isStarted = true;
    reflect();
    for (const name of parts.keys()) tell(name, "start");
    hasBegun();
    if (self.frameElement === null) stage.enter();
  }

  Object.defineProperties(stage, {
    state: { get: () => state },
    filter: {
      get: () => filter,
      set(wanted) {
        if (filter === wanted) return;
        filter = wanted;
        tell("resting", "filtered");
      },
    },
    asking: {
      get: () => isAsking,
      set(wanted) {
        isAsking = Boolean(wanted);
      },
    },
  });
  Object.assign(stage, {
    note,
    guard,
    guardLater,
    go,
    home,
    tell: (what, ...details) => tell(state, what, ...details),
    // A part: start() once, when data and document are there; enter(detail, before), leave(next), swipe(direction); home()
    // resets it. What keeps a resting wall from being at rest stands in `busy`.
    // The part "resting" is entered once, then has pause(), resume(), filtered(), and may have isReady().
    part(name, made) {
      parts.set(name, made);
      if (isStarted) tell(name, "start");
    },
    // Both give a function that stops the clock.
    after: (seconds, act) => start(seconds, act, 0),
    every: (seconds, act) => start(seconds, act, seconds),
    isReady() {
      return isStarted && hasFace && !stage.data.isMissing && tell("resting", "isReady") !== false;
    },
    isAtRest: () => state === "resting" && !filter && !isAsking && !stage.isHeld() && !stage.busy.size,
    enter() {
      if (isRunning || !isStarted) return;
      startClocks();
      tell("resting", stage.wasEntered ? "resume" : "enter");
      stage.wasEntered = true;
    },
    leave() {
      if (!isRunning) return;
      home();
      tell("resting", "pause");
      stopClocks();
    },
    told: () => ({ state: isAsking ? `${state}, asking` : state, problems: stage.problems.slice(-5) }),
  });
  self.guangrongStage = stage;

  self.addEventListener("error", (event) => note(event.error || event.message));
  self.addEventListener("unhandledrejection", (event) => note(event.reason));
  // The face comes first, or all would be laid out twice. All scripts are deferred: when the document is there, every part
  // has told its name.
  const face = Promise.all(Array.from(document.fonts, (one) => one.load())).then(() => (hasFace = true), note);
  document.addEventListener("DOMContentLoaded", () => face.then(begin));
})();
