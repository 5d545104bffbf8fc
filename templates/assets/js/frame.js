/* The buttons of the frame: the menu on phones, and how the reader wants to see the site. */
(function () {
  "use strict";
  var header = document.querySelector(".md-header"), menu = document.querySelector(".gr-menu");

  function isOpen() {
    return menu.getAttribute("aria-expanded") === "true";
  }

  function open(wanted) {
    menu.setAttribute("aria-expanded", wanted);
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
