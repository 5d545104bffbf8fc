/* The manifest of a kiosk, read as if a stranger had written it: whole, well-formed, ours, and telling its own digest. */
(() => {
  "use strict";
  const screen = (globalThis.guangrongScreen ??= {});
  const HEX = /^[0-9a-f]{64}$/;
  const PATH = /^[\w-](?:[\w.-]*[\w-])?(?:\/[\w-](?:[\w.-]*[\w-])?)*$/;
  const MOST_FILES = 20_000;
  const MOST_BYTES = 256_000_000;

  /* The first bits of the fractions of square and cube roots of primes, which is where SHA-256 takes its constants from. */
  const primes = [];
  for (let number = 2; primes.length < 64; number += 1) {
    if (primes.every((prime) => number % prime)) primes.push(number);
  }
  const fraction = (number) => (number - Math.floor(number)) * 2 ** 32;
  const START = Uint32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
  const ROUNDS = Uint32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
  const turn = (word, by) => (word >>> by) | (word << (32 - by));

  const pad = (bytes) => {
    const padded = new Uint8Array(((bytes.length + 8) >> 6 << 6) + 64);
    padded.set(bytes);
    padded[bytes.length] = 0x80;
    const view = new DataView(padded.buffer);
    view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
    view.setUint32(padded.length - 4, bytes.length << 3);
    return view;
  };
  const mix = (sums, words) => {
    let [a, b, c, d, e, f, g, h] = sums;
    for (let at = 0; at < 64; at += 1) {
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[at] + words[at]) | 0;
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [a, b, c, d, e, f, g, h] = [(one + two) | 0, a, b, c, (d + one) | 0, e, f, g];
    }
    [a, b, c, d, e, f, g, h].forEach((word, at) => (sums[at] += word));
  };
  /* By hand: browsers only have crypto.subtle in a secure context, and a wall in the house is reached by plain http. */
  screen.digest = (text) => {
    const view = pad(new TextEncoder().encode(text));
    const sums = START.slice();
    const words = new Uint32Array(64);
    for (let block = 0; block < view.byteLength; block += 64) {
      for (let at = 0; at < 64; at += 1) {
        if (at < 16) words[at] = view.getUint32(block + at * 4);
        else {
          const [old, young] = [words[at - 15], words[at - 2]];
          const low = turn(old, 7) ^ turn(old, 18) ^ (old >>> 3);
          const high = turn(young, 17) ^ turn(young, 19) ^ (young >>> 10);
          words[at] = words[at - 16] + low + words[at - 7] + high;
        }
      }
      mix(sums, words);
    }
    return [...sums].map((word) => word.toString(16).padStart(8, "0")).join("");
  };

  const demand = (holds, what) => {
    if (!holds) throw new Error(`manifest: ${what}`);
  };
  const isCount = (number, most) => Number.isSafeInteger(number) && number >= 0 && number <= most;
  const isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const demandFile = ([path, told]) => {
    demand(PATH.test(path), `path ${path.slice(0, 80)}`);
    demand(Array.isArray(told) && told.length === 2 && isCount(told[1], MOST_BYTES), `entry of ${path}`);
    demand(typeof told[0] === "string" && HEX.test(told[0]), `digest of ${path}`);
  };

  /* The manifest that a text holds; throws if it may not be followed. */
  screen.readManifest = (text, kiosk) => {
    const told = JSON.parse(text);
    demand(isGroup(told) && told.format === 1, "format");
    demand(told.kiosk === kiosk, "kiosk");
    demand(typeof told.title === "string", "title");
    demand(isCount(told.made, Number.MAX_SAFE_INTEGER), "made");
    demand(typeof told.version === "string" && HEX.test(told.version), "version");
    demand(isGroup(told.files), "files");
    const files = Object.entries(told.files);
    demand(files.length <= MOST_FILES, "too many files");
    files.forEach(demandFile);
    demand(typeof told.stage === "string" && Object.hasOwn(told.files, told.stage), "stage");
    demand(told.stage.startsWith(`kiosk/${kiosk}/`) && told.stage.endsWith(".html"), "stage");
    const lines = files.map(([path, [digest]]) => `${path} ${digest}\n`).sort();
    demand(screen.digest(lines.join("")) === told.version, "version and files");
    return { version: told.version, made: told.made, stage: told.stage, files: new Map(files) };
  };
})();
