// 下移: on a tall screen the upper half of the wall comes down within reach of whoever sits or is small.
(() => {
  "use strict";
  const stage = guangrongStage;
  const root = document.documentElement;

  function slide(isDown) {
    root.toggleAttribute("data-reach", isDown);
    if (isDown) stage.busy.add("reach");
    else stage.busy.delete("reach");
    const button = document.querySelector(".reach");
    if (button) button.textContent = isDown ? "复位" : "下移";
  }

  stage.acts.reach = () => slide(!root.hasAttribute("data-reach"));
  stage.part("reach", { home: () => slide(false) });
})();
