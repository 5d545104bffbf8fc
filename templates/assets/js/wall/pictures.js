// The pictures of a panel: loaded when they come into view, few at a time, and let go when others are looked at.
(() => {
  "use strict";
  const MOST = 4;
  const stage = guangrongStage;

  function letGo(image) {
    image.removeAttribute("src");
    image.classList.remove("is-shown");
  }

  // A portrait that fails uncovers the tablet behind it; another picture becomes a card with its caption.
  function giveUp(image) {
    const figure = image.closest("figure");
    if (figure?.matches(".sheet__portrait")) {
      figure.remove();
      return;
    }
    const card = document.createElement("p");
    card.className = "photo__missing";
    card.textContent = image.alt || "照片";
    image.replaceWith(card);
    figure?.classList.add("photo--missing");
  }

  async function show(image) {
    const source = image.dataset.src;
    image.src = source;
    try {
      await image.decode();
      image.classList.add("is-shown");
    } catch {
      if (!image.isConnected || image.getAttribute("src") !== source) return;
      stage.note(`no picture: ${source}`);
      giveUp(image);
    }
  }

  // Looks after all pictures below an element; gives a function that lets go of them.
  stage.pictures = (holder) => {
    const shown = new Set();
    const seen = new Set();
    const watch = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (!isIntersecting) {
            seen.delete(target);
            continue;
          }
          seen.add(target);
          shown.delete(target);
          shown.add(target);
          if (!target.hasAttribute("src")) show(target);
        }
        for (const old of shown) {
          if (shown.size <= MOST) break;
          if (seen.has(old)) continue;
          shown.delete(old);
          letGo(old);
        }
      },
      { rootMargin: "10%" },
    );
    for (const image of holder.querySelectorAll("img[data-src]")) watch.observe(image);
    return () => {
      watch.disconnect();
      for (const image of shown) letGo(image);
      shown.clear();
      seen.clear();
    };
  };
})();
