// What a finger does: a tap is down and up on the same thing, within a thumb's width and with no other finger there.
// A tap becomes a click of ours; the browser's own clicks count only when they come from a key.
(() => {
  "use strict";
  const SLIP = 24;
  const SWIPE = 0.12;
  const STUCK = 600_000;
  const COVERS = ".over";
  const SETTLED = 0.4;
  const TAPPED = "button:not(:disabled), [data-person], [data-do]";
  const stage = guangrongStage;
  const fingers = new Map();
  // A finger that scrolls is no pointer any more, but still a touch.
  let touches = 0;
  let heardAt = 0;
  let isGesture = false;

  stage.touched = 0;
  stage.isHeld = () => fingers.size > 0 || touches > 0;
  stage.acts = { home: () => stage.home() };

  // A dialog has the focus itself: nobody meant its first button yet.
  // What covers the wall is seen first; that keys reach nothing behind it costs a slow machine much, and comes after.
  stage.open = (dialog) => {
    if (dialog.open) return;
    dialog.tabIndex = -1;
    if (dialog.matches(COVERS)) {
      dialog.show();
      stage.after(SETTLED, shield);
    } else dialog.showModal();
    dialog.focus();
  };

  function shield() {
    document.querySelector(".stage").inert = Boolean(document.querySelector(`${COVERS}[open]`));
  }

  const controlAt = (node) => (node instanceof Element ? node.closest(TAPPED) : null);

  function release(finger) {
    finger.control?.removeAttribute("data-pressed");
    finger.control = null;
  }

  function count() {
    stage.fingers = fingers.size;
    if (!fingers.size) isGesture = false;
  }

  function lift(id) {
    const finger = fingers.get(id);
    if (!finger) return null;
    fingers.delete(id);
    return finger;
  }

  function down(event) {
    forgetStuck();
    stage.touched = performance.now();
    const isUsed = stage.asking;
    if (isUsed) stage.guard(() => stage.stay());
    if (event.pointerType === "mouse" && event.button !== 0) return;
    const control = isUsed ? null : controlAt(event.target);
    fingers.set(event.pointerId, {
      control, x: event.clientX, y: event.clientY, at: stage.touched, isMouse: event.pointerType === "mouse", isUsed,
    });
    if (fingers.size > 1) {
      isGesture = true;
      for (const finger of fingers.values()) release(finger);
    }
    if (!isGesture && control) control.dataset.pressed = "";
    count();
  }

  function move(event) {
    const finger = fingers.get(event.pointerId);
    if (!finger) return;
    // A mouse that was let go outside of the window.
    if (finger.isMouse && !event.buttons) return cancel(event);
    finger.at = stage.touched = performance.now();
    if (Math.hypot(event.clientX - finger.x, event.clientY - finger.y) > SLIP) release(finger);
  }

  function up(event) {
    const finger = lift(event.pointerId);
    if (!finger) return;
    stage.touched = performance.now();
    const { control, x, y, isUsed } = finger;
    const wasAlone = !isGesture && !isUsed;
    const [right, lower] = [event.clientX - x, event.clientY - y];
    release(finger);
    count();
    if (!wasAlone) return;
    if (control?.isConnected) {
      const isSame = controlAt(document.elementFromPoint(event.clientX, event.clientY)) === control;
      if (isSame && Math.hypot(right, lower) <= SLIP) stage.guard(() => control.click());
    } else if (Math.abs(right) > innerWidth * SWIPE && Math.abs(right) > 2 * Math.abs(lower)) {
      stage.tell("swipe", right < 0 ? 1 : -1);
    }
  }

  function cancel(event) {
    const finger = lift(event.pointerId);
    if (!finger) return;
    stage.touched = performance.now();
    release(finger);
    count();
  }

  // A screen that never told of a finger's lifting.
  function forgetStuck() {
    for (const [id, finger] of fingers) {
      if (performance.now() - finger.at > STUCK) cancel({ pointerId: id });
    }
    if (performance.now() - heardAt > STUCK) touches = 0;
  }

  function forgetAll(isKept = () => false) {
    for (const [id, finger] of [...fingers]) {
      if (!isKept(finger)) cancel({ pointerId: id });
    }
  }

  function touch(event) {
    touches = event.touches.length;
    heardAt = stage.touched = performance.now();
    // The last finger is off the glass, whatever became of the pointers.
    if (!touches) forgetAll((finger) => finger.isMouse);
  }

  // What a finger came down on may be taken away before it is lifted; nobody but itself hears of it then.
  const LIFTS = ["touchend", "touchcancel"];

  function leaveGlass(event) {
    if (!event.targetTouches.length) {
      for (const type of LIFTS) event.target.removeEventListener(type, leaveGlass);
    }
    touch(event);
  }

  function touchDown(event) {
    for (const type of LIFTS) event.target.addEventListener(type, leaveGlass, { passive: true });
    touch(event);
  }

  function click(event) {
    if (event.isTrusted && event.detail > 0) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    if (event.target.closest?.("a, area")) event.preventDefault();
    const control = controlAt(event.target);
    if (!control) return;
    const { person, do: act } = control.dataset;
    if (act) stage.guard(() => stage.acts[act]?.(control));
    else if (person !== undefined && stage.data?.people[person]) stage.go("person", Number(person));
  }

  const listen = (types, heard, options = { capture: true }) => {
    for (const type of types.split(" ")) document.addEventListener(type, (event) => stage.guard(() => heard(event)), options);
  };
  listen("pointerdown", down);
  listen("pointermove", move);
  listen("pointerup", up);
  listen("pointercancel", cancel);
  listen("click", click);
  listen("touchstart", touchDown, { capture: true, passive: true });
  listen("touchmove touchend touchcancel", touch, { capture: true, passive: true });
  listen("visibilitychange", () => {
    if (!document.hidden) return;
    touches = 0;
    forgetAll();
  });
  document.addEventListener("close", shield, true);
  self.addEventListener("blur", () => forgetAll((finger) => !finger.isMouse));
  stage.forgetStuck = forgetStuck;
})();
