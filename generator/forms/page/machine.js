/* What the page asks of the machine that serves it. */
"use strict";
const machine = {
  /** The answer to an action; an Error in the machine's words where it is refused. */
  async ask(action, params = {}) {
    return machine.send("api", JSON.stringify({ action, params }));
  },

  /** Put a picture into content/media/; its path there. */
  async upload(file) {
    return (await machine.send(`upload?name=${encodeURIComponent(file.name)}`, file)).path;
  },

  async send(where, body) {
    let answer;
    try {
      answer = await fetch(where, { method: "POST", body, credentials: "same-origin" });
    } catch {
      throw new Error("连不上这台电脑上的 guangrong edit：它还开着吗？填的内容还在页面上");
    }
    const said = await answer.json();
    if (!answer.ok) throw new Error(said.error);
    return said;
  },

  /** An element with attributes and children; texts are never read as HTML. */
  make(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
      else if (value === true) made.setAttribute(name, "");
      else if (value !== false && value !== undefined) made.setAttribute(name, value);
    }
    made.append(...children.filter((child) => child !== undefined && child !== false));
    return made;
  },
};
