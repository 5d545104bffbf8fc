"""What a roll says before its names: id, title, awards, edition, year, order, source; asked or told where unknown."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.codes import Text
from generator.lists.entries import UNKNOWN
from generator.lists.known import Known
from generator.lists.lines import close_up, find_edition, find_year, read_number, without_attachment
from generator.lists.listing import Listing
from generator.lists.matching import Ask
from generator.lists.newcomers import propose_id, shorten_id
from generator.lists.sheets import clean
from generator.names import fold, text_slug
from generator.records.choices import ORDERS
from generator.refusal import Refused

_COUNTED = re.compile(
    r"[（(]\s*(?:共|共计|计)?\s*([0-9]{1,5}|[一二三四五六七八九十百]{1,5})\s*(?:名|人|个|家|位)[^（）()]*[）)]$"
)
_MOST_OFFERED = 9
_LONGEST_TITLE = 300
_ORDER_BY_WORD = {word: order for order, word in ORDERS.items()}


@dataclass(frozen=True, slots=True)
class Options:
    """What the caller said of the roll; awards are ids."""

    id: str = ""
    awards: tuple[str, ...] = ()
    year: int | None = None
    title: str = ""
    edition: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """A roll without its names; `default_award` is that of lines that tell none, `chosen_award` the one that the
    caller gave for those that tell an unknown one."""

    id: str
    values: dict[str, Any]
    awards: tuple[str, ...]
    default_award: str
    chosen_award: str
    source: list[Any]


def settle_head(listing: Listing, options: Options, file: Path, ask: Ask) -> Head:
    """Put the head together from options, the list and the file's name; raises Refused where no award is known."""
    name = clean(file.name)[:100]
    heading = listing.told.get("标题") or _title(listing)
    title = options.title or heading or clean(file.stem)[:100] or "名单"
    listing.findings.taken.insert(0, Text(f"标题：{title}；不对就用 --title", f"title: {title}; if not, give --title"))
    awards, default = _awards(listing, options, title, ask)
    year = options.year or _number(listing.told.get("年份")) or find_year(title)
    edition = options.edition or listing.told.get("届次") or find_edition(title)
    order = _ORDER_BY_WORD.get(listing.told.get("排序", ""), listing.order)
    note = f"据名单文件“{name}”导入"
    source = [{"title": options.source or heading or name, "note": note}]
    if year is None:
        listing.doubt(
            Text(name, name), Text("不知道是哪一年", "the year is not known"), Text("加上 --year", "give --year")
        )
    id = options.id or listing.told.get("榜的编号", "") or _propose(awards, year, edition, title)
    written = {
        "title": title,
        "awards": list(awards),
        "edition": edition,
        "year": year,
        "document": listing.document,
        "order": order,
        "source": source,
    }
    values = {field: value for field, value in written.items() if value and (field, value) != ("order", "document")}
    chosen = options.awards[0] if len(options.awards) == 1 else ""
    return Head(id, values, awards, default, chosen, source)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) == 4 else None


def _title(listing: Listing) -> str:
    """The title above the list, in one line and without its count, which is compared."""
    title = close_up("".join(close_up(line) for line in _lines_of_title(listing.titles)))[:_LONGEST_TITLE]
    found = _COUNTED.search(title)
    told = read_number(found[1]) if found else None
    if found and told not in (None, len(listing.entries)):
        listing.doubt(
            Text("标题", "the title"),
            Text(f"写着{told}，名单里读到{len(listing.entries)}", f"tells {told}, the list has {len(listing.entries)}"),
            Text("核对原文，看是漏了还是数字写错", "compare the original: is one missing, or the number wrong?"),
        )
    return title[: found.start()].strip() if found else title


def _lines_of_title(titles: Sequence[str]) -> Sequence[str]:
    """The title of the attachment where a decision announces one: the list is there."""
    for number, line in enumerate(titles):
        if rest := without_attachment(line):
            return [rest, *titles[number + 1 :]]
    return titles


def _awards(listing: Listing, options: Options, title: str, ask: Ask) -> tuple[tuple[str, ...], str]:
    """The roll's awards in order, and the one of lines that tell none."""
    told = re.split("[、,，]", listing.told.get("奖项", ""))
    named = [id for word in told if word and (id := listing.known.award_of(word.strip()))]
    found = [entry.award for entry in listing.entries if entry.award not in ("", UNKNOWN)]
    awards = tuple(dict.fromkeys([*options.awards, *named, *found]))
    given = [*options.awards, *named]
    if len(given) == 1 or len(found) == len(listing.entries):
        return awards, given[0] if len(given) == 1 else ""
    of_title = None if given else _award_of_title(listing, title)
    if not awards and not of_title:
        of_title = _asked_award(listing.known, title, ask)
    return tuple(dict.fromkeys([*awards, *([of_title] if of_title else [])])), of_title or ""


def _award_of_title(listing: Listing, title: str) -> str | None:
    """The one award whose title stands in the roll's title."""
    plain = fold(title)
    names = [name for name in listing.known.awards.ids if len(name) > 1 and name in plain]
    longest = [name for name in names if not any(name != other and name in other for other in names)]
    ids = {id for name in longest for id in listing.known.awards.ids[name]}
    if len(ids) != 1:
        return None
    award = ids.pop()
    words = listing.known.title_of("award", award)
    listing.findings.taken.append(
        Text(
            f"标题里有奖项 {words}（{award}）；不对就用 --award",
            f"the title names {words} ({award}); if not, give --award",
        )
    )
    return award


def _asked_award(known: Known, title: str, ask: Ask) -> str:
    offered = _near_awards(known, title)
    choices = [
        Text(f"{known.title_of('award', id)}（{id}）", f"{known.title_of('award', id)} ({id})") for id in offered
    ]
    answer = ask(Text(f"“{title}”是哪个奖项？", f"which award is “{title}”?"), choices) if choices else None
    if answer is not None:
        return offered[answer]
    shown = Text("、".join(one.zh for one in choices) or "还没有", ", ".join(one.en for one in choices) or "none yet")
    raise Refused(
        Text(f"不知道“{title}”是哪个奖项", f"it is not known which award “{title}” is"),
        Text(
            f"加上 --award 编号；本站的奖项：{shown.zh}。没有它就先运行 guangrong new 奖项 名称",
            f"give --award ID; awards here: {shown.en}. Where it is none of these, run guangrong new award TITLE first",
        ),
    )


def _near_awards(known: Known, title: str) -> Sequence[str]:
    """Awards of this site, those that share most characters with the title first."""
    plain = set(fold(title))
    shared = {id: len(plain & set(fold(known.title_of("award", id)))) for id in known.records["award"]}
    return sorted(shared, key=lambda id: (-shared[id], id))[:_MOST_OFFERED]


def _propose(awards: tuple[str, ...], year: int | None, edition: str | None, title: str) -> str:
    """hailing-gongjiang-2018 for a roll of one award, else the title in pinyin."""
    when = str(year) if year else text_slug(edition) if edition else ""
    if len(awards) == 1 and when:
        return shorten_id(f"{shorten_id(awards[0], 50)}-{when}")
    return propose_id(text_slug(title), ())
