/* An exhibition: a bar that says which panel is being read and leads to the others; a catalogue with all its pictures. */
(() => {
  "use strict";
  const button = document.querySelector("[data-print]");
  const load = () => {
    const images = [...document.querySelectorAll(".gr img")];
    for (const image of images) image.loading = "eager";
    return Promise.all(images.map((image) => image.decode().catch(() => {})));
  };
  addEventListener("beforeprint", load);
  if (button) {
    button.addEventListener("click", async () => {
      await Promise.race([load(), new Promise((done) => setTimeout(done, 5000))]);
      print();
    });
  }

  const trail = document.querySelector("[data-trail]");
  const contents = document.querySelector("[data-contents] ol");
  if (!trail || !contents) return;
  const details = trail.querySelector("details");
  const list = contents.cloneNode(true);
  trail.querySelector("nav").append(list);
  const links = [...list.querySelectorAll("a")];
  const panels = links.map((link) => document.getElementById(link.hash.slice(1)));
  let shown = -1;

  const show = (at) => {
    if (at === shown) return;
    links[shown]?.removeAttribute("aria-current");
    shown = at;
    trail.classList.toggle("gr-is-on", at >= 0);
    if (at < 0) {
      details.open = false;
      return;
    }
    links[at].setAttribute("aria-current", "location");
    trail.querySelector("[data-name]").textContent = [...links[at].children].map((part) => part.textContent).join(" · ");
    trail.querySelector("[data-count]").textContent = `${at + 1} / ${panels.length}`;
  };
  const look = () => {
    const line = Math.min(innerHeight * 0.4, 220);
    const boxes = panels.map((panel) => panel.getBoundingClientRect());
    const at = boxes.findIndex((box) => box.top <= line && box.bottom > line);
    show(at);
    if (at < 0) return;
    const read = (at + (line - boxes[at].top) / boxes[at].height) / panels.length;
    trail.querySelector("[data-line]").style.transform = `scaleX(${read})`;
  };
  let asked = false;
  const ask = () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      look();
    });
  };
  addEventListener("scroll", ask, { passive: true });
  addEventListener("resize", ask);
  const shut = (event) => {
    if (event.key === "Escape" && details.open) {
      details.open = false;
      trail.querySelector("summary").focus();
    } else if (event.type === "click" && (event.target.closest("a") || !trail.contains(event.target))) {
      details.open = false;
    }
  };
  addEventListener("keydown", shut);
  addEventListener("click", shut);
  look();
})();
