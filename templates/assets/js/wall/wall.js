// The wall at rest: all names, in pages where they do not fit, and one after another in gold with its story.
(() => {
  "use strict";
  const stage = guangrongStage;
  const { fit, fits } = guangrongFit;
  const { fewest } = guangrongPaging;
  const FADE = 0.3;
  const wall = document.querySelector('[data-rest="names"]');
  if (!wall) return;
  const plaques = guangrongPlaques(wall);
  // What stands on the wall: its pages, which of them is seen, and who is on which.
  let shown = { pages: [], at: 0, where: new Map() };
  let all = shown;
  // Looked at once, before anything changes: to ask again has the browser lay out everything again.
  let room = { width: 0, height: 0, vmin: 1 };
  let last = -1;
  let isFading = false;
  let fading = () => {};

  const peopleOf = (page) => page.flatMap((group) => group.people);
  const cellsOf = (page) => page.flatMap(({ title, people }) => (page.length > 1 && title ? [title, ...people] : people));
  const askedBy = (page) => ({
    names: peopleOf(page).map((one) => one.name),
    more: page.length > 1 ? page.filter(({ title }) => title).length : 0,
    ...room,
  });

  // Each in the first group that names him; who is in none comes last.
  function grouped(people) {
    const left = new Map(people.map((one) => [one.index, one]));
    const take = (index) => {
      const one = left.get(index);
      left.delete(index);
      return one;
    };
    const groups = stage.data.groups.map(([title, members]) => ({ title, people: members.map(take).filter(Boolean) }));
    groups.push({ title: "", people: [...left.values()] });
    return groups.filter((group) => group.people.length);
  }

  function plan(people) {
    const whole = [{ title: "", people }];
    const hasRoom = (page) => fits(askedBy(page));
    const made = hasRoom(whole) ? [whole] : fewest(grouped(people), hasRoom);
    const where = new Map();
    made.forEach((page, at) => {
      for (const one of peopleOf(page)) where.set(one.index, at);
    });
    return { pages: made, at: 0, where };
  }

  function draw(at) {
    shown.at = at;
    const page = shown.pages[at];
    plaques.draw(cellsOf(page), fit({ ...askedBy(page), units: peopleOf(page).map((one) => one.unit) }));
    const count = shown.pages.length;
    const screen = count > 1 ? `第 ${at + 1} 屏，共 ${count} 屏` : "第 1 屏";
    stage.order = [...shown.where.keys()];
    stage.place(`${shown.where.size} 人 · ${screen}`, count, page.length === 1 ? page[0].title : "");
  }

  // Another page or other people: fades, so that nothing jumps.
  function change(at, person) {
    pace.wind();
    stop();
    shown.at = at;
    isFading = true;
    fading = stage.after(FADE, () => {
      isFading = false;
      if (person) return present(person, at);
      draw(at);
      return step();
    });
    plaques.fade();
  }

  function stop() {
    fading();
    isFading = false;
  }

  // A while for each. Always wound before anything that may fail.
  const pace = stage.pace(step, () => stage.data.timings.highlight);

  // Counted first: whoever cannot be shown must not keep the light from the others.
  function present(person, page) {
    pace.wind();
    if (!stage.filter) stage.turns.count(person.index);
    if (page !== undefined) draw(page);
    plaques.light(person);
    stage.story(person);
  }

  // Only the whole wall counts as a round; while some are looked at, the light goes round among them.
  function next() {
    if (!stage.filter) return stage.data.people[stage.turns.next()];
    const people = peopleOf(shown.pages[shown.at]);
    last = (last + 1) % people.length;
    return people[last];
  }

  function step() {
    pace.wind();
    const person = pace.isPaused() ? undefined : next();
    if (!person) return;
    const at = shown.where.get(person.index);
    if (at === shown.at && !plaques.isFaded()) present(person);
    else change(at, person);
  }

  function measure() {
    room = { width: wall.clientWidth, height: wall.clientHeight, vmin: Math.min(innerWidth, innerHeight) / 100 };
    all = plan(stage.data.people);
    for (const page of all.pages) plaques.grow(cellsOf(page).length);
    const order = all.pages.flatMap(peopleOf).map((one) => one.index);
    stage.turns.begin(order, stage.data.timings.highlight);
    shown = all;
    draw(all.where.get(stage.turns.next()) ?? 0);
  }

  // Another screen: all as at the beginning, for what was chosen or on its way belongs to the old one.
  function resize() {
    if (!wall.clientWidth) return;
    stage.home();
    stop();
    measure();
    if (stage.wasEntered) step();
  }

  // The filter "page" is a page that a visitor turned to.
  function filtered() {
    const { kind, value } = stage.filter || {};
    last = -1;
    if (kind === "page") shown = { ...all, at: value };
    else shown = kind ? plan(stage.data.people.filter((one) => stage.matches(one, stage.filter))) : all;
    change(shown.at);
  }

  function turnPage(by) {
    const count = shown.pages.length;
    const at = (shown.at + by + count) % count;
    if (count < 2) return;
    if (stage.filter && stage.filter.kind !== "page") {
      last = -1;
      change(at);
    } else stage.filter = { kind: "page", value: at };
  }

  stage.part("resting", {
    start() {
      measure();
      addEventListener("resize", () => stage.guard(resize));
    },
    enter: step,
    ...pace,
    filtered,
    // What failed half-way must not leave a blank wall.
    home() {
      if (plaques.isFaded() && !isFading) draw(shown.at);
    },
    swipe: turnPage,
  });
  stage.acts.turn = ({ dataset }) => turnPage(Number(dataset.turn));
})();
