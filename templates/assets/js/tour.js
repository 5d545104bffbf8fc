/* A tour: which stops are over, which is open today, which comes next. Days are those of Shanghai; the words come from the page. */
(() => {
  "use strict";
  const today = new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10);
  const mark = (stop, word) => {
    const sign = document.createElement("em");
    sign.className = "gr-mark";
    sign.textContent = word;
    stop.hidden = false;
    (stop.querySelector("h3") || stop).prepend(sign);
  };
  for (const tour of document.querySelectorAll("[data-tour]")) {
    const stops = [...tour.querySelectorAll("[data-until]")];
    const left = stops.filter((stop) => stop.dataset.until >= today);
    const open = left.filter((stop) => stop.dataset.since && stop.dataset.since <= today);
    const [next] = left.filter((stop) => !open.includes(stop)).sort((a, b) => (a.dataset.until < b.dataset.until ? -1 : 1));
    for (const stop of stops) stop.classList.toggle("gr-is-past", !left.includes(stop));
    for (const stop of open) mark(stop, tour.dataset.now);
    if (next) mark(next, tour.dataset.next);
    const over = tour.querySelector("[data-over]");
    if (over) over.hidden = left.length > 0;
  }
})();
