// Prints "character letters" for every CJK character cnchar-order knows. Argument: the folder holding node_modules.
import { createRequire } from "node:module";
const require = createRequire(process.argv[2] + "/");
const cnchar = require("cnchar");
cnchar.use(require("cnchar-order"));
for (const [first, last] of [[0x3007, 0x3007], [0x3400, 0x9fff], [0x20000, 0x323af]]) {
  for (let point = first; point <= last; point++) {
    const character = String.fromCodePoint(point);
    const [letters] = cnchar.stroke(character, "order") ?? [];
    if (typeof letters === "string") console.log(character, letters);
  }
}
