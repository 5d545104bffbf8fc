// What a browser offers and a wall does not: menus, selecting, dragging, zooming, links, windows, shortcuts.
(() => {
  "use strict";
  const KEYS = new Set(["Tab", "Enter", " ", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "PageUp", "PageDown", "Home", "End"]);
  const stage = guangrongStage;
  const refuse = (event) => event.cancelable && event.preventDefault();
  const REFUSED = "contextmenu dragstart dragover drop selectstart dblclick auxclick submit copy cut paste gesturestart gesturechange";
  for (const type of REFUSED.split(" ")) document.addEventListener(type, refuse, { capture: true });

  // Not passive, because two fingers and a turned wheel zoom otherwise; one finger scrolls where it may.
  document.addEventListener("touchmove", (event) => event.touches.length > 1 && refuse(event), { capture: true, passive: false });
  document.addEventListener("wheel", (event) => event.ctrlKey && refuse(event), { capture: true, passive: false });

  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Escape") stage.home();
      if (!KEYS.has(event.key) || event.ctrlKey || event.altKey || event.metaKey) refuse(event);
    },
    { capture: true },
  );
  // A dialog that closes by itself would leave a state that is not shown.
  document.addEventListener("cancel", refuse, { capture: true });
  self.open = () => null;
})();
