/* Before the first paint: how this reader wants to see the site (remembered), and whether today is a day of mourning. */
(function () {
  "use strict";
  var root = document.documentElement, told = {};
  var dark = matchMedia("(prefers-color-scheme: dark)");

  /* What the reader chose; where a browser does not remember, a choice holds for this page. */
  function choice(name) {
    if (name in told) return told[name];
    try { return localStorage.getItem("guangrong." + name); } catch (error) { return null; }
  }

  function choose(name, value) {
    try {
      if (value === null) localStorage.removeItem("guangrong." + name);
      else localStorage.setItem("guangrong." + name, value);
    } catch (error) { told[name] = value; }
    show();
  }

  /* China has had one time for all and no summer time since 1991. */
  function isMourning() {
    var today = new Date(Date.now() + 288e5).toISOString().slice(0, 10);
    return (root.dataset.grGreyDays || "").split(" ").some(function (span) {
      return span && span.slice(0, 10) <= today && today <= span.slice(11);
    });
  }

  function state() {
    var scheme = choice("scheme");
    return { elder: choice("elder") === "on", dark: scheme ? scheme === "slate" : dark.matches };
  }

  function show() {
    var now = state(), grey = isMourning(), bar = document.querySelector("meta[name=theme-color]");
    root.setAttribute("data-md-color-scheme", now.dark ? "slate" : "default");
    root.toggleAttribute("data-gr-elder", now.elder);
    root.toggleAttribute("data-gr-grey", grey);
    if (bar) bar.content = grey ? "#343434" : "#a3151f";
    document.querySelectorAll("[data-gr-switch]").forEach(function (button) {
      button.setAttribute("aria-pressed", now[button.dataset.grSwitch]);
    });
  }

  /* A choice that says what the system says is none: the site follows the system again. */
  function toggle(name) {
    var next = !state()[name];
    if (name === "elder") choose("elder", next ? "on" : null);
    else choose("scheme", next === dark.matches ? null : next ? "slate" : "default");
  }

  root.setAttribute("data-gr-js", "");
  window.guangrong = { show: show, toggle: toggle };
  if (dark.addEventListener) dark.addEventListener("change", show);
  addEventListener("storage", show);
  addEventListener("pageshow", show);
  show();
})();
