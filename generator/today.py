"""When a site is built: its pages depend on the month only, the manifests of its walls tell the moment."""

import os
import time
from datetime import date, datetime, timedelta, timezone

# China has had one time, and no summer time, since 1991.
SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")
_LATEST = 4_000_000_000


def said_moment() -> int | None:
    """What SOURCE_DATE_EPOCH says, in seconds since 1970, so that a build can be repeated."""
    said = os.environ.get("SOURCE_DATE_EPOCH", "")
    is_moment = said.isascii() and said.isdigit() and len(said) < 12 and int(said) < _LATEST
    return int(said) if is_moment else None


def moment_after(earlier: int) -> int:
    """Now, or just after something earlier where the clock was set back since; or what SOURCE_DATE_EPOCH says."""
    said = said_moment()
    return max(int(time.time()), earlier + 1) if said is None else said


def today() -> date:
    """The day in China."""
    return datetime.fromtimestamp(moment_after(0), SHANGHAI).date()


def this_month() -> date:
    """The first day of the month in China."""
    return today().replace(day=1)
