/* The page of the search: everything that was typed and chosen stands in its address. */
(() => {
  "use strict";
  const page = document.querySelector(".gr-search");
  const finder = window.guangrong.finder;
  if (!page || !finder) return;
  const { make, partsOf, showKinds, tell, marked, link, button } = finder;
  const form = page.querySelector("form");
  const field = form.elements.q;
  const part = (name) => page.querySelector(`[data-part=${name}]`);
  const [kinds, chosen, count, found] = ["kinds", "chosen", "count", "found"].map(part);
  const filters = page.querySelector("details");
  const FACETS = ["level", "year", "award", "unit"];
  const LIMIT = 10;
  const title = document.title;
  let choices = {};
  let opened = 0;

  const typed = () => field.value.trim();
  const query = () => new URLSearchParams(Object.entries({ q: typed(), ...choices }).filter(([, word]) => word)).toString();
  const picked = () => FACETS.filter((name) => choices[name]);
  const read = () => {
    const asked = new URLSearchParams(location.search);
    field.value = asked.get("q") || "";
    choices = Object.fromEntries(["kind", ...FACETS].map((name) => [name, asked.get(name) || ""]));
    if (picked().length) filters.open = true;
  };
  const write = (how) => {
    const words = query();
    if (words === location.search.slice(1)) return;
    try {
      history[how](null, "", location.pathname + (words && `?${words}`));
    } catch {
      // A file opened from a disk has no address to change.
    }
  };

  const hitOf = (hit) => {
    const name = make("a", "", marked(hit.title, hit.titleMarks), { href: link(hit.address) });
    return make("li", "gr-hit", partsOf(hit, make("h3", "gr-hit__name", name)));
  };
  const group = (hits, heading, look) =>
    hits.length ? [make("section", look, [make("h2", look ? "" : "gr-hidden", heading), make("ol", "", hits.map(hitOf))])] : [];
  const showMore = (answer, from) => {
    const list = found.querySelector("ol");
    const next = from + answer.hits.length;
    if (!answer.more || !list) return;
    const asked = query();
    const more = button("gr-button gr-button--ghost", `再看${LIMIT}条`, async () => {
      more.setAttribute("aria-disabled", "true");
      const further = await question(await finder.engine(), next).catch(() => null);
      if (query() !== asked) return;
      if (!further) return more.removeAttribute("aria-disabled");
      more.remove();
      const items = further.hits.map(hitOf);
      list.append(...items);
      items[0]?.querySelector("a").focus();
      showMore(further, next);
    });
    list.after(more);
  };
  const show = (answer) => {
    if (answer && !answer.hits) {
      count.replaceChildren();
      found.replaceChildren(...finder.hint());
      showKinds(kinds, null, "", choose);
      return;
    }
    const { hits, near } = answer || { hits: [], near: [] };
    count.textContent = tell(answer);
    showKinds(kinds, answer, choices.kind, choose);
    const rest = answer ? (hits.length ? [] : finder.ways()) : [finder.retry(() => apply())];
    found.replaceChildren(...group(hits, "搜索结果", ""), ...group(near, "相近结果", "gr-search__near"), ...rest);
    if (answer) showMore(answer, 0);
  };

  const question = (search, from, soon) => search.ask(typed(), { ...choices, limit: LIMIT, from }, soon);
  const ask = finder.asker(count, show);
  const apply = (how) => {
    if (how) write(how);
    document.title = typed() ? `${typed()} - ${title}` : title;
    chosen.textContent = picked().length ? `已选${picked().length}项` : "";
    filters.hidden = !typed();
    form.querySelector("[type=reset]").hidden = !picked().length;
    ask(typed() && ((search, soon) => question(search, 0, soon)));
    if (filters.open && typed()) showFacets();
  };
  const choose = (kind) => {
    choices.kind = kind;
    apply("pushState");
  };
  const showFacets = async () => {
    const mine = ++opened;
    const told = await finder.engine().then((search) => search.facets(typed(), { ...choices, wantUnits: true })).catch(() => ({}));
    if (mine !== opened) return;
    for (const name of FACETS) {
      const value = choices[name];
      const facets = (told[name] || []).slice(0, name === "unit" ? 30 : undefined).map(([word, heading, number]) => [String(word), `${heading}（${number}）`]);
      if (value && !facets.some(([word]) => word === value)) facets.push([value, (told[name] || []).find(([word]) => word === value)?.[1] || value]);
      const select = form.elements[name];
      select.replaceChildren(...[["", "不限"], ...facets].map(([word, heading]) => make("option", "", heading, { value: word })));
      select.value = value;
    }
  };

  finder.onTyping(field, () => apply("replaceState"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    apply("replaceState");
  });
  form.addEventListener("change", (event) => {
    if (!FACETS.includes(event.target.name)) return;
    choices[event.target.name] = event.target.value;
    apply("pushState");
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const name of FACETS) choices[name] = "";
    filters.querySelector("summary").focus();
    apply("pushState");
  });
  filters.addEventListener("toggle", () => filters.open && showFacets());
  addEventListener("popstate", () => {
    read();
    apply();
  });
  read();
  apply();
})();
