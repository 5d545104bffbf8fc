"""The month a site is built in: the only thing in it that depends on when it is built."""

import os
import time
from datetime import date, datetime, timedelta, timezone

# China has had one time, and no summer time, since 1991.
SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")
_LATEST = 4_000_000_000


def this_month() -> date:
    """The first day of the month in China, or of the moment in SOURCE_DATE_EPOCH so that a build can be repeated."""
    said = os.environ.get("SOURCE_DATE_EPOCH", "")
    is_moment = said.isascii() and said.isdigit() and len(said) < 12 and int(said) < _LATEST
    return datetime.fromtimestamp(int(said) if is_moment else time.time(), SHANGHAI).date().replace(day=1)
