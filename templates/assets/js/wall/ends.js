// What is longer than its place can be moved by a finger; a fade at its end says that there is more below.
(() => {
  "use strict";

  // Gives a function that stops the watch; null for nothing.
  guangrongStage.watchEnd = (words) => {
    if (!words) return null;
    const end = document.createElement("i");
    end.className = "end-mark";
    words.append(end);
    words.tabIndex = 0;
    const watch = new IntersectionObserver(
      (entries) => words.parentElement.toggleAttribute("data-more", !entries.at(-1).isIntersecting),
      { root: words },
    );
    watch.observe(end);
    return () => watch.disconnect();
  };
})();
