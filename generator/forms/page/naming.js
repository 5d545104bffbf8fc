/* Before a new record is saved: how its name is read, which id it gets, who is called the same. */
"use strict";
const naming = {
  /** What was chosen for a record that was not saved then: the author need not choose again. */
  before: null,

  /** What the author chose: {id, reading}; an Error where they went back. */
  async choose(kind, filled) {
    const found = await machine.ask("propose", { kind, filled });
    if (document.getElementById("naming").open) throw new Error("上一次保存还在等编号");
    return new Promise((resolve, reject) => naming.show(found, resolve, reject));
  },

  show(found, resolve, reject) {
    const { make } = machine;
    const dialog = document.getElementById("naming");
    const before = naming.before?.name === found.name ? naming.before : null;
    let way = found.ways.find((one) => one.reading === before?.sound) || found.ways[0];
    const id = make("input", { id: "naming-id", required: true, pattern: "[a-z0-9]+(-[a-z0-9]+)*", maxlength: 60,
      value: before?.id || way.id, autocomplete: "off", spellcheck: "false", "aria-describedby": "naming-hint" });
    const choice = found.ways.length > 1 && make("fieldset", {}, make("legend", {}, `“${found.name}”怎么读？`),
      ...found.ways.map((one) => make("label", {},
        make("input", { type: "radio", name: "reading", checked: one === way,
          onchange: () => { way = one; id.value = one.id; } }), one.reading)));
    const same = found.namesakes.length > 0 && make("p", { class: "gr-same" },
      `同名的已经有：${found.namesakes.join("、")}。是同一个，就回去改那一条`);
    const form = make("form", { method: "dialog" },
      make("h2", { id: "naming-title" }, `新建${found.name ? `“${found.name}”` : ""}`), same, choice,
      make("label", { for: "naming-id" }, "编号"), id,
      make("p", { id: "naming-hint" }, "用作文件名和网址，存好以后不变：小写字母、数字和短横"),
      make("menu", {}, make("button", { type: "button", onclick: () => dialog.close("") }, "再看看"),
        make("button", { value: "save", class: "gr-main" }, "就这样存")));
    dialog.replaceChildren(form);
    dialog.onclose = () => {
      if (dialog.returnValue === "save") {
        naming.before = { name: found.name, id: id.value, sound: way.reading };
        resolve({ id: id.value, reading: way.written });
      } else reject(new Error("没有存，填的内容还在页面上"));
    };
    dialog.returnValue = "";
    dialog.showModal();
    id.focus();
  },
};
