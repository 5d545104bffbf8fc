/* Offers the calendar file of an event until its last day, in China, is over. */
(() => {
  "use strict";
  const today = new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10);
  for (const offer of document.querySelectorAll("[data-last]")) offer.hidden = offer.dataset.last < today;
})();
