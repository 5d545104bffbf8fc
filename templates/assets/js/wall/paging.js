// What does not fit on one screen in pages: people by groups, chips by their widths. Numbers in, numbers out.
(() => {
  "use strict";

  // So many things in so many parts, as even as they can be, the larger parts first.
  function even(count, parts) {
    return Array.from({ length: parts }, (_, at) => Math.floor(count / parts) + (at < count % parts ? 1 : 0));
  }

  function parted({ title, people }, most) {
    let from = 0;
    return even(people.length, Math.ceil(people.length / most)).map((count) => [{ title, people: people.slice(from, (from += count)) }]);
  }

  // Groups on pages of at most `most` plaques: [[{title, people}, …], …]. A group of more than a page is parted evenly;
  // small groups share a page, and each has a heading there that takes the room of a plaque.
  function pages(groups, most) {
    const made = [];
    let shared = null;
    let taken = 0;
    for (const group of groups) {
      const wanted = group.people.length + 1;
      if (wanted > most) {
        made.push(...parted(group, most));
        shared = null;
      } else if (shared && taken + wanted <= most) {
        shared.push(group);
        taken += wanted;
      } else {
        made.push((shared = [group]));
        taken = wanted;
      }
    }
    return made;
  }

  // The largest number of people a page for which all pages fit, found from above; `fits` looks at one page.
  function fewest(groups, fits) {
    const total = groups.reduce((sum, group) => sum + group.people.length, 0);
    for (let most = total; most > 1; most = Math.min(most - 1, Math.floor(most * 0.96))) {
      const made = pages(groups, most);
      if (made.every(fits)) return made;
    }
    return pages(groups, 1);
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

  self.guangrongPaging = { even, pages, fewest, lines };
})();
