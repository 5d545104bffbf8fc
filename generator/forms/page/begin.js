/* The form program begins: what happens before and after a save, its configuration. */
"use strict";
(() => {
  const API = "api";

  /** What the machine answers to a save is shown in full, and not only for the seconds of a notice. */
  function listenToSaves() {
    const plain = window.fetch;
    window.fetch = async (where, options) => {
      const answer = await plain(where, options);
      if (String(where).endsWith(`/${API}`) && String(options?.body).includes('"persistEntry"')) {
        answer.clone().json().then((said) => told.answer(said, answer.ok), () => {});
      }
      return answer;
    };
  }

  async function nameFirst({ entry }) {
    if (!entry.get("newRecord")) return undefined;
    const data = entry.get("data");
    const chosen = await naming.choose(entry.get("collection"), data.toJS());
    const named = data.set("id", chosen.id);
    return chosen.reading ? named.set("reading", chosen.reading) : named;
  }

  async function begin() {
    listenToSaves();
    CMS.registerMediaLibrary({ name: "none", init: () => ({ show() {}, hide() {}, enableStandalone: () => false }) });
    CMS.registerEventListener({ name: "preSave", handler: nameFirst });
    const config = await (await fetch("config.json", { credentials: "same-origin" })).json();
    CMS.init({ config: { load_config_file: false, ...config, display_url: location.origin } });
  }

  begin().catch((error) => told.show("refused", machine.make("h2", {}, error.message)));
})();
