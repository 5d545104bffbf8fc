/* 全屏放映: the panels of the page one by one, in a dialog over the whole screen; by keys, swipes, edges or by itself. */
(() => {
  "use strict";
  const dialog = document.querySelector("[data-show]");
  const opener = document.querySelector("[data-open-show]");
  if (!dialog?.showModal || !opener) return;
  const part = (name) => dialog.querySelector(`[data-${name}]`);
  const stage = part("stage");
  const slide = part("slide");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const FITS = [1, 0.9, 0.8, 0.7, 0.6];
  let slides = [];
  let at = 0;
  let timer = 0;
  let playing = false;
  let pushed = false;
  let left = false;
  let leavesFull = false;
  let lock = null;

  /* A copy of something on the page to look at, not to act on: no ids, no links, nothing that is fetched late. */
  const copy = (node, look) => {
    const made = node.cloneNode(true);
    for (const one of made.querySelectorAll("script, dialog, .gr-buttons, .gr-panel__on, [hidden]")) one.remove();
    for (const one of made.querySelectorAll("button")) one.replaceWith(...one.childNodes);
    for (const one of [made, ...made.querySelectorAll("*")]) {
      for (const name of ["id", "href", "for", "aria-labelledby", "aria-describedby", "data-panel", "data-cover"]) one.removeAttribute(name);
    }
    for (const image of made.querySelectorAll("img")) image.loading = "eager";
    if (!look) return made;
    const around = document.createElement("div");
    around.className = look;
    around.append(made);
    return around;
  };
  const build = () => {
    const panels = [...document.querySelectorAll("[data-panel]")];
    const end = part("end").content.firstElementChild.cloneNode(true);
    slides = [copy(document.querySelector("[data-cover]")), ...panels.map((one) => copy(one, one.parentElement.className)), end];
  };

  /* Smaller until it fits, but never too small to read: then it is scrolled. */
  const fit = () => {
    for (const size of FITS) {
      dialog.style.setProperty("--fit", size);
      if (slide.scrollHeight <= slide.clientHeight) return;
    }
  };
  const wait = () => {
    clearTimeout(timer);
    if (!playing || document.hidden) return;
    const seconds = Math.min(15, Math.max(8, 5 + slide.textContent.trim().length / 15));
    timer = setTimeout(step, seconds * 1000);
  };
  /* What does not fit is read to its end before the next one comes. */
  const step = () => {
    if (slide.scrollHeight - slide.clientHeight - slide.scrollTop < 8) return go((at + 1) % slides.length);
    slide.scrollBy({ top: slide.clientHeight * 0.8, behavior: calm.matches ? "auto" : "smooth" });
    wait();
  };
  const go = (to) => {
    at = Math.min(slides.length - 1, Math.max(0, to));
    slide.replaceChildren(slides[at]);
    slide.scrollTop = 0;
    const name = slides[at].querySelector("h1, h2")?.textContent.trim() || "";
    slide.setAttribute("aria-label", name);
    part("count").textContent = `${at + 1} / ${slides.length}`;
    part("line").style.transform = `scaleX(${(at + 1) / slides.length})`;
    if (!playing) part("said").textContent = `${at + 1} / ${slides.length} ${name}`;
    dialog.querySelector("[data-do=back]").setAttribute("aria-disabled", at === 0);
    dialog.querySelector("[data-do=on]").setAttribute("aria-disabled", at === slides.length - 1);
    fit();
    wait();
  };
  const play = (on) => {
    playing = on;
    part("when=still").hidden = on;
    part("when=playing").hidden = !on;
    wait();
  };
  const awake = async () => {
    try {
      lock = dialog.open && !document.hidden ? await navigator.wakeLock?.request("screen") : null;
    } catch {
      lock = null;
    }
  };

  /* The screen's answer comes late: the show may be open again by then, and stays. */
  const leaveFull = () => {
    leavesFull = true;
    document.exitFullscreen().catch(() => (leavesFull = false));
  };
  const open = (auto) => {
    if (dialog.open) return;
    if (!slides.length) build();
    dialog.showModal();
    document.documentElement.style.overflow = "hidden";
    if (navigator.userActivation?.isActive) stage.requestFullscreen?.({ navigationUI: "hide" }).then(() => dialog.open || leaveFull(), () => {});
    play(auto);
    go(0);
    dialog.querySelector("[data-do=play]").focus();
    awake();
  };
  const asked = () => {
    const said = /^#show(?:=(\w+))?$/.exec(location.hash)?.[0] || new URLSearchParams(location.search).get("show");
    return said === null || said === undefined ? null : said;
  };
  dialog.addEventListener("close", () => {
    /* It was opened again before this was told. */
    if (dialog.open) return;
    play(false);
    document.documentElement.style.overflow = "";
    if (document.fullscreenElement) leaveFull();
    lock?.release().catch(() => {});
    if (location.hash.startsWith("#show")) {
      if (pushed) history.back();
      else history.replaceState(null, "", location.pathname + location.search);
    }
    pushed = false;
    left = true;
    opener.focus();
  });
  document.addEventListener("fullscreenchange", () => {
    if (document.fullscreenElement) return;
    if (dialog.open && !leavesFull) dialog.close();
    else if (left) opener.focus();
    leavesFull = false;
  });
  document.addEventListener("visibilitychange", () => {
    wait();
    awake();
  });
  addEventListener("popstate", () => {
    if (location.hash.startsWith("#show")) open(false);
    else if (dialog.open && asked() === null) dialog.close();
    else if (left) opener.focus();
    left = false;
  });
  addEventListener("resize", () => dialog.open && fit());

  const acts = {
    back: () => go(at - 1),
    on: () => go(at + 1),
    first: () => go(0),
    last: () => go(slides.length - 1),
    play: () => play(!playing),
    up: () => slide.scrollBy({ top: -90 }),
    down: () => slide.scrollBy({ top: 90 }),
    close: () => dialog.close(),
  };
  const keys = {
    ArrowLeft: "back", PageUp: "back", ArrowRight: "on", PageDown: "on", Home: "first", End: "last", " ": "play",
    ArrowUp: "up", ArrowDown: "down",
  };
  dialog.addEventListener("keydown", (event) => {
    const act = keys[event.key];
    if (!act || event.altKey || event.ctrlKey || event.metaKey || (event.key === " " && event.target.closest("button"))) return;
    event.preventDefault();
    acts[act]();
  });
  dialog.addEventListener("click", (event) => {
    const act = event.target.closest("[data-do]")?.dataset.do;
    if (act) return acts[act]();
    if (!slide.contains(event.target) || !getSelection().isCollapsed) return;
    const edge = event.clientX / innerWidth;
    if (edge < 0.15) acts.back();
    else if (edge > 0.85) acts.on();
  });
  let from = null;
  slide.addEventListener("touchstart", (event) => {
    from = event.touches.length === 1 ? event.touches[0] : null;
  }, { passive: true });
  slide.addEventListener("touchend", (event) => {
    if (!from) return;
    const [dx, dy] = [event.changedTouches[0].clientX - from.clientX, event.changedTouches[0].clientY - from.clientY];
    from = null;
    if (Math.abs(dx) < 40 || Math.abs(dx) < 1.5 * Math.abs(dy)) return;
    if (dx < 0) acts.on();
    else acts.back();
  }, { passive: true });

  opener.addEventListener("click", () => {
    try {
      history.pushState(null, "", "#show");
      pushed = true;
    } catch {
      pushed = false;
    }
    open(false);
  });
  if (asked() !== null) open(asked().endsWith("auto"));
})();
