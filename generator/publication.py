"""When a record is public: no draft, from one day on, until another; days are those of China."""

from collections.abc import Sequence

from generator.dates import parse_when
from generator.records import Record

_DRAFT = "draft"


def times_of(record: Record) -> Sequence[str]:
    """Whether a record is a draft, its first public day and its last; nothing where it says none of these."""
    times = [_DRAFT if record.draft else "", _day_of(record.publish_on), _day_of(record.expires_on)]
    return times if any(times) else []


def is_out(times: Sequence[str], day: str) -> bool:
    """Whether these times keep a record from the public on a day."""
    if not times:
        return False
    draft, first, last = times
    return bool(draft) or day < first or bool(last and day > last)


def _day_of(written: str | None) -> str:
    moment = parse_when(written).first if written else None
    return moment.text if moment else ""
