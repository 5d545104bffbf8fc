"""Which records are meant, and whether the public may see them: nothing else leaves the house."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.addresses import WITHOUT_PAGE
from generator.codes import Text
from generator.desk.lookup import find_record, sound_record
from generator.desk.public import why_hidden
from generator.find import Found, find_files
from generator.pages import FAMILIES
from generator.pages.page import Page
from generator.records import KINDS, KINDS_BY_NAME, Record
from generator.refusal import Refused
from generator.site import Site

# The kinds whose records can be told elsewhere: each has a template in `templates/wechat/`.
PUBLISHED = tuple(kind.name for kind in KINDS if kind.name not in WITHOUT_PAGE)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A public record, its own page as planned, and that page's address."""

    record: Record
    page: Page
    address: str

    @property
    def name(self) -> str:
        """The record's kind and id, as the name of a folder."""
        return f"{self.record.kind}-{self.record.id}"


def choose(site: Site, names: Sequence[str], day: date) -> list[Chosen]:
    """The records that are meant by these names, each once; raises Refused for any that cannot be published today."""
    files = list(find_files(site.settings.content, site.settings.root, []))
    keys = dict.fromkeys(_choose_one(site, find_record(files, name), day) for name in names)
    return [_plan(site, kind, id) for kind, id in keys]


def _choose_one(site: Site, found: Found, day: date) -> tuple[str, str]:
    kind = found.kind
    if kind.name not in PUBLISHED:
        hint = ("；写用到它的那条记录", ": name a record that shows it") if kind.name == "photo" else ("", "")
        raise Refused(
            Text(
                f"{found.path} 是{kind.zh}，没有自己的页，不能单独发{hint[0]}",
                f"{found.path} has no page of its own{hint[1]}",
            )
        )
    if found.id not in site.catalog.sources[kind.name]:
        why = why_hidden(sound_record(found)[1], day) or Text("现在不公开", "it is not public now")
        raise Refused(Text(f"{found.path} {why.zh}，不能发", f"{found.path} cannot be published: {why.en}"))
    return kind.name, found.id


def _plan(site: Site, kind: str, id: str) -> Chosen:
    family = next(family for family in FAMILIES if family.name == kind)
    record = site.catalog.find(KINDS_BY_NAME[kind].model, id)
    assert record is not None
    return Chosen(record, family.plan(site.catalog, id), family.address(id))


def folder_of(site: Site, channel: str, group: Sequence[Chosen], output: Path | None, is_one: bool) -> Path:
    """Where an export goes: into the folder that was asked for, each of several in one of its own there.

    Raises Refused for a folder among the records, where nothing else may lie.
    """
    if output and output.resolve().is_relative_to(site.settings.content.resolve()):
        raise Refused(
            Text(f"{output} 在记录的文件夹里，换个地方", f"{output} lies among the records: choose another place")
        )
    base = output or site.settings.root / "export" / channel
    if output and is_one:
        return base
    return base / (group[0].name if len(group) == 1 else f"together-{group[0].name}")
