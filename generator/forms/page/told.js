/* What became of a form: where it was saved, what is to be mended and where, what waits to be committed. */
"use strict";
const told = {
  /** Show an answer of the machine to a save. */
  answer(said, isSaved) {
    const { make } = machine;
    const problems = said.problems || [];
    const head = isSaved ? `存好了：${said.saved}` : said.error;
    told.show(isSaved ? "saved" : "refused",
      make("h2", {}, head),
      problems.length > 0 && make("ol", {}, ...problems.map((one) => told.problem(one))),
      isSaved && said.others > 0 && make("p", {},
        `别的记录里有 ${said.others} 处错误，改好以前网页不会更新。运行 guangrong check 看是哪些`),
      said.path && make("p", {},
        make("a", { href: location.href, target: "_blank" }, "另开一页看新的")),
      isSaved && said.address && make("p", {},
        make("a", { href: `/${said.address}`, target: "guangrong-page" }, "看网页")),
    );
    if (!isSaved) return;
    naming.before = null;
    told.offerCommit();
  },

  /** What the form program itself marks in the fields, and tells nowhere else: it may be out of sight. */
  marks() {
    const { make } = machine;
    const marks = [...document.querySelectorAll('[class*="ControlErrorsList"] > li')];
    if (!marks.length) return;
    told.show("refused", make("h2", {}, `没有存，有 ${marks.length} 处要改`),
      make("ol", {}, ...marks.map((mark) => {
        const label = mark.parentElement.parentElement.querySelector("label");
        return make("li", { class: "gr-error" },
          make("button", { type: "button", class: "gr-jump",
            onclick: () => told.lead(document.getElementById(label.htmlFor)) }, label.firstChild.textContent),
          make("span", {}, mark.textContent));
      })));
  },

  problem(one) {
    const { make } = machine;
    const isError = one.severity === "error";
    const title = one.way.length
      ? make("button", { type: "button", class: "gr-jump", onclick: () => told.jump(one.way) }, one.title)
      : make("span", { class: "gr-jump" }, one.title);
    return make("li", { class: isError ? "gr-error" : "gr-reminder" },
      title, make("span", {}, `${isError ? "" : "提醒："}${one.message}`), make("small", {}, `${one.hint}（${one.code}）`));
  },

  show(sort, ...parts) {
    const box = document.getElementById("told");
    const close = machine.make("button", { type: "button", class: "gr-close", "aria-label": "关上",
      onclick: () => { box.hidden = true; box.replaceChildren(); } }, "×");
    const words = machine.make("div", { role: sort === "refused" ? "alert" : "status" }, ...parts.filter(Boolean));
    box.dataset.sort = sort;
    box.hidden = false;
    box.replaceChildren(close, words);
  },

  /** Lead to a field: rows on the way to it are opened. */
  async jump(way) {
    const isTop = (field) => !field.parentElement.closest('[id*="-field-"]');
    let place = told.fields(document, way[0]).find(isTop);
    for (const step of place ? way.slice(1) : []) {
      const inner = typeof step === "number" ? await told.openRow(place, step) : told.fields(place, step)[0];
      if (!inner) break;
      place = inner;
    }
    told.lead(place);
  },

  lead(place) {
    if (!place) return;
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    place.scrollIntoView({ block: "center", behavior: isCalm ? "auto" : "smooth" });
    const input = place.matches("input, textarea") ? place : place.querySelector("input, textarea, button");
    if (input) input.focus({ preventScroll: true });
  },

  fields(within, name) {
    return [...within.querySelectorAll(`[id^="${CSS.escape(String(name))}-field-"]`)];
  },

  async openRow(place, index) {
    const row = place.querySelector(`[data-row="${index}"]`);
    const head = row && row.querySelector(".gr-row-name");
    if (head && head.getAttribute("aria-expanded") === "false") {
      head.click();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return row;
  },

  async offerCommit() {
    const { make } = machine;
    const state = await machine.ask("state").catch(() => ({ changed: [] }));
    if (!state.changed.length) return;
    const message = make("input", { id: "commit-message", required: true, value: state.message, maxlength: 200 });
    const button = make("button", { class: "gr-main" }, `提交 ${state.changed.length} 个文件`);
    const form = make("form", { class: "gr-commit", onsubmit: (event) => told.commit(event, message.value, button) },
      make("label", { for: "commit-message" }, "还没有提交到 git。说明："), message, button,
      make("small", {}, state.changed.join("、")));
    document.querySelector("#told [role]").append(form);
  },

  async commit(event, message, button) {
    event.preventDefault();
    const form = button.form;
    button.disabled = true;
    try {
      const done = await machine.ask("commit", { message });
      form.replaceChildren(`提交了 ${done.paths.length} 个文件：${done.commit}`);
    } catch (error) {
      button.disabled = false;
      form.querySelector("[role=alert]")?.remove();
      form.append(machine.make("p", { role: "alert" }, error.message));
    }
  },
};
