// Names by how they are written and how they sound: pure functions, for the search, the index of honourees and a kiosk.
// Folding and readings are those of docs/search.md; readings of characters that are typed come as a Map, 吕 to ["lv"].
(() => {
  "use strict";
  const DROPPED = /[\p{M}\p{P}\p{S}\p{Z}\p{Cc}\p{Cf}]/gu;
  const PLAIN = /^[a-z\d\u4e00-\u9fff]+$/;
  const SYLLABLE = new RegExp(
    "^(?:[ae](?:i|ng?|o|r)?|ou?|y(?:a(?:ng?|o)?|e|ing?|i|o(?:ng|u)?|[uv](?:an|e|n)?)|[nl](?:v|yu|u)e?|(?:[zcs]h?|r)i" +
      "|(?:[zcs]h?|[bpmfdtnlgkhrw])(?:a(?:i|ng?|o)?|e(?:i|ng?)?|o(?:ng|u)?|u(?:a(?:i|ng?)?|i|n|o)?)" +
      "|[bpmdtnl]i(?:a(?:ng?|o)?|e|ng?|u)?|[jqx](?:i(?:a(?:ng?|o)?|e|ng?|ong|u)?|[uv](?:an|e|n)?))$",
  );
  const isBegun = (letters) => ["a", "e", "i", "n", "u", "g", "ng"].some((end) => SYLLABLE.test(letters + end));
  const isInitial = (letters) => /^([^iuv]|[zcs]h)$/.test(letters);
  const characterAt = (text, at) => String.fromCodePoint(text.codePointAt(at));

  // The folded text, and where each of its units begins and ends in the text.
  function trace(text) {
    const traced = { text: "", from: [], to: [] };
    let at = 0;
    for (const one of text) {
      const kept = PLAIN.test(one) ? one : one.normalize("NFKD").toLowerCase().replace(DROPPED, "");
      const end = at + one.length;
      for (let unit = 0; unit < kept.length; unit++) {
        traced.from.push(at);
        traced.to.push(end);
      }
      if (!kept && traced.to.at(-1) === at && /\p{M}/u.test(one)) traced.to[traced.to.length - 1] = end;
      traced.text += kept;
      at = end;
    }
    return traced;
  }

  const fold = (text) => (PLAIN.test(text) ? text : trace(text).text);

  // What was typed, with ü as v and a space wherever a syllable has to end.
  const spell = (typed) =>
    typed
      .slice(0, 100)
      .normalize("NFKD")
      .toLowerCase()
      .replace(/u\u0308/g, "v")
      .replace(/\p{M}/gu, "")
      .replace(/([a-z])[0-5]/g, "$1 ")
      .replace(/[\p{P}\p{S}\p{Z}\p{Cc}\p{Cf}]+/gu, " ")
      .trim();

  // Syllables that many people do not tell apart have the same sound.
  const soundOf = (letters) =>
    letters.replace(/^([zcs])h/, "$1").replace(/^n/, "l").replace(/ng$/, "n").replace(/^l(yu|v)/, "lu");

  function spellings(syllable) {
    if (/^[ln](v|ue)/.test(syllable)) {
      const usual = syllable.replace("ue", "ve");
      return [usual, usual.replace("v", "yu"), usual.replace("ve", "ue")];
    }
    return /^[jqxy]u/.test(syllable) ? [syllable, syllable.replace("u", "v")] : [syllable];
  }

  const known = new Map();

  // The ways to say one character: `shan!dan`.
  function waysOf(spoken) {
    if (!known.has(spoken)) {
      const ways = spoken.split(/(?=[/!])/).map((part) => {
        const syllable = part.replace(/^[/!]/, "");
        return { written: spellings(syllable), sound: soundOf(syllable), isWrong: part[0] === "!" };
      });
      known.set(spoken, ways);
    }
    return known.get(spoken);
  }

  // The characters of a folded name, each with its ways; a run of Latin letters is one.
  function cut(name, hearing) {
    const parts = [];
    let at = 0;
    for (const spoken of hearing ? hearing.split(" ") : []) {
      if (at >= name.length || !/[\p{L}\p{N}]/u.test(spoken)) continue;
      const length = name.startsWith(spoken, at) ? spoken.length : characterAt(name, at).length;
      parts.push({ at, text: name.slice(at, at + length), ways: waysOf(spoken) });
      at += length;
    }
    return parts;
  }

  // What may be a syllable or a part of one at each place of what was typed.
  function headsOf(typed) {
    return Array.from({ length: typed.length }, (_, at) => {
      const letters = /^[a-z]*/.exec(typed.slice(at, at + 6))[0];
      return Array.from(letters, (_, before) => {
        const head = letters.slice(0, before + 1);
        return { head, sound: soundOf(head), isInitial: isInitial(head), isLast: at + head.length === typed.length };
      });
    });
  }

  // How far one character of a name takes what was typed: [units, 1 if it only sounds alike].
  function steps({ spelled, heads, readings }, at, part) {
    if (spelled.startsWith(part.text, at)) return [[part.text.length, 0]];
    if (!heads[at].length) {
      const one = characterAt(spelled, at);
      const sounds = (readings?.get(one) || []).map(soundOf);
      return part.ways.some((way) => !way.isWrong && sounds.includes(way.sound)) ? [[one.length, 1]] : [];
    }
    const found = [];
    for (const { head, sound, isInitial, isLast } of heads[at]) {
      const fits = (whole, some) => whole === some || ((isInitial || isLast) && whole.startsWith(some));
      const isRight = (way) => !way.isWrong && way.written.some((syllable) => fits(syllable, head));
      if (part.ways.some(isRight)) found.push([head.length, 0]);
      else if (part.ways.some((way) => fits(way.sound, sound))) found.push([head.length, 1]);
    }
    return found;
  }

  // From a character of a name on: [differences, the character after the last], the best of all ways; or null.
  function reach(asked, at, parts, number) {
    while (asked.spelled[at] === " ") at++;
    if (at >= asked.spelled.length) return [0, number];
    if (number === parts.length) return null;
    let best = null;
    for (const [length, isNear] of steps(asked, at, parts[number])) {
      const rest = reach(asked, at + length, parts, number + 1);
      if (!rest) continue;
      const cost = rest[0] + isNear;
      if (!best || cost < best[0] || (cost === best[0] && rest[1] > best[1])) best = [cost, rest[1]];
    }
    return best;
  }

  // Whether a name can hold what was typed at all, at first sight.
  function glance(spelled, readings) {
    const [first] = spelled;
    if (/[ln]/.test(first)) return /\b[ln]/;
    return /[a-z]/.test(first) ? RegExp(`\\b${first}`) : readings?.has(first) ? /./ : null;
  }

  // A function of a name and its hearing: null, or which part of the name was typed, in its UTF-16 units, and how well.
  function matcher(typed, readings) {
    const plain = fold(typed);
    const spelled = spell(typed);
    const asked = { spelled, heads: headsOf(spelled), readings };
    const mayHold = plain && glance(spelled, readings);
    const worth = (found) => (found ? found.strength - (found.isNear ? 9 : 0) : -9);
    return (name, hearing = "") => {
      if (!plain) return null;
      const { text, from, to } = PLAIN.test(name) ? { text: name } : trace(name);
      const found = (begin, end, isNear) => ({
        from: from?.[begin] ?? begin,
        to: to?.[end - 1] ?? end,
        strength: (begin ? 1 : end < text.length ? 2 : 3) - (isNear ? 0.5 : 0),
        isNear,
      });
      const at = text.indexOf(plain);
      let best = at < 0 ? null : found(at, at + plain.length, false);
      if (best?.strength === 3 || !(mayHold ? mayHold.test(hearing) : text.includes(characterAt(spelled, 0)))) return best;
      const parts = cut(text, hearing);
      for (const [number, part] of parts.entries()) {
        const [cost, end] = reach(asked, 0, parts, number) || [];
        const last = parts[end - 1];
        const other = last && found(part.at, last.at + last.text.length, cost > 0);
        if (worth(other) > worth(best)) best = other;
      }
      return best;
    };
  }

  // What the text may begin with, from here on: [units, cost, initial].
  function beginnings(typed, at, heads, readings) {
    if (typed[at] === " ") return [[1, 0, ""]];
    if (!heads[at].length) {
      const one = characterAt(typed, at);
      return (readings?.get(one) || ["."]).map((syllable) => [one.length, 0, syllable[0]]);
    }
    const isInside = at && typed[at - 1] !== " ";
    return heads[at].map(({ head, isInitial, isLast }) => {
      if (SYLLABLE.test(head)) return [head.length, isInside && /^[aeo]/.test(head) ? 0.7 : /^[ln]yu/.test(head) ? 0.5 : 0, head[0]];
      return [head.length, isLast && isBegun(head) ? 1 : isInitial ? 0.5 + head.length / 2 : Infinity, head[0]];
    });
  }

  // The initials of the likely readings of what was typed: few letters stand for syllables, few of which begin with a vowel.
  function initialsOf(typed, readings) {
    const heads = headsOf(typed);
    const best = [];
    best[typed.length] = [[0, ""]];
    for (let at = typed.length - 1; at >= 0; at--) {
      const paths = new Map();
      for (const [length, cost, initial] of beginnings(typed, at, heads, readings)) {
        for (const [more, path] of best[at + length] || []) {
          const known = paths.get(initial + path) ?? 99;
          paths.set(initial + path, Math.min(known, cost + more));
        }
      }
      const found = [...paths].map(([path, cost]) => [cost, path]).sort((one, other) => one[0] - other[0]);
      best[at] = found.filter(([cost]) => cost < 99 && cost < found[0][0] + 1).slice(0, 16);
    }
    return best[0].map(([, path]) => path);
  }

  // Where names that may be meant stand: under one pair of initials of each reading, as few as will do, and under a syllable.
  function keys(typed, readings) {
    const spelled = spell(typed).slice(0, 24);
    const paths = initialsOf(spelled, readings);
    if (/^[a-hj-tw-z]{2,}$/.test(spelled)) paths.push(spelled);
    const pairsOf = (path) => [...path].map((one, at) => one + path[at + 1]).filter((pair) => /^[a-z]{2}$/.test(pair));
    let left = paths.map((path) => pairsOf(path.replaceAll("n", "l"))).filter((pairs) => pairs.length);
    const found = [];
    while (left.length) {
      const count = (pair) => left.filter((pairs) => pairs.includes(pair)).length;
      const best = left.flat().reduce((one, other) => (count(other) > count(one) ? other : one));
      found.push(best);
      left = left.filter((pairs) => !pairs.includes(best));
    }
    if (SYLLABLE.test(spelled)) found.push(`${spelled.replace(/^([ln])(yu|u(?=e))/, "$1v")}.`);
    return found;
  }

  self.guangrongNames = { fold, trace, matcher, keys };
})();
