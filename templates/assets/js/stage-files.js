// What a stage loads when it is asked for: the panels of persons, in files of many, and those of the exhibition.
// Classic script tags, because those load from file:// too; few files are kept, and a tag goes once it has loaded.
(() => {
  "use strict";
  const KEPT = 3;
  const PATIENCE = 10;
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
    for (const old of given.keys()) {
      if (given.size <= KEPT) break;
      given.delete(old);
    }
    return found;
  }

  function line(className, text) {
    const made = document.createElement("p");
    made.className = className;
    made.textContent = text;
    return made;
  }

  // What is known of everybody without a file, so that something decent always shows.
  function plainPanel(one) {
    const panel = document.createElement("article");
    const body = document.createElement("div");
    panel.className = "person__sheet";
    body.className = "person__words";
    if (one.unit) body.append(line("person__unit", one.unit));
    if (one.story) body.append(line("person__summary", one.story));
    panel.append(body);
    return panel.outerHTML;
  }

  // The HTML of one person's panel; it never fails.
  stage.person = async (index) => {
    const { people, size, files } = stage.data;
    const key = Math.floor(index / size);
    const htmls = given.has(key) ? keep(key) : files[key] ? await load(key, files[key]) : null;
    const html = htmls?.[index - key * size];
    return typeof html === "string" && html ? html : plainPanel(people[index]);
  };

  // The HTML of the exhibition's panels; none if there are none.
  stage.panels = async () => {
    if (!stage.data.panels) return [];
    return given.get("panels") || (await load("panels", stage.data.panels)) || [];
  };

  self.guangrongPersons = (number, htmls) => {
    if (!Array.isArray(htmls)) return stage.note(`no panels of persons: ${number}`);
    given.set(number, htmls);
    keep(number);
    return undefined;
  };
  self.guangrongPanels = (htmls) => given.set("panels", htmls);
})();
