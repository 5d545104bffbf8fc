"""When a site is built: its pages depend on the month only, the manifests of its walls tell the moment."""

import os
import time
from datetime import date, datetime, timedelta, timezone

# China has had one time, and no summer time, since 1991.
SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")
_LATEST = 4_000_000_000


def this_moment() -> int:
    """Seconds since 1970, or what SOURCE_DATE_EPOCH says so that a build can be repeated."""
    said = os.environ.get("SOURCE_DATE_EPOCH", "")
    is_moment = said.isascii() and said.isdigit() and len(said) < 12 and int(said) < _LATEST
    return int(said) if is_moment else int(time.time())


def this_month() -> date:
    """The first day of the month in China."""
    return datetime.fromtimestamp(this_moment(), SHANGHAI).date().replace(day=1)
