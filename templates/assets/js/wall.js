/* The honour wall: one name after another comes forward. */
(function () {
  "use strict";
  var wall = document.querySelector("ol"), upright = matchMedia("(orientation: portrait)");
  var plaques = document.querySelectorAll("li"), name = document.querySelector("footer b"), story = document.querySelector("footer p");
  var at = -1;
  function step() {
    if (at >= 0) plaques[at].className = "";
    at = (at + 1) % plaques.length;
    var plaque = plaques[at], unit = document.createElement("span");
    plaque.className = "on";
    name.textContent = plaque.querySelector("b").textContent;
    story.textContent = plaque.dataset.story || plaque.dataset.honour;
    unit.textContent = [plaque.dataset.honour, plaque.dataset.unit].filter(Boolean).join(" · ");
    story.appendChild(unit);
  }
  function spread() {
    wall.style.setProperty("--columns", Math.ceil(plaques.length / (upright.matches ? 7 : 3)));
  }
  spread();
  if (upright.addEventListener) upright.addEventListener("change", spread);
  if (plaques.length) { step(); setInterval(step, wall.dataset.seconds * 1000); }
})();
