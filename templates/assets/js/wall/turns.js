// Whose turn it is: everybody once a round, and nobody twice before all have been; and the pace at which turns come.
// Shared by all layouts at rest.
(() => {
  "use strict";
  const stage = guangrongStage;
  let order = [];
  let shown = new Uint32Array(0);
  let seconds = 10;
  let at = 0;

  stage.turns = {
    // A round begins anywhere: a wall that is new before each round has ended would else never reach those at its end.
    // The same order goes on where it was.
    begin(people, length) {
      seconds = length;
      if (people.length && people.join() === order.join()) return;
      order = people;
      at = Math.floor(Math.random() * order.length);
      shown = new Uint32Array(stage.data.people.length);
    },
    // Whose turn is next; undefined on an empty wall.
    next: () => order[at],
    // Counts when somebody is seen: who was not, is next again.
    count(person) {
      if (person !== order[at]) return;
      at = (at + 1) % order.length;
      shown[person] += 1;
    },
  };

  // What is promised: so long for each, so long for all, and how often each has been shown.
  stage.exposure = () => ({ each: seconds, round: order.length * seconds, shown: Array.from(shown) });

  // One clock that is wound for every turn, for so many seconds, and stands while something is in front of the wall.
  stage.pace = (act, seconds) => {
    let stop = () => {};
    let isPaused = false;
    const wind = () => {
      stop();
      const length = isPaused ? 0 : seconds();
      if (length) stop = stage.after(length, act);
    };
    const set = (wanted) => {
      isPaused = wanted;
      wind();
    };
    return { wind, isPaused: () => isPaused, pause: () => set(true), resume: () => set(false) };
  };
})();
