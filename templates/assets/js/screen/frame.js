/* One iframe with a stage in it: made, asked, shown, thrown away. Whatever is inside may be broken or something else. */
(() => {
  "use strict";
  const screen = (globalThis.guangrongScreen ??= {});
  const TOUCHES = ["pointerdown", "pointermove", "pointerup"];
  /* A finger that has not even trembled for so long is none: its stage is stuck, and would never be renewed. */
  const NOBODY = 600_000;
  /* A frame that says for so long that it is still loading is looked into all the same. */
  const PATIENCE = 1000;

  class Frame {
    #node;
    #met = null;
    #touched = 0;
    #isLoaded = false;
    #isOfPage;
    #made = performance.now();

    constructor(node, path, isOfPage) {
      this.#node = node;
      this.#isOfPage = isOfPage;
      this.path = path;
      node.addEventListener("load", () => this.#note());
      this.begun = new Promise((resolve) => {
        for (const one of isOfPage ? [node, window] : [node]) one.addEventListener("load", () => resolve(this.stage?.begun), { once: true });
      });
    }

    #note() {
      this.#isLoaded = true;
      if (!this.stage) delete this.#node.dataset.front;
    }

    /* One that came with the page may have been there before anybody listened. */
    get #hasLoaded() {
      return this.#isLoaded || (this.#isOfPage && document.readyState === "complete");
    }

    /* A stranger's page or the browser's own about an error may not be looked into. To look into a frame in which nothing
       is yet has the browser make all that a script could meet there, which takes a weak machine a tenth of a second. */
    get stage() {
      if (!this.#hasLoaded && performance.now() - this.#made < PATIENCE) return null;
      try {
        return this.#node.contentWindow?.guangrongStage ?? null;
      } catch {
        return null;
      }
    }

    /* Loaded to the end, and no stage. */
    get isHopeless() {
      return this.#hasLoaded && !this.stage;
    }

    /* A frame that was ready and now has another stage in it has loaded itself again: nobody has entered that one. */
    get isReady() {
      if (this.#met && this.#met !== this.stage) return false;
      const isReady = this.#ask("isReady") === true;
      if (isReady && !this.#met) this.#meet();
      return isReady;
    }

    get isAtRest() {
      if (!this.isReady) return true;
      return this.#ask("isAtRest") === true || performance.now() - this.#touched > NOBODY;
    }

    get told() {
      return this.#ask("told") ?? null;
    }

    #ask(name) {
      try {
        return this.stage?.[name]();
      } catch (error) {
        screen.note(`${name}: ${error?.message}`);
        return undefined;
      }
    }

    #meet() {
      this.#met = this.stage;
      this.#touched = performance.now();
      const window = this.#node.contentWindow;
      screen.guard(window);
      for (const name of TOUCHES) window.addEventListener(name, () => (this.#touched = performance.now()), { capture: true, passive: true });
    }

    /* Throws what the stage throws. */
    enter() {
      this.stage.enter();
    }

    leave() {
      this.#ask("leave");
    }

    /* In front, and the one that is touched. */
    show() {
      this.#node.dataset.front = "";
      this.#node.removeAttribute("aria-hidden");
    }

    /* On a busy machine a fade may begin late. */
    get isOpaque() {
      return getComputedStyle(this.#node).opacity === "1";
    }

    /* Still seen where the one in front is not yet opaque. */
    stepBack() {
      this.#node.dataset.behind = "";
    }

    stepForth() {
      delete this.#node.dataset.behind;
    }

    /* Whoever still knows this frame must not keep alive all that was in it. */
    discard() {
      this.#met = {};
      this.#node.remove();
    }

    /* What the stage has loaded: must be files of its version, of their length. An old copy under a new name would show. */
    audit(files) {
      const { performance: watch } = this.#node.contentWindow;
      const loaded = [...watch.getEntriesByType("navigation"), ...watch.getEntriesByType("resource")];
      const root = new URL(screen.root, location.href).href;
      const used = new Map();
      for (const { name, decodedBodySize, responseStatus } of loaded) {
        if (name.startsWith("data:")) continue;
        const path = name.startsWith(root) ? name.slice(root.length).replace(/[?#].*/, "") : name;
        const file = files.get(path);
        if (!file || responseStatus !== 200 || decodedBodySize !== file[1]) {
          throw new Error(`${responseStatus}, ${decodedBodySize} bytes: ${path}`);
        }
        used.set(path, file);
      }
      return used;
    }
  }

  screen.makeFrame = (path) => {
    const node = document.createElement("iframe");
    node.title = document.title;
    node.setAttribute("aria-hidden", "true");
    node.src = screen.root + path;
    document.querySelector("main").append(node);
    return new Frame(node, path, false);
  };
  screen.findFrame = () => new Frame(document.querySelector("iframe"), document.documentElement.dataset.stage, true);
})();
