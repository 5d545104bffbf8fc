"""What a passer-by can do to a browser is refused, on the screen and in the stage; what a wall needs is not."""

from collections.abc import Callable

import pytest
from patient import Patient

_TRY = """(where) => {
  const target = where === "stage" ? document.querySelector("iframe").contentWindow : window;
  const most = { bubbles: true, cancelable: true };
  const attempts = {
    menu: new target.MouseEvent("contextmenu", most),
    drag: new target.DragEvent("dragstart", most),
    drop: new target.DragEvent("drop", most),
    selection: new target.Event("selectstart", most),
    zoom: new target.WheelEvent("wheel", { ...most, ctrlKey: true }),
    back: new target.MouseEvent("mouseup", { ...most, button: 3 }),
  };
  const keys = [["F5"], ["F1"], ["BrowserBack"], ["Backspace"], ["r", "ctrlKey"], ["+", "ctrlKey"], ["-", "ctrlKey"],
    ["0", "ctrlKey"], ["p", "ctrlKey"], ["ArrowLeft", "altKey"], ["ArrowRight", "altKey"], ["r", "metaKey"]];
  for (const [key, held] of keys) {
    attempts[`${held ?? ""} ${key}`] = new target.KeyboardEvent("keydown", { ...most, key, [held]: true });
  }
  const isLet = ([, event]) => target.document.body.dispatchEvent(event);
  return Object.entries(attempts).filter(isLet).map(([name]) => name);
}"""
_USE = """() => {
  const target = document.querySelector("iframe").contentWindow;
  const most = { bubbles: true, cancelable: true };
  const keys = ["Enter", "Escape", "Tab", "a", "ArrowLeft"];
  const uses = [
    new target.PointerEvent("pointerdown", most),
    new target.MouseEvent("click", most),
    new target.WheelEvent("wheel", most),
    ...keys.map((key) => new target.KeyboardEvent("keydown", { ...most, key })),
  ];
  return uses.every((event) => target.document.body.dispatchEvent(event));
}"""


@pytest.fixture
def patient(admit: Callable[..., Patient]) -> Patient:
    return admit(has_touch=True).open()


@pytest.mark.parametrize("where", ["screen", "stage"])
def test_ways_out_are_closed(patient: Patient, where: str):
    assert patient.page.evaluate(_TRY, where) == []


def test_what_a_visitor_does_is_let_through(patient: Patient):
    assert patient.page.evaluate(_USE)


def test_real_keys_do_not_lead_away(patient: Patient):
    patient.page.evaluate("globalThis.here = true")
    for keys in ("F5", "Control+r", "Alt+ArrowLeft", "Control+Equal", "Backspace"):
        patient.page.keyboard.press(keys)
    patient.page.wait_for_timeout(200)
    assert patient.page.evaluate("here && visualViewport.scale") == 1


def test_two_fingers_do_not_zoom(patient: Patient):
    session = patient.page.context.new_cdp_session(patient.page)
    for step in range(12):
        points = [{"x": 320 - 8 * step, "y": 180, "id": 0}, {"x": 330 + 8 * step, "y": 180, "id": 1}]
        session.send("Input.dispatchTouchEvent", {"type": "touchMove" if step else "touchStart", "touchPoints": points})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert patient.page.evaluate("visualViewport.scale") == 1
    assert patient.page.frames[1].evaluate("visualViewport.scale") == 1
