"""The index of each kind, and a page for each of its groups: people by stroke count and letter, events by year."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.catalog import Catalog
from generator.facts.cards import cards
from generator.facts.order import Group, group, groups
from generator.pages.page import Data, Family, Page
from generator.pages.parts import shorten
from generator.records import KINDS_BY_NAME

# An index shows its first groups, up to this many entries, and links to the pages of the others.
_SHOWN = 300
# What is said above groups that are not in the order of the whole list.
_LEADS = {"letter": "姓名以这个字母开头的人，以姓名拼音为序。", "series": "同一个系列活动里的事，新的在前。"}


@dataclass(frozen=True, slots=True)
class Listing:
    """How a kind is listed: its words, the ways to part it (the first for the index) and the list template.

    A way in `always` has its pages even where the index shows every group itself.
    """

    kind: str
    title: str
    lead: str
    axes: tuple[str, ...] = ()
    look: str = "grouped"
    always: tuple[str, ...] = ()

    @property
    def folder(self) -> str:
        return KINDS_BY_NAME[self.kind].folder


LISTINGS = (
    Listing(
        "event", "大事", "工会做了什么，一年一年记在这里。", ("year", "series"), "events", always=("year", "series")
    ),
    Listing("roll", "光荣榜", "一次表彰一张榜：谁、因何、在哪一年。", ("year",), "rolls"),
    Listing(
        "person", "人物", "劳动模范、工匠和先进工作者，以姓氏笔画为序。", ("strokes", "letter"), "people", ("letter",)
    ),
    Listing("unit", "单位", "先进集体，和劳动者所在的单位。", ("type",)),
    Listing("award", "奖项", "各级荣誉称号，和获得它们的人。", ("level",)),
    Listing("exhibition", "展览", "把一年的事、一代代的人，摆在一起看。", look="exhibitions"),
    Listing("service", "服务", "职工能办什么，怎么办，去哪里办。", ("state",), "services"),
    Listing("place", "阵地", "职工可以去的地方，和大事发生的地方。", ("type",)),
)


def list_family(listing: Listing) -> Family:
    """The index of a kind and the pages of its groups; a key is what follows the kind's folder in the address."""
    return Family(
        name=f"{listing.kind}-list",
        section=listing.folder,
        keys=lambda catalog: _keys(catalog, listing),
        address=lambda key: f"{listing.folder}/{key}",
        plan=_planner(listing),
        depths=(1, 3),
    )


def _keys(catalog: Catalog, listing: Listing) -> Iterator[str]:
    yield ""
    is_long = len(catalog.ids(KINDS_BY_NAME[listing.kind].model)) > _SHOWN
    for axis in listing.axes:
        if is_long or axis in listing.always:
            yield from (f"{axis}/{word}/" for word, _, _ in catalog.ask(groups, listing.kind, axis))


def _planner(listing: Listing) -> Callable[[Catalog, str], Page]:
    def plan(catalog: Catalog, key: str) -> Page:
        axis, _, word = key.rstrip("/").partition("/")
        return _group_page(catalog, listing, axis, word) if axis else _index_page(catalog, listing)

    return plan


def _index_page(catalog: Catalog, listing: Listing) -> Page:
    ids = catalog.ids(KINDS_BY_NAME[listing.kind].model)
    parted = catalog.ask(groups, listing.kind, listing.axes[0]) if listing.axes else [("", "", ids)]
    others = [_ways(catalog, listing, axis) for axis in listing.axes[1:]]
    return _page(listing, listing.title, _show(catalog, listing, parted), len(ids), others)


def _group_page(catalog: Catalog, listing: Listing, axis: str, word: str) -> Page:
    found: Group = catalog.ask(group, listing.kind, axis, word) or (word, "", [])
    shown = {"heading": "", "cards": cards(catalog, KINDS_BY_NAME[listing.kind].model, found[2])}
    return _page(listing, f"{listing.title} · {found[1]}", [shown], len(found[2]), [], _LEADS.get(axis))


def _show(catalog: Catalog, listing: Listing, parted: list[Group]) -> list[Data]:
    """Groups with their cards until enough are shown, then groups with a link; a list in one piece is shown whole."""
    model = KINDS_BY_NAME[listing.kind].model
    shown: list[Data] = []
    total = 0
    for word, heading, ids in parted:
        total += len(ids)
        if total <= _SHOWN or not listing.axes:
            shown.append({"heading": heading, "cards": cards(catalog, model, ids)})
        else:
            address = f"{listing.folder}/{listing.axes[0]}/{word}/"
            shown.append({"heading": heading, "cards": [], "href": address, "count": len(ids)})
    return shown


def _ways(catalog: Catalog, listing: Listing, axis: str) -> list[Data]:
    """Links to all groups of another way to part the list."""
    parted = catalog.ask(groups, listing.kind, axis)
    return [{"heading": heading, "href": f"{listing.folder}/{axis}/{word}/"} for word, heading, _ in parted]


def _page(
    listing: Listing, title: str, shown: list[Data], total: int, ways: list[list[Data]], said: str | None = None
) -> Page:
    lead = said or listing.lead
    context = {"title": title, "lead": lead, "groups": shown, "total": total, "ways": ways}
    return Page(title, shorten(lead), f"lists/{listing.look}.html", context)
