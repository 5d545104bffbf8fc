"""Which record an editor means: by its id, by `people/lv-meihua` or by the path of its file."""

from collections.abc import Sequence
from pathlib import PurePosixPath

from generator.desk.refusal import Refused
from generator.find import SUFFIX, Found
from generator.suggest import nearest


def find_record(files: Sequence[Found], name: str) -> Found:
    """The one file that is meant; raises Refused where there is none or there are several."""
    asked = name.replace("\\", "/").removeprefix("./").removesuffix(SUFFIX).rstrip("/")
    meant = [file for file in files if asked in _names_of(file)]
    if len(meant) == 1:
        return meant[0]
    if meant:
        ways = "、".join(f"{file.kind.folder}/{file.id}" for file in meant)
        raise Refused(f"叫“{name}”的不止一个，写明是哪一个：{ways}", f"several are called “{name}”; say which: {ways}")
    near = nearest(PurePosixPath(asked).name, [file.id for file in files])
    hint = (f"；是不是 {near}？", f"; did you mean {near}?") if near else ("", "")
    raise Refused(f"没有叫“{name}”的记录{hint[0]}", f"there is no record called “{name}”{hint[1]}")


def _names_of(file: Found) -> tuple[str, str, str]:
    return file.id, f"{file.kind.folder}/{file.id}", file.path.removesuffix(SUFFIX)
