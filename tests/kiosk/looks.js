// What a test looks at on a wall at rest; read into its page as `looks`.
"use strict";
self.looks = (() => {
  const all = (what) => [...document.querySelectorAll(what)];
  const one = (what) => document.querySelector(what);
  const seen = (what) => all(what).filter((it) => it.offsetWidth);
  const box = (it) => it.getBoundingClientRect();
  const place = (it) => [it.offsetLeft, it.offsetTop, it.offsetWidth, it.offsetHeight];
  const meet = (some, other) =>
    some.left < other.right - 1 && other.left < some.right - 1 && some.top < other.bottom - 1 && other.top < some.bottom - 1;
  // How far something reaches out of what is around it; below, the last letter's own air does not count.
  const out = (inner, outer) =>
    Math.max(outer.left - inner.left, inner.right - outer.right, outer.top - inner.top, inner.bottom - outer.bottom - 2);
  return {
    lit: () => all(".gold.on").map((it) => Number(it.dataset.lit)),
    shown: () => seen(".wall__names [data-person]").map((it) => Number(it.dataset.person)),
    names: () => all(".wall__names b").map((it) => it.textContent.replaceAll("\n", "")),
    size: () => parseFloat(getComputedStyle(one(".wall__names b")).fontSize),
    told: () => ["b", "p"].map((part) => one(`.story__one.on ${part}`).textContent),
    place: () => one("[data-place]").textContent,
    headings: () => seen("li.heading").map((it) => it.textContent.replaceAll("\n", "")),
    chips: () => seen(".chips .chip").map((it) => it.textContent),
    pressed: () => seen(".chips [aria-pressed=true]").map((it) => it.textContent),
    buttons: () => seen(".foot button").map((it) => Math.min(it.offsetWidth, it.offsetHeight)),
    // Whatever stands still, with where it stands.
    still: () => all(".head, .head *, .rest, .wall__names li, .story, .story__one, .foot, .foot *").map((it) => place(it).join()),
    cut: () => seen(".plaque b, .plaque small").filter((it) => out(box(it), box(it.parentElement)) > 1).map((it) => it.textContent),
    overlaps: () => {
      const boxes = seen(".wall__names li").map(box);
      return boxes.flatMap((some, at) => boxes.slice(at + 1).filter((other) => meet(some, other))).length;
    },
    hasRoom: () => one(".foot").scrollWidth <= one(".foot").clientWidth && document.documentElement.scrollHeight <= innerHeight,
    // How far the gold lies from the plaque whose turn it is.
    astray: () => {
      const gold = one(".gold.on");
      const there = place(one(`[data-person='${gold.dataset.lit}']`).parentElement);
      return Math.max(...place(gold).map((side, at) => Math.abs(side - there[at])));
    },
    moved: () => {
      const styles = all(".stage, .stage *, .glow").map((it) => getComputedStyle(it));
      const moving = styles.filter((style) => style.transitionDuration !== "0s");
      return [...new Set(moving.flatMap((style) => style.transitionProperty.split(", ")))].sort();
    },
    layers: () => all("body *").filter((it) => getComputedStyle(it).willChange !== "auto").length,
    drift: () => (({ e, f }) => [e, f])(new DOMMatrix(getComputedStyle(one(".stage")).transform)),
    noteTurns: () => {
      self.turns = [];
      const watch = new MutationObserver((changes) => self.turns.push(...changes.map(({ target }) => Number(target.dataset.lit))));
      for (const it of all(".gold")) watch.observe(it, { attributeFilter: ["data-lit"] });
    },
    noteDrift: () => {
      self.places = [];
      new MutationObserver(() => self.places.push(self.looks.drift())).observe(one(".stage"), { attributeFilter: ["style"] });
    },
    // Something else may happen, although the wall's clock stands still.
    pause: () =>
      new Promise((done) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done();
        port2.postMessage(0);
      }),
    outside: () =>
      all(".on .sheet__words *, .on .panel__words *")
        .filter((it) => it.offsetHeight && box(it).bottom > box(it.closest(".sheet__words, .panel__words")).bottom + 2)
        .map((it) => it.textContent),
    below: () => (({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight)(one(".on .panel__words")),
  };
})();
