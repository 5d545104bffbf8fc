// Every button marked `data-print` prints the page.
(() => {
  "use strict";
  for (const button of document.querySelectorAll("[data-print]")) {
    button.classList.add("gr-scripted--on");
    button.addEventListener("click", () => print());
  }
})();
