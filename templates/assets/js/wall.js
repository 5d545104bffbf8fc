/* The honour wall: one name after another comes forward. */
(function () {
  "use strict";
  var wall = document.querySelector("ol"), upright = matchMedia("(orientation: portrait)");
  var plaques = wall.querySelectorAll("li"), name = document.querySelector("footer b"), story = document.querySelector("footer p");
  var LOOK = 30, at = -1, timer;
  function light(number) {
    if (at >= 0) plaques[at].className = "";
    at = number;
    var plaque = plaques[at], unit = document.createElement("span");
    plaque.className = "on";
    name.textContent = plaque.querySelector("b").textContent;
    story.textContent = plaque.dataset.story || plaque.dataset.honour;
    unit.textContent = [plaque.dataset.honour, plaque.dataset.unit].filter(Boolean).join(" · ");
    story.appendChild(unit);
  }
  function step() {
    light((at + 1) % plaques.length);
    rest(wall.dataset.seconds);
  }
  function rest(seconds) {
    clearTimeout(timer);
    timer = setTimeout(step, seconds * 1000);
  }
  function spread() {
    wall.style.setProperty("--columns", Math.ceil(plaques.length / (upright.matches ? 7 : 3)));
  }
  spread();
  if (upright.addEventListener) upright.addEventListener("change", spread);
  if (plaques.length) step();
  // Whoever was looked for stays long enough to be read.
  document.addEventListener("forward", function (event) {
    light(Array.prototype.indexOf.call(plaques, event.detail));
    rest(Math.max(LOOK, wall.dataset.seconds));
  });
})();
