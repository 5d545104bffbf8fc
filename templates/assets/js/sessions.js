/* Finds the next session among those that the page lists, by the clock of whoever reads it and the day in China. */
(() => {
  "use strict";
  const SHOWN = 6;
  const dayInChina = (moment) => Math.floor((moment + 8 * 3600e3) / 86400e3);
  const copy = (from, to) => to.replaceChildren(...[...from.childNodes].map((node) => node.cloneNode(true)));

  function tell(part, row, now) {
    const slot = (name) => part.querySelector(`[data-${name}]`);
    const time = row.querySelector("time");
    const left = slot("left");
    // A date without an hour begins its day in China, wherever it is read.
    const day = time.dateTime.length > 10 ? time.dateTime : `${time.dateTime}T00:00:00+08:00`;
    const days = dayInChina(Date.parse(day)) - dayInChina(now);
    const words = left.dataset;
    left.textContent = [words.today, words.tomorrow][days] || words.later.replace("#", days);
    slot("name").textContent = slot("name").dataset.name;
    copy(time, slot("day"));
    copy(row.querySelector("span"), slot("said"));
    const unsure = slot("unsure");
    if (unsure) unsure.hidden = !row.querySelector("[data-guess]");
    const one = slot("one");
    if (one) {
      one.href = row.dataset.file;
      one.hidden = false;
    }
  }

  function show(part) {
    const now = Date.now();
    const coming = [...part.querySelectorAll("[data-ends]")].filter((row) => {
      row.hidden = Date.parse(row.dataset.ends) <= now;
      return !row.hidden;
    });
    const next = coming.find((row) => !("off" in row.dataset));
    if (next) {
      tell(part, next, now);
      next.hidden = true;
    } else if (part.querySelector("[data-ends]")) {
      part.querySelector("[data-over]").hidden = false;
    }
    const lists = [part.querySelector("[data-list]"), part.querySelector("[data-rest]")];
    if (lists[1]) {
      const later = coming.filter((row) => row !== next);
      lists[0].append(...later.slice(0, SHOWN));
      lists[1].append(...later.slice(SHOWN));
      lists[1].parentNode.hidden = later.length <= SHOWN;
    }
    if (lists[0]) lists[0].parentNode.hidden = !coming.some((row) => row !== next);
  }

  const update = () => document.querySelectorAll("[data-sessions]").forEach(show);
  update();
  setInterval(update, 60e3);
  document.addEventListener("visibilitychange", update);
})();
