// Whose turn it is: everybody once a round, and nobody twice before all have been. Shared by all layouts at rest.
(() => {
  "use strict";
  const stage = guangrongStage;
  let order = [];
  let shown = new Uint32Array(0);
  let seconds = 10;
  let next = 0;

  stage.turns = {
    // A new order begins a new round.
    begin(people, length) {
      order = people;
      seconds = length;
      next = 0;
      shown = new Uint32Array(stage.data.people.length);
    },
    // The next person, who counts as shown; undefined on an empty wall.
    take() {
      const person = order[next];
      if (person === undefined) return undefined;
      next = (next + 1) % order.length;
      shown[person] += 1;
      return person;
    },
  };

  // What is promised: so long for each, so long for all, and how often each has been shown.
  stage.exposure = () => ({ each: seconds, round: order.length * seconds, shown: Array.from(shown) });
})();
