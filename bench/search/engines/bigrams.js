// Cuts what is typed as the pages were cut; comes after pagefind.js.
"use strict";
(() => {
  const {open, ask} = window.searcher;

  const cut = (word) => {
    const characters = [...word];
    const last = Math.max(1, characters.length - 1);
    return ` ${characters.slice(0, last).map((_, at) => characters.slice(at, at + 2).join("")).join(" ")} `;
  };

  // Otherwise Pagefind cuts the pairs again, by the page's language.
  document.documentElement.lang = "en";
  window.searcher = {open, ask: (text, first) => ask(text.replace(/\p{sc=Han}+/gu, cut).trim(), first)};
})();
