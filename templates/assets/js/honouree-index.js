// The names behind the index of honourees: columns of text in one script, loaded once; their order is that of strokes.
(() => {
  "use strict";
  let loading = null;

  function unpack(data) {
    const lines = (text) => text.split("\n");
    const numbers = (line) => (line ? line.split(" ").map(Number) : []);
    const sounds = new Map(lines(data.sounds).map(([one, ...sound]) => [one, sound.join("")]));
    const names = lines(data.names);
    const spell = (name) => Array.from(name, (one) => sounds.get(one) || one).join(" ");
    return {
      names,
      ids: lines(data.ids),
      kinds: [...data.kinds].map(Number),
      tags: lines(data.tags).map(numbers),
      units: lines(data.units).map(numbers),
      unitNames: lines(data.unitNames),
      pairs: data.pairs.map(([award, year]) => ({
        id: data.awards[award][0],
        title: data.awards[award][1],
        level: data.awards[award][2],
        year: year ? String(year) : "undated",
      })),
      hearing: (at) => data.odd[at] || spell(names[at]),
      stroke: [names.map((_, at) => at), data.strokes],
      pinyin: [data.pinyin, data.letters],
    };
  }

  // The index as a promise; what failed is tried again when it is next asked for.
  self.guangrongIndex = (address) => {
    loading ||= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      self.guangrongHonourees = (data) => resolve(unpack(data));
      script.onerror = () => {
        loading = null;
        reject();
      };
      script.src = address;
      document.head.append(script);
    });
    return loading;
  };
})();
