/* Photos of a page one by one over the whole window. Without this script a photo is a link to its picture. */
(() => {
  "use strict";
  const words = document.currentScript.dataset;
  const links = [...document.querySelectorAll(".gr-photo > a")];
  if (!links.length || !window.HTMLDialogElement) return;
  let dialog, stage, close, place, caption, shown, touch;

  const make = (parent, name, kind) => {
    const made = document.createElement(name);
    made.className = `gr-lightbox__${kind}`;
    return parent.appendChild(made);
  };

  const button = (kind, sign, act) => {
    const made = make(dialog, "button", kind);
    made.type = "button";
    made.textContent = sign;
    made.setAttribute("aria-label", words[kind]);
    made.addEventListener("click", act);
    made.hidden = kind !== "close" && links.length < 2;
    return made;
  };

  const show = (number) => {
    shown = (number + links.length) % links.length;
    const link = links[shown];
    const picture = link.querySelector("picture").cloneNode(true);
    const image = picture.querySelector("img");
    image.loading = "eager";
    for (const part of picture.children) part.sizes = `min(100vw, ${image.getAttribute("width")}px)`;
    stage.replaceChildren(picture);
    place.textContent = `${shown + 1} / ${links.length}`;
    if (caption.contains(document.activeElement)) close.focus();
    const told = link.parentElement.querySelector("figcaption");
    caption.replaceChildren(...(told ? told.cloneNode(true).childNodes : []));
  };

  const build = () => {
    dialog = make(document.body, "dialog", "dialog");
    dialog.setAttribute("aria-label", words.label);
    stage = make(dialog, "div", "stage");
    close = button("close", "×", () => dialog.close());
    button("previous", "‹", () => show(shown - 1));
    button("next", "›", () => show(shown + 1));
    const told = make(dialog, "div", "words");
    told.setAttribute("aria-live", "polite");
    place = make(told, "p", "place");
    caption = make(told, "p", "caption");
    const keys = {
      ArrowLeft: () => shown - 1,
      ArrowRight: () => shown + 1,
      Home: () => 0,
      End: () => links.length - 1,
    };
    dialog.addEventListener("keydown", (event) => {
      if (!keys[event.key] || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      show(keys[event.key]());
    });
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || event.target === stage) dialog.close();
    });
    /* Two fingers, and one in a window that they enlarged, are left to the browser. */
    const isEnlarged = () => window.visualViewport && visualViewport.scale > 1.05;
    const isFree = (event) => event.touches.length < 2 && !isEnlarged();
    window.visualViewport?.addEventListener("resize", () => { dialog.style.touchAction = isEnlarged() ? "auto" : ""; });
    dialog.addEventListener("touchstart", (event) => { touch = isFree(event) && event.touches[0]; }, { passive: true });
    dialog.addEventListener("touchend", (event) => {
      if (!touch || !isFree(event)) return;
      const x = event.changedTouches[0].clientX - touch.clientX;
      const y = event.changedTouches[0].clientY - touch.clientY;
      if (Math.abs(x) > 45 && Math.abs(x) > 2 * Math.abs(y)) show(shown - Math.sign(x));
      touch = null;
    }, { passive: true });
    dialog.addEventListener("close", () => stage.replaceChildren());
  };

  links.forEach((link, number) => {
    link.setAttribute("aria-haspopup", "dialog");
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      if (!dialog) build();
      show(number);
      dialog.showModal();
    });
  });
})();
