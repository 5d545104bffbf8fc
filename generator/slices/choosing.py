"""Which of the slices that are given can be merged, and what is wrong with the others."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from generator.codes import Text
from generator.memory import Version
from generator.refusal import Refused
from generator.slices.bundle import damaged
from generator.slices.slice import TOLD, Slice, read_slice

Value = TypeVar("Value")

_PARTS = {
    "program": Text("程序或程序库的版本", "the program or its libraries"),
    "templates": Text("模板", "the templates"),
    "settings": Text("网站的设置", "the site's settings"),
}


def choose_slices(folders: Sequence[Path], version: Version) -> tuple[list[Slice], list[Text]]:
    """The slices that belong to this site and to each other, and a line for each other one and each that is missing."""
    slices, faults = list[Slice](), list[Text]()
    for folder in _find(folders):
        try:
            slices.append(_read(folder, version))
        except Refused as refused:
            faults.append(refused.words)
    if not slices:
        return [], faults or [Text("没有找到建好的片", "there are no slices")]
    of, content = _commonest([one.part.of for one in slices]), _commonest([one.content for one in slices])
    chosen = dict[int, Slice]()
    for one in slices:
        if fault := _find_fault(one, of, content, chosen):
            faults.append(fault)
        else:
            chosen[one.part.number] = one
    faults += [_missing(number, of) for number in range(1, of + 1) if number not in chosen]
    return list(chosen.values()), faults


def _missing(number: int, of: int) -> Text:
    return Text(f"缺第 {number} 片（共 {of} 片）", f"slice {number} of {of} is missing")


def _find(folders: Sequence[Path]) -> Iterator[Path]:
    """The folders themselves, or the slices in them."""
    for folder in dict.fromkeys(folders):
        if folder.name.startswith(".") and not (folder / TOLD).exists():
            continue  # where slices are locked and unfinished
        inner = sorted(told.parent for told in folder.glob(f"[!.]*/{TOLD}"))
        yield from inner if inner and not (folder / TOLD).exists() else (folder,)


def _read(folder: Path, version: Version) -> Slice:
    one = read_slice(folder)
    differing = [name for name in Version._fields if getattr(one.version, name) != getattr(version, name)]
    if differing:
        zh, en = ("、".join(_PARTS[name].zh for name in differing), ", ".join(_PARTS[name].en for name in differing))
        raise Refused(
            Text(f"{folder} 建的时候{zh}和现在不同：请重新建这一片", f"{folder} was built with another state of {en}")
        )
    if not one.is_undamaged():
        raise damaged(folder)
    return one


def _find_fault(one: Slice, of: int, content: str, chosen: dict[int, Slice]) -> Text | None:
    if one.part.of != of:
        return Text(
            f"{one.folder} 是共 {one.part.of} 片里的，别的是共 {of} 片的",
            f"{one.folder} is one of {one.part.of}, others are of {of}",
        )
    if one.content != content:
        return Text(
            f"{one.folder} 和别的片不是用同一份内容建的：请重新建这一片",
            f"{one.folder} was built from other records than the rest; build it again",
        )
    if one.part.number in chosen:
        return Text(
            f"第 {one.part.number} 片有两份：{chosen[one.part.number].folder} 和 {one.folder}",
            f"slice {one.part.number} is there twice: {chosen[one.part.number].folder} and {one.folder}",
        )
    return None


def _commonest(values: Sequence[Value]) -> Value:
    return Counter(values).most_common(1)[0][0]
