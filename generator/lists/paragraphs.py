"""Lines of running text as official notices write them, to entries: 丁一　某某公司焊工, or names side by side."""

import re
from dataclasses import replace

from generator.codes import Text
from generator.lists.entries import Entry, ends_like_unit, is_plausible, looks_like_unit, parse_name, split_names
from generator.lists.lines import is_greeting, is_prose, is_title, parse_heading, strip_number
from generator.lists.listing import Listing
from generator.lists.sheets import Row
from generator.lists.workplaces import split_workplace

_HAN = r"[\u3400-\u9fff〇\U00020000-\U0003ffff]"
_NOTE = r"(?:\s?[（(][^（）()]{1,20}[）)])?"
_PADDED = re.compile(rf"(?<!{_HAN})({_HAN})[ \u3000]{{1,4}}({_HAN}{_NOTE})(?![^\s，,、；;：:（(])")
_FIRST = re.compile(rf"(\S+?{_NOTE})(?:[\s，,：:—-]+)(\S.*)")
_SIDE_BY_SIDE = re.compile(r"[\s、，,；;]+")
_LONGEST_TITLE = 60


def read_paragraph(listing: Listing, row: Row) -> None:
    """Take what a line says: a remark, a title, a heading, or recipients."""
    text = listing.without_order(row.where, row.cells[0])
    if listing.take_remark(row.where, text):
        return
    heading = parse_heading(text)
    is_early = not listing.entries and not heading.depth
    if is_early and is_title(heading.words) and not (listing.titles and listing.award_named(heading)):
        _take_title(listing, row, text)
        return
    if is_greeting(text) or is_prose(text):
        listing.leave_out(row.where, Text("正文，不是名单", "prose, no list"), text)
        return
    if listing.is_heading(heading) and not _is_numbered_entry(listing, text):
        _open(listing, row, text)
        return
    found = read_line(listing, row.where, strip_number(text)[0])
    for entry in found:
        listing.add(entry)
    if not found:
        _take_rest(listing, row, text)


def _take_title(listing: Listing, row: Row, text: str) -> None:
    """A title; one that is an award's too stands over all that follows."""
    heading = parse_heading(text)
    if listing.award_named(heading):
        listing.titles.append(heading.words)
        listing.open_group(row.where, heading)
    else:
        listing.titles.append(text)


def _is_numbered_entry(listing: Listing, text: str) -> bool:
    """一、丁一 is a line of a list and no heading."""
    rest, depth = strip_number(text)
    heading = parse_heading(text)
    is_marked = heading.count is not None or heading.has_colon or listing.award_named(heading)
    return depth > 0 and not is_marked and bool(read_line(listing, row_nowhere(), rest))


def row_nowhere() -> Text:
    """The place of a line that is only tried."""
    return Text("", "")


def _open(listing: Listing, row: Row, text: str) -> None:
    listing.open_group(row.where, parse_heading(text))


def _take_rest(listing: Listing, row: Row, text: str) -> None:
    """A line that is no recipient: part of the title above a list, else told."""
    if not listing.entries and sum(map(len, listing.titles)) + len(text) <= _LONGEST_TITLE and not _is_odd(text):
        listing.titles.append(text)
    else:
        listing.leave_out(row.where, Text("看不出是姓名还是单位", "neither a person nor a unit"), text)


def _is_odd(text: str) -> bool:
    return bool(re.search(r"[：:；;]", text))


def read_line(listing: Listing, where: Text, text: str) -> list[Entry]:
    """The recipients in a line; none where it is something else."""
    entry = Entry(where, "")
    before, colon, behind = text.replace(":", "：").partition("：")
    if colon and (names := _names_in(behind)):
        return _under(listing, entry, before, names)
    if listing.is_collective or listing.known.unit_of(text):
        return _units_in(listing, entry, text)
    if names := _names_in(text):
        return [parse_name(name, entry) for name in names]
    return _with_workplace(listing, entry, text) or _units_in(listing, entry, text)


def _under(listing: Listing, entry: Entry, before: str, names: list[str]) -> list[Entry]:
    """某某公司：丁一、王二, or an award or level before the colon."""
    heading = parse_heading(before)
    if listing.award_named(heading) or not looks_like_unit(heading.words):
        listing.open_group(entry.where, heading)
        return [parse_name(name, entry) for name in names]
    return [parse_name(name, replace(entry, unit=heading.words)) for name in names]


def _names_in(text: str) -> list[str]:
    """The names that a line consists of; none where anything else stands in it."""
    closed = _PADDED.sub(r"\1\2", text).strip("。；;，, ")
    if is_plausible(closed) and not re.search(r"\s", closed):
        return [closed]
    names = split_names(closed)
    if len(names) > 1:
        return names
    tokens = [token for token in _SIDE_BY_SIDE.split(closed) if token]
    # Of two words side by side the second may be a post; three names are names.
    is_padded = len(_PADDED.findall(text)) == len(tokens)
    is_names = len(tokens) > 2 or (len(tokens) == 2 and is_padded)
    return tokens if is_names and all(map(is_plausible, tokens)) else []


def _with_workplace(listing: Listing, entry: Entry, text: str) -> list[Entry]:
    """丁一（女）　某某公司焊工, or the other way round."""
    closed = _PADDED.sub(r"\1\2", text, count=1).strip("。；;")
    found = _FIRST.fullmatch(closed)
    if not found:
        return []
    first, rest = found[1], found[2]
    if is_plausible(first) and not looks_like_unit(first):
        unit, post = _workplace(listing, entry, rest)
        return [parse_name(first, replace(entry, unit=unit, post=post))]
    words = text.split()
    last = "".join(words[-2:]) if len(words) > 2 and max(map(len, words[-2:])) == 1 else words[-1]
    unit = first if looks_like_unit(first) or listing.known.unit_of(first) else ""
    return [parse_name(last, replace(entry, unit=unit))] if unit and is_plausible(last) else []


def _workplace(listing: Listing, entry: Entry, text: str) -> tuple[str, str]:
    words = text.split()
    is_parted = len(words) == 2 and (looks_like_unit(words[0]) or listing.known.unit_of(words[0]) is not None)
    if is_parted:
        return words[0], words[1]
    parts = split_workplace(text, lambda name: listing.known.unit_of(name) is not None)
    if parts is None and entry.where.zh:
        listing.doubt(
            entry.where,
            Text(f"“{text[:40]}”分不清单位和职务，都写进单位", f"“{text[:40]}”: unit and post in one, taken as unit"),
            Text("导入后改成 unit_then 和 post_then", "mend it to unit_then and post_then afterwards"),
        )
    return parts or (text, "")


def _units_in(listing: Listing, entry: Entry, text: str) -> list[Entry]:
    """Units, one a line or parted by 、 where each looks like one."""
    pieces = [piece.strip() for piece in text.strip("。；;").split("、")]
    is_several = len(pieces) > 1 and all(map(ends_like_unit if listing.is_collective else looks_like_unit, pieces))
    pieces = pieces if is_several else [text.strip("。；;")]
    is_meant = listing.is_collective and not _is_odd(text)
    is_sure = is_meant or all(looks_like_unit(one) or listing.known.unit_of(one) for one in pieces)
    return [replace(entry, name=" ".join(piece.split()), is_unit=True) for piece in pieces] if is_sure else []
