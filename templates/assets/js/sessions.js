/* Finds the next session among those that the page lists, by the clock of whoever reads it and the day in China. */
(() => {
  "use strict";
  const SHOWN = 6;
  const dayInChina = (moment) => Math.floor((moment + 8 * 3600e3) / 86400e3);
  const copy = (from, to) => to.replaceChildren(...[...from.childNodes].map((node) => node.cloneNode(true)));

  function daysTo(row) {
    const said = row.querySelector("time").dateTime;
    // A date without an hour begins its day in China, wherever it is read.
    return dayInChina(Date.parse(said.length > 10 ? said : `${said}T00:00:00+08:00`)) - dayInChina(Date.now());
  }

  function tell(part, row, days) {
    const slot = (name) => part.querySelector(`[data-${name}]`);
    const left = slot("left");
    left.textContent = [left.dataset.today, left.dataset.tomorrow][days] || left.dataset.later.replace("#", days);
    slot("name").textContent = slot("name").dataset.name;
    copy(row.querySelector("time"), slot("day"));
    copy(row.querySelector("span"), slot("said"));
    const unsure = slot("unsure");
    if (unsure) unsure.hidden = !row.querySelector("[data-guess]");
    const one = slot("one");
    if (one) {
      // A page that was built long ago has no file for a single session any more, only the one for all.
      one.hidden = !row.dataset.file;
      one.href = row.dataset.file || one.href;
    }
  }

  function list(part, later) {
    const lists = [part.querySelector("[data-list]"), part.querySelector("[data-rest]")];
    if (!lists[0]) return;
    lists[0].parentNode.hidden = !later.length;
    if (!lists[1]) return;
    lists[0].append(...later.slice(0, SHOWN));
    lists[1].append(...later.slice(SHOWN));
    lists[1].parentNode.hidden = later.length <= SHOWN;
  }

  // Returns what looks at the clock again, and changes the page only when there is something to change.
  function follow(part) {
    const rows = [...part.querySelectorAll("[data-ends]")];
    const blank = part.querySelector(".gr-next").cloneNode(true);
    let before = "";
    return () => {
      const coming = rows.filter((row) => Date.parse(row.dataset.ends) > Date.now());
      const next = coming.find((row) => !("off" in row.dataset));
      const now = next ? `${coming.length} ${daysTo(next)}` : `${coming.length}`;
      if (now === before) return;
      before = now;
      part.dataset.told = "";
      for (const row of rows) row.hidden = row === next || !coming.includes(row);
      if (next) {
        tell(part, next, daysTo(next));
      } else {
        part.querySelector(".gr-next").replaceWith(blank);
        blank.querySelector("[data-over]").hidden = false;
      }
      list(part, coming.filter((row) => row !== next));
    };
  }

  const parts = [...document.querySelectorAll("[data-sessions]")].map(follow);
  const update = () => parts.forEach((look) => look());
  update();
  setInterval(update, 60e3);
  document.addEventListener("visibilitychange", update);
})();
