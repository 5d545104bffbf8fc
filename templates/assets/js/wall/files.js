// What a stage loads when it is asked for: the panels of persons, in files of many, and those of the exhibition.
// Classic script tags, because those load from file:// too; few files are kept, and a tag goes once it has loaded.
(() => {
  "use strict";
  const KEPT = 3;
  const PATIENCE = 10;
  const PANELS = "panels";
  const stage = guangrongStage;
  const given = new Map();
  const waiting = new Map();
  const root = document.documentElement.dataset.root || "";

  // One script: resolves with what it gave under its key, or null.
  function load(key, path) {
    if (waiting.has(key)) return waiting.get(key);
    const loading = new Promise((resolve) => {
      const tag = document.createElement("script");
      const end = (problem) => {
        if (problem) stage.note(`${problem}: ${path}`);
        stop();
        tag.onload = tag.onerror = null;
        tag.remove();
        waiting.delete(key);
        resolve(given.get(key) || null);
      };
      const stop = stage.after(PATIENCE, () => end("too slow"));
      tag.onload = () => end(given.has(key) ? "" : "nothing in it");
      tag.onerror = () => end("not loaded");
      tag.src = root + path;
      document.head.append(tag);
    });
    waiting.set(key, loading);
    return loading;
  }

  // The file asked for last is kept longest.
  function keep(key) {
    const found = given.get(key);
    given.delete(key);
    given.set(key, found);
    const numbers = [...given.keys()].filter((one) => one !== PANELS);
    for (const old of numbers.slice(0, -KEPT)) given.delete(old);
    return found;
  }

  function piece(tag, className, ...content) {
    const made = document.createElement(tag);
    made.className = className;
    made.append(...content);
    return made;
  }

  // How large a name can be cut on a tablet, as the pages of the site have it: a letter or a mark takes half a character.
  const HAN = /[\p{Unified_Ideograph}〇\u{F900}-\u{FAFF}\u{2F800}-\u{2FA1F}]/u;

  function sizeOf(name) {
    const length = [...name].reduce((sum, mark) => sum + (HAN.test(mark) ? 1 : 0.5), 0);
    return ["short", "long", "longer", "longest"][[4, 7, 12, Infinity].findIndex((most) => length <= most)];
  }

  // What is known of everybody without a file: it shows at once, and stays where there is no more.
  stage.plainPanel = ({ name, honour, unit, story }) => {
    const tablet = piece("div", `tablet tablet--${sizeOf(name)}`, piece("b", "", name), piece("span", "", honour));
    const head = piece("header", "sheet__head", piece("p", "sheet__honour", honour), piece("h2", "sheet__name", name));
    const words = piece("div", "sheet__words", ...(story ? [piece("p", "sheet__summary", story)] : []));
    if (unit) words.append(piece("dl", "sheet__facts", piece("div", "", piece("dt", "", "单位"), piece("dd", "", unit))));
    tablet.setAttribute("aria-hidden", "true");
    words.setAttribute("role", "region");
    words.setAttribute("aria-label", "事迹");
    return piece("article", "sheet", piece("div", "sheet__side", tablet), head, words).outerHTML;
  };

  // The HTML of one person's panel; it never fails.
  stage.person = async (index) => {
    const { people, size, files } = stage.data;
    const key = Math.floor(index / size);
    const htmls = given.has(key) ? keep(key) : files[key] ? await load(key, files[key]) : null;
    const html = htmls?.[index - key * size];
    return typeof html === "string" && html ? html : stage.plainPanel(people[index]);
  };

  // The HTML of the exhibition's panels; none if there are none.
  stage.panels = async () => {
    if (!stage.data.panels) return [];
    return given.get(PANELS) || (await load(PANELS, stage.data.panels)) || [];
  };

  self.guangrongPersons = (number, htmls) => {
    if (!Array.isArray(htmls)) return stage.note(`no panels of persons: ${number}`);
    given.set(number, htmls);
    keep(number);
    return undefined;
  };
  self.guangrongPanels = (htmls) => given.set(PANELS, htmls);
})();
