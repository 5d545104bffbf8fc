"""Random values for the fields of each kind, sound by themselves and linked to records that are there."""

from collections.abc import Callable, Sequence
from random import Random
from typing import Any

Values = dict[str, Any]
Ids = Callable[[str], list[str]]
Maker = Callable[[Random, Ids, list[str]], Values]

_NAMES = ("王一", "王二", "丁一", "吕梅华", "欧阳兰", "单雄信", "阿依古丽·买买提", "何强")
_WORDS = ("一句话", "**五一**大会", "## 学徒\n\n从学徒做起。", "<b>不是标签</b> & 记号", "两件事")
_LEVELS = ("national", "province", "city", "district", "enterprise")
_DATES = ("2017", "2018-06", "2018-06-12", "2018-06-01/2018-06-15", "unknown", "2019-01-02")
_YEARS = (2016, 2017, 2018, 2019)
_UNIT_TYPES = ("company", "collective", "team", "studio")
_PLACE_TYPES = ("home", "station", "park", "venue")
_KINDS = ("event", "person", "unit", "roll")


def _some(random: Random, of: Sequence[Any], most: int = 3) -> list[Any]:
    return random.sample(of, min(len(of), random.randrange(most + 1)))


def _maybe(random: Random, **choices: Sequence[Any]) -> Values:
    """Each field with one of its choices, or not at all."""
    return {name: random.choice(of) for name, of in choices.items() if of and random.random() < 0.5}


def _title(random: Random) -> str:
    return random.choice(("大会", "榜", "展", "事", "奖")) + random.choice(_NAMES)


def _honours(random: Random, ids: Ids) -> list[Values]:
    found = []
    for _ in range(random.randrange(3)):
        named = _maybe(random, award=ids("awards")) or {"title": _title(random), "level": random.choice(_LEVELS)}
        found.append({**named, **_maybe(random, year=_YEARS, note=("两次",))})
    return found


def _figures(random: Random) -> list[Values]:
    return [{"value": str(random.randrange(9999)), "unit": "人", "what": "参加"} for _ in range(random.randrange(3))]


def _notices(random: Random) -> Values:
    told = [{"date": random.choice(_DATES), "type": random.choice(("更正", "撤销")), "text": random.choice(_WORDS)}]
    return {"notices": told * random.randrange(1, 3)} if random.random() < 0.2 else {}


def person(random: Random, ids: Ids, pictures: list[str]) -> Values:
    """Somebody with honours, mostly public."""
    return {
        "name": random.choice(_NAMES),
        "honours": _honours(random, ids),
        "related": _some(random, ids("people"), 1),
        "photos": _some(random, ids("photos")),
        "consent": "withheld" if random.random() < 0.1 else "public",
        **_notices(random),
        **_maybe(random, unit=ids("units"), portrait=ids("photos"), summary=_WORDS, deeds=_WORDS, trade=("焊工",)),
    }


def unit(random: Random, ids: Ids, pictures: list[str]) -> Values:
    """A unit that may be led and honoured."""
    more = _maybe(random, leader=ids("people"), parent=ids("units"), summary=_WORDS, body=_WORDS)
    honours = _honours(random, ids)
    return {"name": _title(random), "type": random.choice(_UNIT_TYPES), "honours": honours, **more}


def award(random: Random, ids: Ids, pictures: list[str]) -> Values:
    """A title of some level."""
    more = _maybe(random, precedence=(1, 2, 50), granted_by=("总工会",), summary=_WORDS, body=_WORDS)
    return {"title": _title(random), "level": random.choice(_LEVELS), **more}


def roll(random: Random, ids: Ids, pictures: list[str]) -> Values:
    """People, units and plain names, each once."""
    awards = _some(random, ids("awards"), 2) or ids("awards")[:1] or ["gone"]
    named = [{"person": id} for id in _some(random, ids("people"))]
    named += [{"unit": id} for id in _some(random, ids("units"), 2)]
    named += [{"name": name} for name in _some(random, _NAMES)]
    for one in named:
        one.update({"award": random.choice(awards)}, **_maybe(random, result=("提名",), withdrawn=(True,)))
    more = _maybe(random, edition=("第二届",), body=_WORDS, summary=_WORDS, order=("pinyin", "surname-stroke"))
    when = random.choice(({"year": random.choice(_YEARS)}, {"date": random.choice(_DATES)}, {}))
    return {"title": _title(random), "awards": awards, "recipients": named, **when, **more, **_notices(random)}


def event(random: Random, ids: Ids, pictures: list[str]) -> Values:
    """Something that happened, with everybody who was there."""
    linked = {name: _some(random, ids(name)) for name in ("people", "units", "places", "rolls", "services", "photos")}
    digest = {"digest": {"year": random.choice(_YEARS), "rank": random.randrange(1, 40)}}
    return {
        "title": _title(random),
        "date": random.choice(_DATES),
        "summary": random.choice(_WORDS),
        "figures": _figures(random),
        **linked,
        **_notices(random),
        **(digest if random.random() < 0.5 else {}),
        **_maybe(random, scope=_LEVELS, series=("宣传月", "宣传阅"), body=_WORDS, date_note=("年份待定",)),
    }


def exhibition(random: Random, ids: Ids, pictures: list[str]) -> Values:
    """Panels that name and ask, and stops."""
    return {
        "title": _title(random),
        "layout": random.choice(("story", "wall", "gallery", "timeline")),
        "panels": [_panel(random, ids) for _ in range(random.randrange(1, 4))],
        "stops": [{"date": "2018-06", **(_maybe(random, place=ids("places")) or {"name": "站台"})}],
        "photos": _some(random, ids("photos")),
        **_maybe(random, subtitle=("副题",), summary=_WORDS, body=_WORDS),
    }


def _panel(random: Random, ids: Ids) -> Values:
    folders = ("events", "people", "units", "rolls", "places", "services", "photos")
    kind = random.choice(_KINDS)
    asked = _maybe(random, year=_YEARS, level=_LEVELS)
    if kind == "event":
        asked |= _maybe(random, digest=_YEARS, series=("宣传月",))
    else:
        asked |= _maybe(random, award=ids("awards"))
    query = {"query": {"kind": kind, **asked}} if random.random() < 0.6 else {}
    return {"title": _title(random), **{name: _some(random, ids(name), 1) for name in folders}, **query}


def service(random: Random, ids: Ids, pictures: list[str]) -> Values:
    """What may be asked for, and where."""
    changes = ([{"date": "2018-02-10", "note": "停"}], [{"date": "2018-02-20", "moved_to": "2018-02-24"}])
    sessions = {"monthly_days": [10, 20], **_maybe(random, place=ids("places"), overrides=changes)}
    sessions |= _maybe(random, time=("9:00—11:30", "14:00"), shift=("none", "nonworking", "statutory"))
    more = _maybe(random, state=("current", "ended"), summary=_WORDS, sessions=(sessions,), rule_year=_YEARS)
    linked = {"places": _some(random, ids("places")), "units": _some(random, ids("units"))}
    return {"title": _title(random), "figures": _figures(random), **linked, **more}


def place(random: Random, ids: Ids, pictures: list[str]) -> Values:
    """Somewhere."""
    more = _maybe(random, unit=ids("units"), address=("一路1号",), summary=_WORDS)
    return {"name": _title(random), "type": random.choice(_PLACE_TYPES), "photos": _some(random, ids("photos")), **more}


def photo(random: Random, ids: Ids, pictures: list[str]) -> Values:
    """A caption, often with a picture and with people."""
    more = _maybe(random, file=pictures, credit=("王一摄",), date=_DATES)
    more |= {"alt": "图"} if "file" in more else {}
    return {"caption": _title(random), "people": _some(random, ids("people"), 1), **more, **_notices(random)}


def kiosk(random: Random, ids: Ids, pictures: list[str]) -> Values:
    """A wall of people, of whom there is always one."""
    linked = {name: _some(random, ids(name)) for name in ("rolls", "awards")}
    more = _maybe(random, exhibition=ids("exhibitions"), order=("pinyin", "document", "fullname-stroke"))
    return {"title": _title(random), "people": _some(random, ids("people")) or ids("people")[:1], **linked, **more}


# By folder, in an order in which most find what they refer to; the letters that ids begin with may repeat.
MAKERS: dict[str, Maker] = {
    "awards": award,
    "photos": photo,
    "units": unit,
    "people": person,
    "places": place,
    "services": service,
    "rolls": roll,
    "events": event,
    "exhibitions": exhibition,
    "kiosks": kiosk,
}
