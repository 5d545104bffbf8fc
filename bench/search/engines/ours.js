// Our own interface; somebody whom only a roll names is known by the roll and the name.
"use strict";
(() => {
  const SCRIPTS = ["names", "pieces", "seek"];

  const load = (name) => new Promise((done, failed) => {
    const script = document.createElement("script");
    Object.assign(script, {src: `assets/js/${name}.js`, async: false, onload: done, onerror: failed});
    document.head.append(script);
  });

  const fold = (text) => text.normalize("NFKD").toLowerCase().replace(/[\p{M}\p{P}\p{S}\p{Z}\p{Cc}\p{Cf}]/gu, "");

  const keyOf = ({kind, address, title}) => {
    const page = address.split("#")[0];
    return kind === "honouree" ? `${page}#${fold(title)}` : page;
  };

  const open = async () => {
    await Promise.all(SCRIPTS.map(load));
    await guangrongSearch.open("./");
  };

  const ask = async (text, first) => {
    const {hits, near} = await guangrongSearch.ask(text, {limit: 10}, first);
    first();
    const isNear = (hit) => hit.isNear;
    const all = [...hits, ...near];
    return {hits: all.filter((hit) => !isNear(hit)).map(keyOf), near: all.filter(isNear).map(keyOf)};
  };

  window.searcher = {open, ask};
})();
