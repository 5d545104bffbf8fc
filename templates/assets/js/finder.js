/* The search: its dialog, and what that has in common with its page. The engine is loaded when it is first asked for. */
(() => {
  "use strict";
  const seek = document.querySelector(".gr-seek");
  if (!seek || window.guangrong.finder) return;
  const root = new URL("../", seek.href).href;
  /* Keyboards of Android compose every word, Latin ones too. */
  const composesAll = /Android/.test(navigator.userAgent);
  const isComposing = (event) => event.isComposing || event.keyCode === 229;
  let ready = null;

  const make = (name, look = "", content = [], words = {}) => {
    const made = document.createElement(name);
    if (look) made.className = look;
    made.append(...[].concat(content));
    for (const [word, value] of Object.entries(words)) made.setAttribute(word, value);
    return made;
  };
  const button = (look, content, act, words) => {
    const made = make("button", look, content, { type: "button", ...words });
    made.addEventListener("click", act);
    return made;
  };

  const load = (src) =>
    new Promise((resolve, reject) => {
      document.head.append(Object.assign(make("script"), { src, async: false, onload: resolve, onerror: reject }));
    });
  const open = async () => {
    if (!self.guangrongSearch) await Promise.all(seek.dataset.engine.split(" ").map(load));
    await self.guangrongSearch.open(root);
    return self.guangrongSearch;
  };
  /* What failed is loaded anew the next time. */
  const engine = () => {
    ready ||= open().catch((error) => {
      ready = null;
      throw error;
    });
    return ready;
  };

  /* In a copied folder nobody adds the name of a folder's page. */
  const link = (address) => root + (location.protocol === "file:" ? address.replace(/\/(?=$|[?#])/, "/index.html") : address);
  const pageOf = (words) => link(`search/?${new URLSearchParams(Object.entries(words).filter(([, word]) => word))}`);

  const marked = (text, marks) => {
    const parts = [];
    let at = 0;
    for (const [start, end] of marks || []) {
      parts.push(text.slice(at, start), make("mark", "", text.slice(start, end)));
      at = end;
    }
    return [...parts, text.slice(at)];
  };
  /* What a hit shows in a dialog and on the page; `name` holds its title. */
  const partsOf = (hit, name) => {
    const line = (look, text, marks) => (text ? [make("div", `gr-hit__${look}`, marked(text, marks))] : []);
    const kind = make("span", "gr-hit__kind", hit.heading);
    return [make("div", "gr-hit__head", [name, " ", kind]), ...line("line", hit.line, hit.lineMarks), ...line("text", hit.excerpt, hit.excerptMarks)];
  };
  const about = (answer, count) => (answer.isExact ? "" : "约") + count;
  const tell = (answer) => {
    if (!answer) return "搜索没有装好，可能是网络断了。";
    if (answer.total) return answer.isExact ? `找到${answer.total}条` : `约${answer.total}条`;
    const what = answer.typed ? `没有找到“${answer.typed}”` : "没有符合的内容";
    return answer.near.length ? `${what}，下面是相近的` : what;
  };
  const hint = () => [
    make("p", "", "姓名、拼音、首字母、单位、奖项、正文里的词，都可以搜。"),
    make("p", "gr-finder__like", "比如：劳动模范　工匠　法律援助　2018年　zhang"),
  ];
  const ways = () => [
    make("p", "", "换个写法，少打几个字，或者只打拼音的首字母试试；也可以到这里一页一页地看："),
    make("p", "gr-jump", [["honourees/", "光荣名录"], ["rolls/", "光荣榜"]].map(([to, words]) => make("a", "", words, { href: link(to) }))),
  ];

  /* Kinds as buttons; the one that had the focus keeps it. */
  const showKinds = (box, answer, chosen, choose) => {
    const { kinds } = answer || { kinds: [] };
    const all = kinds.reduce((sum, [, , count]) => sum + count, 0);
    const held = box.contains(document.activeElement) ? document.activeElement.value : null;
    const buttons = [["", "全部", all], ...kinds].map(([value, heading, count]) =>
      button("", [heading, " ", make("small", "", about(answer || {}, count))], () => choose(value), { value, "aria-pressed": value === chosen }));
    box.hidden = !kinds.length || (kinds.length < 2 && !chosen);
    box.replaceChildren(...buttons);
    if (held !== null) (buttons.find((one) => one.value === held) || buttons[0]).focus();
  };

  /* Only the last of several questions is answered, often twice: with what is known soon, then with all; null where the
     search could not be loaded, no hits where nothing is asked. */
  const asker = (note, show) => {
    let turn = 0;
    return async (ask) => {
      const mine = ++turn;
      const slow = ask && setTimeout(() => mine === turn && note.replaceChildren(make("p", "", "正在找……")), 200);
      const soon = (answer) => {
        clearTimeout(slow);
        if (mine === turn) show(answer);
      };
      soon(ask ? await engine().then((search) => ask(search, soon)).catch(() => null) : {});
    };
  };
  const onTyping = (field, act) => {
    let timer = 0;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(act, 80);
    };
    field.addEventListener("input", (event) => (!event.isComposing || composesAll) && later());
    field.addEventListener("compositionend", later);
  };
  const retry = (act) => button("gr-button gr-button--ghost", "再试一次", act);

  window.guangrong.finder = { make, button, engine, asker, pageOf, link, marked, partsOf, tell, hint, ways, retry, showKinds, onTyping };

  let dialog, field, kinds, note, list, foot, status, ask, saying;
  let kind = "";
  let active = -1;

  const options = () => [...list.querySelectorAll("a")];
  const point = (to) => {
    options().forEach((one, at) => one.setAttribute("aria-selected", at === to));
    active = to;
    const here = options()[to];
    if (here) field.setAttribute("aria-activedescendant", here.id);
    else field.removeAttribute("aria-activedescendant");
    here?.scrollIntoView({ block: "nearest" });
  };
  const say = (words) => {
    clearTimeout(saying);
    saying = setTimeout(() => { status.textContent = words; }, 500);
  };

  const group = (hits, label, isNear, from) => {
    const name = make("p", isNear ? "gr-finder__near" : "gr-hidden", label, { id: `gr-finder-group-${from}`, role: "presentation" });
    const made = hits.map((hit, at) =>
      make("a", "gr-hit", partsOf(hit, make("span", "gr-hit__name", marked(hit.title, hit.titleMarks))), {
        role: "option", id: `gr-finder-${from + at}`, href: link(hit.address), tabindex: -1, "aria-selected": false,
      }));
    return hits.length ? [make("div", "", [name, ...made], { role: "group", "aria-labelledby": name.id })] : [];
  };
  const show = (answer) => {
    if (kind && answer && !answer.total && answer.kinds.length) return look("");
    const { hits, near } = answer || { hits: [], near: [] };
    list.replaceChildren(...group(hits, "搜索结果", false, 0), ...group(near, "相近结果", true, hits.length));
    list.hidden = !list.children.length;
    field.setAttribute("aria-expanded", !list.hidden);
    showKinds(kinds, answer, kind, look);
    note.replaceChildren(...(hits.length ? [] : [make("p", "", tell(answer))]));
    if (!answer) foot.replaceChildren(retry(() => { field.focus(); look(); }));
    else if (!hits.length) foot.replaceChildren(...ways());
    else {
      const words = `看全部${about(answer, answer.total)}条结果`;
      foot.replaceChildren(make("a", "gr-button gr-button--ghost", words, { href: pageOf({ q: answer.typed, kind }) }));
    }
    point(active);
    say(tell(answer));
  };
  const clear = () => {
    show({ typed: "", hits: [], near: [], kinds: [] });
    note.replaceChildren(...hint());
    foot.replaceChildren();
    say("");
  };
  const look = (chosen = kind) => {
    kind = chosen;
    const typed = field.value.trim();
    point(-1);
    ask(typed && ((search, soon) => search.ask(typed, { kind, limit: 10 }, soon)));
  };

  const press = (event) => {
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const last = options().length - 1;
    const to = {
      ArrowDown: active < last ? active + 1 : -1,
      ArrowUp: active < 0 ? last : active - 1,
      ...(active >= 0 && { Home: 0, End: last }),
    }[event.key];
    if (to === undefined && event.key !== "Enter") return;
    event.preventDefault();
    if (to !== undefined) point(to);
    else if (active >= 0) options()[active].click();
    else if (field.value.trim()) location.href = pageOf({ q: field.value.trim(), kind });
  };
  /* The keyboard of a phone covers a part of the window. */
  const fit = () => {
    if (visualViewport.scale > 1.05) return;
    dialog.style.setProperty("--seen", `${visualViewport.height}px`);
    dialog.style.setProperty("--above", `${visualViewport.offsetTop}px`);
  };

  const build = () => {
    field = make("input", "gr-finder__field", [], {
      type: "search", role: "combobox", "aria-label": "搜索", "aria-autocomplete": "list", "aria-controls": "gr-finder-list",
      placeholder: "姓名、拼音、单位……", maxlength: 200, autocomplete: "off", autocapitalize: "off", spellcheck: false, enterkeyhint: "search",
    });
    const icon = make("span", "gr-icon", seek.querySelector("svg").cloneNode(true), { "aria-hidden": true });
    const close = button("gr-finder__close", "关闭", () => dialog.close());
    kinds = make("div", "gr-jump gr-finder__kinds", [], { role: "group", "aria-label": "类别" });
    note = make("div", "gr-finder__note");
    list = make("div", "", [], { id: "gr-finder-list", role: "listbox", "aria-label": "搜索结果" });
    foot = make("div", "gr-finder__foot");
    status = make("p", "gr-hidden", [], { role: "status" });
    const top = make("div", "gr-finder__top", [icon, field, close], { role: "search" });
    dialog = make("dialog", "gr-finder md-typeset", [top, kinds, make("div", "gr-finder__found", [note, list, foot]), status], { "aria-label": "搜索" });
    ask = asker(note, (answer) => (answer && !answer.hits ? clear() : show(answer)));
    clear();
    onTyping(field, () => look());
    field.addEventListener("input", () => point(-1));
    field.addEventListener("keydown", press);
    dialog.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || isComposing(event)) return;
      event.preventDefault();
      dialog.close();
    });
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    for (const change of ["resize", "scroll"]) window.visualViewport?.addEventListener(change, fit);
    document.body.append(dialog);
  };

  window.guangrong.find = () => {
    if (!dialog) build();
    if (dialog.open) return;
    if (window.visualViewport) fit();
    dialog.showModal();
    field.focus();
    field.select();
    look();
    engine().catch(() => field.value.trim() || show(null));
  };
})();
