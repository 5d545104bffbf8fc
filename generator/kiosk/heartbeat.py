"""What the screen tells of itself every half minute, taken only when it is of the right form."""

import json
import math
import re
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

LARGEST = 8_192
_MOST_PROBLEMS, _LONGEST = 10, 300
_MOST = 2**53
_VERSION = re.compile(r"[0-9a-f]{64}")
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """One heartbeat; `heap` is in bytes, `uptime` in seconds.

    `received` is in seconds since 1970, `came` on the machine's monotonic clock, which nobody sets.
    """

    version: str
    made: int
    frames: int
    heap: int | None
    state: str
    problems: tuple[str, ...]
    uptime: float
    width: int
    height: int
    received: int = 0
    came: float = 0.0

    @property
    def age(self) -> float:
        """Seconds since it came."""
        return max(0.0, time.monotonic() - self.came)

    def tell(self) -> dict[str, Any]:
        """As plain values, with its age."""
        return asdict(self) | {"age": round(self.age, 1)}


def read_heartbeat(content: bytes) -> Heartbeat:
    """A heartbeat that has just come; raises ValueError for anything else."""
    try:
        told = json.loads(content.decode("utf-8"))
    except RecursionError:
        raise ValueError("too deep") from None
    if not isinstance(told, dict) or len(content) > LARGEST:
        raise ValueError("not an object")
    version = told.get("version")
    # A screen that does not know yet which version it shows is well all the same.
    if version is None:
        told, version = {**told, "made": 0}, ""
    elif not isinstance(version, str) or not _VERSION.fullmatch(version):
        raise ValueError("version")
    numbers = {name: _whole(told, name) for name in ("made", "frames", "width", "height")}
    heap = None if told.get("heap") is None else _whole(told, "heap")
    heartbeat = Heartbeat(
        version=version,
        heap=heap,
        state=_text(told.get("state")),
        problems=_problems(told),
        uptime=_uptime(told),
        **numbers,
    )
    return replace(heartbeat, received=int(time.time()), came=time.monotonic())


def _whole(told: Mapping[str, object], name: str) -> int:
    value = told.get(name)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < _MOST:
        raise ValueError(name)
    return value


def _uptime(told: Mapping[str, object]) -> float:
    value = told.get("uptime")
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < _MOST or math.isnan(value):
        raise ValueError("uptime")
    return round(float(value), 1)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("text")
    return _UNFIT.sub(" ", value)[:_LONGEST]


def _problems(told: Mapping[str, object]) -> tuple[str, ...]:
    value = told.get("problems")
    if not isinstance(value, list):
        raise ValueError("problems")
    return tuple(_text(one) for one in value[-_MOST_PROBLEMS:])
