// The browser's rule of folding (docs/search.md) for every code point: one line of JSON, indexed by code point.
const folded = [];
for (let point = 0; point <= 0x10ffff; point++) {
  const text = String.fromCodePoint(point);
  folded.push(text.normalize("NFKD").toLowerCase().replace(/[\p{M}\p{P}\p{S}\p{Z}\p{Cc}\p{Cf}]/gu, ""));
}
process.stdout.write(JSON.stringify(folded));
