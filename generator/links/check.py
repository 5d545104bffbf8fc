"""Which links of a built site lead nowhere: files that are as they were are not read again."""

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.links.addresses import Addresses
from generator.links.kept import Kept, Seen
from generator.links.scan import READ, Scanned, scan
from generator.walk import walk
from generator.workers import share

_INDEX = "index.html"
# Read by servers and boxes beside a screen, and by nobody else.
_NOT_SERVED = "deploy/"
_LARGEST = 64_000_000
# Changes when files are read differently.
_VERSION = "1"


@dataclass(frozen=True, slots=True)
class Broken:
    """What is not there, an address or with `anchor` a place on a page; and the files with links that lead to it."""

    address: str
    anchor: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """How many files there are, how many were read anew, how many different links were looked at; what is broken.

    `addresses` are all that a link may lead to; `anchors` those of a page.
    """

    files: int
    read: int
    links: int
    broken: tuple[Broken, ...]
    addresses: Collection[str]
    anchors: Mapping[str, Collection[str]]


def check_site(folder: Path, site_url: str, cache: Path | None) -> Checked:
    """Check every link of the site in a folder. Raises OSError where the folder cannot be read."""
    found = walk(str(folder))
    there = {path: _stamp_of(entry) for path, entry in found if entry.is_file(follow_symlinks=False)}
    kept = Kept(cache, f"{_VERSION} {site_url}")
    known = kept.read()
    seen = {path: known[path] for path, stamp in there.items() if path in known and known[path].stamp == stamp}
    unknown = [path for path in there if path not in seen and path.rpartition(".")[2] in READ]
    unknown = [path for path in unknown if not path.startswith(_NOT_SERVED)]
    fresh: dict[str, Seen] = {}
    for part in share(partial(_read_all, folder, there, Addresses(site_url)), unknown, least=50):
        fresh |= part
    kept.change(fresh, known.keys() - there.keys())
    seen |= fresh
    return _judge(there.keys(), seen, len(fresh))


def _judge(files: Collection[str], seen: Mapping[str, Seen], read: int) -> Checked:
    addresses = set(files)
    addresses |= {path.removesuffix(_INDEX) for path in files if path == _INDEX or path.endswith(f"/{_INDEX}")}
    anchors = {path.removesuffix(_INDEX): set(one.scanned.anchors) for path, one in seen.items() if one.scanned.anchors}
    links = set[str]().union(*(one.scanned.links for one in seen.values()))
    wrong = {link for link in links if not _is_there(link, addresses, anchors)}
    return Checked(len(files), read, len(links), tuple(_name(wrong, seen)), addresses, anchors)


def _is_there(link: str, addresses: Collection[str], anchors: Mapping[str, Collection[str]]) -> bool:
    address, mark, anchor = link.partition("#")
    return address in addresses and (not mark or anchor in anchors.get(address, ()))


def _name(wrong: Collection[str], seen: Mapping[str, Seen]) -> Iterator[Broken]:
    """Each broken link with the files that have it."""
    holders: dict[str, list[str]] = {link: [] for link in sorted(wrong)}
    if wrong:
        for path in sorted(seen):
            for link in seen[path].scanned.links:
                if link in holders:
                    holders[link].append(path)
    for link, files in holders.items():
        address, _, anchor = link.partition("#")
        yield Broken(address, anchor, tuple(files))


def _stamp_of(entry: "os.DirEntry[str]") -> str:
    status = entry.stat(follow_symlinks=False)
    return f"{status.st_size} {status.st_mtime_ns}"


def _read_all(folder: Path, there: Mapping[str, str], addresses: Addresses, paths: Sequence[str]) -> dict[str, Seen]:
    return {path: Seen(there[path], _read(folder / path, path, addresses)) for path in paths}


def _read(file: Path, path: str, addresses: Addresses) -> Scanned:
    if file.stat().st_size > _LARGEST:
        return Scanned((), ())
    return scan(path, file.read_bytes().decode("utf-8", "replace"), addresses)
