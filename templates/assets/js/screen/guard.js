/* What a passer-by could do to a browser, refused; and what goes wrong, remembered as text. */
(() => {
  "use strict";
  const screen = (globalThis.guangrongScreen ??= {});
  const REMEMBERED = 5;
  const LONGEST = 200;
  const KEYS = /^(?:F\d|F10|Browser.*|GoBack|GoForward|ContextMenu|Zoom.*)$/;

  screen.problems = [];
  screen.note = (problem) => {
    const text = String(problem?.message || problem).slice(0, LONGEST);
    if (screen.problems.at(-1) === text) return;
    screen.problems = [...screen.problems, text].slice(-REMEMBERED);
  };

  const refuse = (event) => event.preventDefault();
  const refuseKeys = (event) => {
    const writes = event.target?.closest?.("input, textarea");
    if (event.ctrlKey || event.metaKey || event.altKey || KEYS.test(event.key) || (event.key === "Backspace" && !writes)) refuse(event);
  };
  const refuseWheel = (event) => event.ctrlKey && refuse(event);
  const refusePinch = (event) => event.touches.length > 1 && event.cancelable && refuse(event);
  /* Buttons at a mouse's side lead back and forth. */
  const refuseButtons = (event) => event.button > 2 && refuse(event);

  /* Once for the screen's own window, and once for that of every stage: its listeners end with it. */
  screen.guard = (window) => {
    const most = { capture: true, passive: false };
    for (const name of ["contextmenu", "dragstart", "drop", "dragover", "selectstart", "auxclick"]) window.addEventListener(name, refuse, most);
    for (const name of ["mousedown", "mouseup"]) window.addEventListener(name, refuseButtons, most);
    for (const name of ["touchstart", "touchmove"]) window.addEventListener(name, refusePinch, most);
    window.addEventListener("keydown", refuseKeys, most);
    window.addEventListener("wheel", refuseWheel, most);
    window.addEventListener("error", (event) => screen.note(event.message || `not loaded: ${event.target?.src || event.target?.href}`), true);
    window.addEventListener("unhandledrejection", (event) => screen.note(event.reason));
  };
})();
