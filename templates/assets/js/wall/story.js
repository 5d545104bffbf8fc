// What stands below the names: the story of whom the light is on, and the words at the corner.
(() => {
  "use strict";
  const stage = guangrongStage;
  const LONGEST = 90;
  const place = document.querySelector("[data-place]");
  const group = document.querySelector("[data-group]");
  const sides = [...document.querySelectorAll("[data-story]")].flatMap((story) => [side(story), side(story)]);
  let front = 0;

  function side(story) {
    const made = document.createElement("div");
    made.className = "story__one";
    made.append(...["b", "span", "p"].map((name) => document.createElement(name)));
    story.append(made);
    return made;
  }

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
    if (sides[front].matches(".on") && Number(sides[front].dataset.told) === person.index) return;
    sides[front].classList.remove("on");
    front = 1 - front;
    const [name, about, told] = sides[front].children;
    name.textContent = person.name.replaceAll("\u3000", "");
    about.textContent = [person.honour, person.unit].filter(Boolean).join(" · ");
    told.textContent = sentences(person.story);
    sides[front].classList.add("on");
    sides[front].dataset.told = person.index;
  };

  // Where one is: how many people, on which page of how many, of which group.
  stage.place = (words, pages, title = "") => {
    place.textContent = words;
    group.textContent = title ? ` · ${title}` : "";
    for (const button of document.querySelectorAll(".hint__turn")) button.hidden = pages < 2;
  };
})();
