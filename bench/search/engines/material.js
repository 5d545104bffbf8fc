// Does what the theme does: reads the index, hands it to the worker, sends it what is typed (SETUP 0, QUERY 2).
"use strict";
(() => {
  const WORKER = new URL("assets/javascripts/workers/search.js", location.href).href;
  let send;

  const inWorker = () => {
    const worker = new Worker(WORKER);
    return (message) => new Promise((done, failed) => {
      worker.onmessage = (event) => done(event.data);
      worker.onerror = failed;
      worker.postMessage(message);
    });
  };

  // The theme's way for file://: the worker's script in a frame. Here because a slowed processor slows no worker.
  const inFrame = async () => {
    window.IFrameWorker = true;
    const frame = document.body.appendChild(document.createElement("iframe"));
    const inner = frame.contentWindow;
    const load = (src) => new Promise((done, failed) => {
      const script = frame.contentDocument.createElement("script");
      Object.assign(script, {src, async: false, onload: done, onerror: failed});
      frame.contentDocument.body.append(script);
    });
    inner.importScripts = (...urls) => Promise.all(urls.map(load));
    await load(WORKER);
    return (message) => new Promise((done) => {
      inner.postMessage = done;
      inner.dispatchEvent(new inner.MessageEvent("message", {data: message}));
    });
  };

  const open = async (inPage) => {
    const read = fetch("search/search_index.json").then((answer) => answer.json());
    read.catch(() => {});
    send = inPage ? await inFrame() : inWorker();
    const {config, docs} = await read;
    await send({type: 0, data: {config, docs, options: {suggest: false}}});
  };

  const ask = async (text, first) => {
    const {data} = await send({type: 2, data: text});
    first();
    return {hits: data.items.slice(0, 10).map(([page]) => page.location.replace(/@(.*)@.*/, "#$1")), near: []};
  };

  window.searcher = {open, ask};
})();
