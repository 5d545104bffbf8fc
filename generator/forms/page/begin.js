/* The form program begins: what happens before and after a save, its configuration. */
"use strict";
(() => {
  const API = "api";

  /** What the machine answers to a save is shown in full, and not only for the seconds of a notice. */
  function listenToSaves() {
    const plain = window.fetch;
    window.fetch = async (where, options) => {
      const isSave = String(where).endsWith(`/${API}`) && String(options?.body).includes('"persistEntry"');
      try {
        const answer = await plain(where, options);
        if (isSave) answer.clone().json().then((said) => told.answer(said, answer.ok), () => {});
        return answer;
      } catch (error) {
        if (isSave) told.answer({ error: machine.LOST }, false);
        throw error;
      }
    };
  }

  /** How the form program refuses to send a form with marked fields: by a promise broken without a reason. */
  function listenToMarks() {
    window.addEventListener("unhandledrejection", (event) => {
      if (event.reason === undefined) told.marks();
    });
  }

  async function nameFirst({ entry }) {
    if (!entry.get("newRecord")) return undefined;
    const data = entry.get("data");
    const chosen = await naming.choose(entry.get("collection"), data.toJS()).catch((error) => {
      if (error.message) told.answer({ error: error.message }, false);
      throw error;
    });
    const named = data.set("id", chosen.id);
    return chosen.reading ? named.set("reading", chosen.reading) : named;
  }

  /** A link to the page of the record whose form is open; `preview_path` is where the pages of a kind are. */
  function leadToPages(collections) {
    const link = document.getElementById("page");
    const paths = new Map(collections.map((one) => [one.name, one.preview_path]));
    const follow = () => {
      const [, kind, id] = location.hash.match(/^#\/collections\/([a-z]+)\/entries\/([a-z0-9-]+)/) || [];
      link.hidden = !paths.get(kind);
      if (!link.hidden) link.href = `/${paths.get(kind).replace("{{slug}}", id)}`;
    };
    window.addEventListener("hashchange", follow);
    follow();
  }

  async function begin() {
    listenToSaves();
    listenToMarks();
    CMS.registerMediaLibrary({ name: "none", init: () => ({ show() {}, hide() {}, enableStandalone: () => false }) });
    CMS.registerEventListener({ name: "preSave", handler: nameFirst });
    const config = await (await fetch("config.json", { credentials: "same-origin" })).json();
    leadToPages(config.collections);
    CMS.init({ config: { load_config_file: false, ...config, display_url: location.origin } });
  }

  begin().catch((error) => told.show("refused", machine.make("h2", {}, error.message)));
})();
