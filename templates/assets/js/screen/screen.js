/* The screen: one document for months. Shows the stage that is in the page, polls, and brings every newer version. */
(() => {
  "use strict";
  const screen = globalThis.guangrongScreen;
  const { dataset } = document.documentElement;
  const MOST_FAILURES = 3;
  const UNNAMED = 1500;
  screen.root = dataset.root;
  screen.kiosk = dataset.kiosk;
  screen.seconds = Object.fromEntries(["poll", "ready", "fetch", "trial", "beat"].map((name) => [name, Number(dataset[name])]));
  const first = screen.findFrame();
  let failures = 0;
  let job = null;

  const fail = (error) => {
    screen.note(error);
    failures = Math.min(failures + 1, MOST_FAILURES);
  };
  const isAlive = () => screen.front?.isReady ?? false;

  /* One at a time: whoever comes later waits until the earlier one has gone. */
  const begin = (manifest, isVerified = false) => {
    const abort = new AbortController();
    const mine = { manifest, abort, isFinal: false };
    const bring = async () => {
      try {
        await screen.bring(manifest, isVerified, abort.signal, () => (mine.isFinal = true));
        failures = 0;
      } catch (error) {
        if (!abort.signal.aborted) fail(error);
      }
      job = null;
    };
    job = mine;
    mine.done = bring();
  };
  const consider = async (manifest) => {
    if (screen.front?.path === manifest.stage && !screen.shown && isAlive()) recognise(manifest);
    const isShown = manifest.version === screen.shown?.version && isAlive();
    const isOld = manifest.made < (screen.shown?.made ?? 0);
    if (isShown || isOld || screen.refused.includes(manifest.version)) return;
    if (job) {
      if (job.isFinal || job.manifest.version === manifest.version || manifest.made < job.manifest.made) return;
      job.abort.abort(new Error("superseded"));
      await job.done;
    }
    begin(manifest);
  };
  /* The stage that came with the page is of this version, unless something of it is not as it should be. */
  const recognise = (manifest) => {
    try {
      screen.front.audit(manifest.files);
      screen.shown = manifest;
    } catch (error) {
      screen.note(error);
    }
  };

  /* The last one that may be good. */
  const fallback = () => {
    const known = [screen.shown, screen.before].find((one) => one && !screen.refused.includes(one.version));
    return known ?? { version: null, made: 0, stage: first.path, files: null };
  };

  const poll = async () => {
    try {
      const { text, hasBox } = await screen.fetchManifest();
      screen.heed(hasBox);
      await consider(screen.readManifest(text, screen.kiosk));
      if (!job && isAlive()) failures = 0;
    } catch (error) {
      fail(error);
    }
    if (!job && !isAlive()) begin(fallback(), true);
    setTimeout(poll, screen.seconds.poll * 1000 * 2 ** failures);
  };

  /* To set the title takes as long as a whole wall does: it is left until it may be read, or nobody waits any more. */
  const name = () => (document.querySelector("h1").hidden = false);
  const open = async () => {
    const naming = setTimeout(name, UNNAMED);
    try {
      await screen.untilReady(first);
      first.enter();
      first.show();
      screen.front = first;
    } catch (error) {
      fail(error);
      first.discard();
    } finally {
      clearTimeout(naming);
      setTimeout(name, UNNAMED);
    }
  };
  const start = async () => {
    screen.guard(window);
    /* From a folder the stage starts by itself, and nobody may look into it or fetch. */
    if (location.protocol === "file:") {
      if (document.readyState === "complete") first.show();
      else addEventListener("load", () => first.show(), { once: true });
      return;
    }
    await open();
    poll();
  };
  start();
})();
