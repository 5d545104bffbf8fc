"""Which part of a site somebody asks for: `2/4` is the second of four."""

import re

from generator.codes import Text
from generator.part import Part
from generator.refusal import Refused

# More would only read the same records more often.
MOST = 1_000
_WRITTEN = re.compile(r"([0-9]{1,9})/([0-9]{1,9})")


def read_part(text: str) -> Part:
    """A part as people write it; raises Refused."""
    found = _WRITTEN.fullmatch(text.strip())
    if not found:
        raise Refused(
            Text(
                f"--shard 要写成“第几片/共几片”，如 2/4，不能是“{text}”",
                f"--shard is number/count, such as 2/4, not “{text}”",
            )
        )
    number, of = int(found[1]), int(found[2])
    if not 1 <= of <= MOST:
        raise Refused(Text(f"一个站能分成 1 到 {MOST} 片，不能是 {of} 片", f"a site has 1 to {MOST} slices, not {of}"))
    if not 1 <= number <= of:
        raise Refused(
            Text(
                f"共 {of} 片，没有第 {number} 片：从 1 数到 {of}", f"of {of} slices none is number {number}: 1 to {of}"
            )
        )
    return Part(number, of)
