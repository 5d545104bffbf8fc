/* The buttons of the frame: the menu on phones, how the reader wants to see the site, and the search, loaded when it is asked for. */
(function () {
  "use strict";
  var header = document.querySelector(".md-header"), menu = document.querySelector(".gr-menu");
  var seek = document.querySelector(".gr-seek"), asked = null;

  function isOpen() {
    return menu.getAttribute("aria-expanded") === "true";
  }

  function open(wanted) {
    menu.setAttribute("aria-expanded", wanted);
  }

  function load(name, words) {
    return new Promise(function (resolve, reject) {
      var made = Object.assign(document.createElement(name), words, { onload: resolve, onerror: reject });
      document.head.append(made);
    });
  }

  /* On its own page the search has a field; where it cannot be loaded, its link leads to that page. */
  function find() {
    var field = document.getElementById("gr-search-q");
    if (field) return field.select();
    asked = asked || Promise.all([
      load("link", { rel: "stylesheet", href: seek.dataset.look }), load("script", { src: seek.dataset.finder })
    ]);
    asked.then(function () { window.guangrong.find(); }, function () { location.href = seek.href; });
  }

  function isBusy(at) {
    return at.closest("input, textarea, select") || at.isContentEditable || document.querySelector("dialog[open]");
  }

  if (seek && seek.dataset.finder && window.HTMLDialogElement) {
    seek.setAttribute("aria-haspopup", "dialog");
    seek.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      find();
    });
    document.addEventListener("keydown", function (event) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
      if (!/^[/sf]$/.test(event.key) || isBusy(event.target)) return;
      /* Keys that are one letter must be possible to turn off (WCAG 2.1.4): 长辈版 has none. */
      if (document.documentElement.hasAttribute("data-gr-elder")) return;
      event.preventDefault();
      find();
    });
  }

  window.guangrong.show();
  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-gr-switch]");
    if (button) window.guangrong.toggle(button.dataset.grSwitch);
    if (menu && !menu.contains(event.target) && !(header.contains(event.target) && button)) open(false);
  });
  if (!menu) return;
  menu.addEventListener("click", function () { open(!isOpen()); });
  header.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && isOpen()) { open(false); menu.focus(); }
  });
  /* An open menu covers the page: nothing behind it may have the focus. */
  document.addEventListener("focusin", function (event) {
    if (!header.contains(event.target)) open(false);
  });
})();
