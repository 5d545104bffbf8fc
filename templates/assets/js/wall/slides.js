// One person at a time: the portrait or tablet, the honours, the story; everybody once a round.
(() => {
  "use strict";
  const stage = guangrongStage;
  const holder = document.querySelector('[data-rest="people"]');
  if (!holder) return;
  let faces = null;
  let people = [];
  let at = -1;
  let isShown = false;
  // A file that comes late must not take the place of a later person.
  let asked = 0;

  // Lines that do not fit are left out whole.
  function trim(face) {
    const words = face.querySelector(".sheet__words");
    if (!words) return;
    const parts = [...words.querySelectorAll(".sheet__honours li, .sheet__facts div, .sheet__motto")];
    while (words.scrollHeight > words.clientHeight + 1 && parts.length) parts.pop().hidden = true;
    for (const section of words.querySelectorAll("section")) {
      section.hidden = Boolean(section.querySelector("li, dl")) && !section.querySelector("li:not([hidden]), dl > :not([hidden])");
    }
  }

  function refit() {
    const face = holder.querySelector(".slide.on");
    for (const one of face?.querySelectorAll(".sheet__words [hidden]") || []) one.hidden = false;
    if (face) trim(face);
  }

  async function present(index, isCounted) {
    const mine = (asked += 1);
    const html = await stage.person(index);
    if (mine !== asked) return;
    if (isCounted) stage.turns.count(index);
    trim(faces.turn(html, { person: index }));
    isShown = true;
    stage.place(`第 ${at + 1} / ${people.length} 位`, people.length);
  }

  const show = (isCounted) => stage.guardLater(present(people[at], isCounted));

  const pace = stage.pace(() => step(1), () => stage.data.timings.slide);

  // By itself to the next in turn; a visitor may go back and forth without costing anybody a turn.
  function step(by, isByHand = false) {
    if (pace.isPaused() || !people.length) return;
    pace.wind();
    const isTurn = !isByHand && !stage.filter;
    at = isTurn ? people.indexOf(stage.turns.next()) : (at + by + people.length) % people.length;
    show(isTurn);
  }

  function choose() {
    const fits = (one) => !stage.filter || stage.matches(one, stage.filter);
    people = stage.data.people.filter(fits).map((one) => one.index);
    stage.order = people;
    at = -1;
  }

  function turn(by) {
    stage.busy.add("slide");
    step(by, true);
  }

  stage.acts.turn = ({ dataset }) => turn(Number(dataset.turn));
  stage.part("resting", {
    start() {
      faces = stage.faces(holder, "slide");
      choose();
      stage.turns.begin(people, stage.data.timings.slide);
      // The first is drawn before anybody sees the stage; the turn begins with it.
      at = people.indexOf(stage.turns.next());
      if (people.length) show(false);
      addEventListener("resize", () => stage.guard(refit));
    },
    enter: () => step(1),
    ...pace,
    filtered() {
      choose();
      step(1);
    },
    swipe: turn,
    isReady: () => isShown || !people.length,
  });
})();
