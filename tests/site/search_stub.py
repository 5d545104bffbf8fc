"""A plain stand-in for the search engine over the real content, as a script: until the engine is there."""

import json

import yaml
from workspace import PROJECT

_KINDS = {
    "people": ("person", "人物"),
    "units": ("unit", "单位"),
    "rolls": ("roll", "光荣榜"),
    "events": ("event", "大事"),
    "awards": ("award", "奖项"),
    "services": ("service", "服务"),
}
_ENGINE = """
(() => {
  const docs = DOCS;
  const cut = (text, typed) => {
    const at = text.indexOf(typed), from = Math.max(0, at - 20);
    const excerpt = at < 0 ? '' : (from ? '…' : '') + text.slice(from, at + typed.length + 40) + '…';
    return [excerpt, marks(excerpt, typed)];
  };
  const marks = (text, typed) => {
    const at = text.indexOf(typed);
    return at < 0 || !typed ? [] : [[at, at + typed.length]];
  };
  const holds = (doc, typed) => !typed || [doc.title, doc.line, doc.text].some(text => text.includes(typed)) ||
    (/^[a-z ]+$/.test(typed) && doc.id.replace(/-/g, '').startsWith(typed.replace(/ /g, '')));
  const found = (typed, wish, but) => docs.filter(doc => holds(doc, typed) &&
    ['kind', 'year', 'level'].every(name => name === but || !wish[name] || String(doc[name]) === wish[name]));
  const hit = (typed, isNear) => doc => {
    const [excerpt, excerptMarks] = isNear ? ['', []] : cut(doc.text, typed);
    return {address: doc.address, title: doc.title, kind: doc.kind, heading: doc.heading, line: doc.line,
      titleMarks: marks(doc.title, typed), lineMarks: marks(doc.line, typed), excerpt, excerptMarks, isNear};
  };
  const tally = (all, name, heading) => Object.entries(all.reduce((sum, doc) => {
    if (doc[name]) sum[doc[name]] = [heading(doc), (sum[doc[name]]?.[1] || 0) + 1];
    return sum;
  }, {})).map(([value, [words, count]]) => [value, words, count]);
  window.asked = [];
  window.guangrongSearch = {
    open: async base => { window.asked.push(['open', base]); if (window.breaks) throw Error('lost'); },
    ask: async (typed, {limit = 10, from = 0, ...wish} = {}) => {
      window.asked.push(['ask', typed]);
      if (window.breaks) throw Error('lost');
      await new Promise(done => setTimeout(done, window.slowness || 0));
      const rank = doc => doc.title === typed ? 0 : doc.title.startsWith(typed) ? 1 : doc.title.includes(typed) ? 2 : 3;
      const all = found(typed, wish).sort((a, b) => rank(a) - rank(b));
      const near = all.length || typed.length > 4 ? [] :
        docs.filter(doc => doc.kind === 'person' && [...typed].filter(one => doc.title.includes(one)).length > 1);
      const kinds = tally(found(typed, wish, 'kind'), 'kind', doc => doc.heading);
      return {typed, words: [typed], kinds, total: all.length, isExact: true, more: all.length > from + limit,
        hits: all.slice(from, from + limit).map(hit(typed, false)), near: near.map(hit(typed, true))};
    },
    facets: async (typed, wish) => ({kind: [], unit: [], award: [],
      level: tally(found(typed, wish, 'level'), 'level', doc => doc.level),
      year: tally(found(typed, wish, 'year'), 'year', doc => doc.year + '年')}),
  };
})();
"""


def engine() -> str:
    """The script, with all records of the real content in it."""
    docs = []
    for folder, (kind, heading) in _KINDS.items():
        for file in sorted((PROJECT / "content" / folder).rglob("*.yml")):
            record = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)
            date = str(record.get("year") or record.get("date") or "")[:4]
            docs.append(
                {
                    "address": f"{folder}/{file.stem}/",
                    "id": file.stem,
                    "title": record.get("name") or record["title"],
                    "kind": kind,
                    "heading": heading,
                    "line": record.get("unit_name") or record.get("summary") or "",
                    "text": record.get("deeds") or record.get("body") or record.get("summary") or "",
                    "level": record.get("level", ""),
                    "year": date if date.isdigit() else "",
                }
            )
    return _ENGINE.replace("DOCS", json.dumps(docs, ensure_ascii=False))
