// What stands below the names: the story of whom the light is on, and the words at the corner.
(() => {
  "use strict";
  const stage = guangrongStage;
  const LONGEST = 90;
  const sides = [...document.querySelectorAll(".story__one")];
  const touch = document.querySelector(".hint__touch");
  const count = document.querySelector(".hint__count");
  const page = document.querySelector(".hint__page");
  const group = document.querySelector(".head__page");
  let front = 0;

  // Whole sentences, as many as there is room for; the first in any case.
  function sentences(text) {
    const whole = text.match(/[^。！？]+[。！？]?[”’」』）]*/g) || [];
    let said = "";
    for (const one of whole) {
      if (said && said.length + one.length > LONGEST) break;
      said += one;
    }
    return said;
  }

  // Cross-fades between two places of the same size, so that nothing jumps.
  stage.story = (person) => {
    if (!sides.length) return;
    sides[front].classList.remove("on");
    front = 1 - front;
    const [name, about, told] = sides[front].children;
    name.textContent = person.name.replaceAll("\u3000", "");
    about.textContent = [person.honour, person.unit].filter(Boolean).join(" · ");
    told.textContent = sentences(person.story);
    sides[front].classList.add("on");
    sides[front].dataset.told = person.index;
  };

  stage.hint = (people, at, pages, title) => {
    count.textContent = `${people} 人`;
    page.textContent = pages > 1 ? `第 ${at + 1} 屏，共 ${pages} 屏` : "第 1 屏";
    group.textContent = title ? ` · ${title}` : "";
    touch.hidden = !people;
    for (const button of document.querySelectorAll(".hint__turn")) button.hidden = pages < 2;
  };
})();
