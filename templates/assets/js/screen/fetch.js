/* What the screen fetches: the manifest past every cache, and new files with their digest, a few at a time. */
(() => {
  "use strict";
  const screen = (globalThis.guangrongScreen ??= {});
  const AT_ONCE = 4;
  const LONGEST_MANIFEST = 8_000_000;

  const demand = (response) => {
    if (response.status === 200) return response;
    response.body?.cancel();
    throw new Error(`${response.status} ${response.url}`);
  };
  /* Nobody who leads elsewhere is followed: a portal of a guest network answers everything. */
  const get = (path, signal, seconds, wishes) => {
    const signals = [signal, AbortSignal.timeout(seconds * 1000)].filter(Boolean);
    return fetch(screen.root + path, { mode: "same-origin", redirect: "error", ...wishes, signal: AbortSignal.any(signals) });
  };
  const readText = async (response) => {
    const decoder = new TextDecoder("utf-8", { fatal: true });
    const reader = response.body.getReader();
    let [text, length] = ["", 0];
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
      length += value.length;
      if (length > LONGEST_MANIFEST) {
        await reader.cancel();
        throw new Error("manifest: too long");
      }
      text += decoder.decode(value, { stream: true });
    }
    return text + decoder.decode();
  };

  /* What a browser keeps for ever of a bad moment would come back for ever. */
  screen.refresh = async (path, signal) => {
    const response = await get(path, signal, screen.seconds.fetch, { cache: "reload" });
    await response.arrayBuffer();
  };

  /* Also says whether a box of ours answered, which wants to hear the heart beat. */
  screen.fetchManifest = async () => {
    const path = `kiosk/${screen.kiosk}/manifest.json`;
    const response = demand(await get(path, null, screen.seconds.fetch / 4, { cache: "no-store" }));
    return { text: await readText(response), hasBox: response.headers.has("Guangrong-Box") };
  };

  const integrity = (digest) => {
    const bytes = digest.match(/../g).map((pair) => Number.parseInt(pair, 16));
    return `sha256-${btoa(String.fromCharCode(...bytes))}`;
  };
  const fetchFile = async (path, [digest, length], cache, signal) => {
    const response = demand(await get(path, signal, screen.seconds.fetch, { cache, integrity: integrity(digest) }));
    const { byteLength } = await response.arrayBuffer();
    if (byteLength !== length) throw new Error(`${byteLength} bytes of ${length}: ${path}`);
  };

  /* All or an error; every file is told as soon as it is here, so that the next try has less to do. */
  screen.fetchFiles = async (files, cache, signal, tell) => {
    const waiting = [...files];
    const work = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        signal.throwIfAborted();
        await fetchFile(...next, cache, signal);
        tell(...next);
      }
    };
    const stop = (error) => {
      waiting.length = 0;
      throw error;
    };
    const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, () => work().catch(stop)));
    const failed = ends.find(({ status }) => status === "rejected");
    if (failed) throw failed.reason;
  };
})();
