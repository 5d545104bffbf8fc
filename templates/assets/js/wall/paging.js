// What does not fit on one screen in pages: people by groups, chips by their widths. Numbers in, numbers out.
(() => {
  "use strict";

  // The largest number up to `most` for which something holds that holds for all smaller ones; at least 1. A good guess
  // spares most of the questions.
  function largest(most, holds, guess = 0) {
    let [sure, open] = [1, most];
    for (let [at, step] = [Math.min(guess, most), 1]; sure < at && at <= open; step *= 2) {
      const isSo = holds(at);
      if (isSo) sure = at;
      else open = at - 1;
      at += isSo ? step : -step;
    }
    while (sure < open) {
      const middle = Math.ceil((sure + open) / 2);
      if (holds(middle)) sure = middle;
      else open = middle - 1;
    }
    return sure;
  }

  // One group on pages of its own, each with as many as fit there, but not more than `most`; about `count` on the first.
  function filled({ title, people }, most, fits, count = 0) {
    const made = [];
    for (let from = 0; from < people.length; from += count) {
      const page = (length) => [{ title, people: people.slice(from, from + length) }];
      count = largest(Math.min(most, people.length - from), (length) => fits(page(length)), count);
      made.push(page(count));
    }
    return made;
  }

  function even({ title, people }, parts) {
    const start = (at) => Math.ceil((people.length * at) / parts);
    return Array.from({ length: parts }, (_, at) => [{ title, people: people.slice(start(at), start(at + 1)) }]);
  }

  // On as few pages as it can, and these as even as they can be: a page with long names may have to hold fewer people.
  function parted(group, fits, guess) {
    const total = group.people.length;
    const fewest = filled(group, total, fits, guess);
    const same = even(group, fewest.length);
    if (same.every(fits)) return same;
    const isEnough = (spared) => filled(group, total - spared, fits).length <= fewest.length;
    return filled(group, total - largest(total - Math.ceil(total / fewest.length), isEnough), fits);
  }

  // Groups on pages: [[{title, people}, …], …]; `fits` looks at one page. A group of more than a page has pages of its own;
  // small groups share a page, and each has a heading there that takes the room of a plaque.
  function fewest(groups, fits) {
    const made = [];
    let shared = null;
    for (const group of groups) {
      if (shared && fits([...shared, group])) shared.push(group);
      else if (fits([group])) made.push((shared = [group]));
      else {
        made.push(...parted(group, fits, made.at(-1)?.[0].people.length));
        shared = null;
      }
    }
    return made;
  }

  // Chips of these widths in lines of this length: [[index, …], …].
  function lines(widths, room, gap) {
    const made = [];
    let left = -1;
    widths.forEach((width, at) => {
      if (left < width) {
        made.push([]);
        left = room;
      }
      made.at(-1).push(at);
      left -= width + gap;
    });
    return made;
  }

  self.guangrongPaging = { fewest, lines };
})();
