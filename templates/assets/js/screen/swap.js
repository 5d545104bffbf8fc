/* From one version to the next: fetch and verify, load out of sight, wait for rest, fade, and back if it was none. */
(() => {
  "use strict";
  const screen = (globalThis.guangrongScreen ??= {});
  const LOOK = 100;
  const SOON = 1000;
  /* Where nobody looks at a page, its fades stand still. */
  const LONGEST_FADE = 6000;
  const MOST_REFUSED = 16;

  /* `front` is the frame that is seen, `shown` its manifest as soon as that is known, `before` that of the one before. */
  screen.front = null;
  screen.shown = null;
  screen.before = null;
  screen.refused = [];
  /* Files that are here and right, of a version that is not shown yet. */
  const verified = new Map();

  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const refuse = (version, why) => {
    if (version) screen.refused = [...screen.refused, version].slice(-MOST_REFUSED);
    throw new Error(`refused: ${why}`);
  };

  const fetchNew = async (manifest, signal) => {
    const known = (path, digest) => [screen.shown?.files?.get(path)?.[0], verified.get(path)].includes(digest);
    const lacking = [...manifest.files].filter(([path, [digest]]) => !known(path, digest));
    await screen.fetchFiles(lacking, "reload", signal, (path, [digest]) => verified.set(path, digest));
  };
  screen.untilReady = async (frame, signal) => {
    const end = performance.now() + screen.seconds.ready * 1000;
    await Promise.race([frame.begun, pause(SOON)]);
    while (!frame.isReady) {
      signal?.throwIfAborted();
      if (frame.isHopeless) throw new Error(`no stage: ${frame.path}`);
      if (performance.now() > end) throw new Error(`not ready: ${frame.path}`);
      await pause(LOOK / 2);
    }
  };
  /* The same bytes once more as the browser's cache has them now: what the stage got may not be what was verified. */
  const confirm = async (frame, manifest, signal) => {
    try {
      await screen.fetchFiles(frame.audit(manifest.files), "force-cache", signal, () => {});
    } catch (error) {
      if (!signal.aborted) verified.clear();
      throw error;
    }
  };

  const enter = (frame, version) => {
    try {
      frame.enter();
    } catch (error) {
      refuse(version, `enter: ${error?.message}`);
    }
  };
  /* Ends with the new stage awake, unseen, and nobody at the old one in this very moment. */
  const untilRest = async (frame, version, signal) => {
    for (;;) {
      signal.throwIfAborted();
      if (!frame.isReady) throw new Error(`ready no more: ${frame.path}`);
      if (!screen.front || screen.front.isAtRest) {
        enter(frame, version);
        await pause(LOOK / 2);
        if (!signal.aborted && (!screen.front || screen.front.isAtRest)) return;
        frame.leave();
      }
      await pause(LOOK * 2);
    }
  };
  const goBack = (old, hasLeft) => {
    old?.stepForth();
    try {
      if (hasLeft) old?.enter();
    } catch (error) {
      screen.note(error);
    }
  };
  /* The old one stays, opaque, until the new one is so as well and has lived for a while over it. */
  const live = async (frame, old, version) => {
    const start = performance.now();
    const trial = screen.seconds.trial * 1000;
    let covered = 0;
    let hasLeft = false;
    while (!covered || performance.now() - covered < trial) {
      await pause(LOOK);
      const isLate = performance.now() - start > LONGEST_FADE;
      if (!covered && (frame.isOpaque || isLate)) covered = performance.now();
      if (covered && !hasLeft) {
        old?.leave();
        hasLeft = true;
      }
      if (!frame.isReady) {
        frame.discard();
        goBack(old, hasLeft);
        refuse(version, "did not live");
      }
    }
  };
  const swap = async (frame, manifest) => {
    const { front: old, shown } = screen;
    Object.assign(screen, { front: frame, shown: manifest });
    old?.stepBack();
    frame.show();
    try {
      await live(frame, old, manifest.version);
    } catch (error) {
      Object.assign(screen, { front: old, shown });
      throw error;
    }
    old?.discard();
    if (shown?.version !== manifest.version) screen.before = shown;
    verified.clear();
  };

  /* What was shown already, or came with the page, is not verified again: it is taken when nothing better can be had. */
  screen.bring = async (manifest, isVerified, signal, commit) => {
    if (isVerified) await screen.refresh(manifest.stage, signal).catch(screen.note);
    else await fetchNew(manifest, signal);
    const frame = screen.makeFrame(manifest.stage);
    try {
      await screen.untilReady(frame, signal);
      if (!isVerified) await confirm(frame, manifest, signal);
      await untilRest(frame, manifest.version, signal);
      commit();
      await swap(frame, manifest);
    } catch (error) {
      frame.discard();
      throw error;
    }
  };
})();
