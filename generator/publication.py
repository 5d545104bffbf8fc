"""When a record is public: no draft, from one day on, until another; days are those of China."""

from collections.abc import Sequence

from generator.records import Record

_DRAFT = "draft"


def times_of(record: Record) -> Sequence[str]:
    """Whether a record is a draft, its first public day and its last; nothing where it says none of these."""
    times = [_DRAFT if record.draft else "", record.publish_on or "", record.expires_on or ""]
    return times if any(times) else []


def is_out(times: Sequence[str], day: str) -> bool:
    """Whether these times keep a record from the public on a day."""
    if not times:
        return False
    draft, first, last = times
    return bool(draft) or day < first or bool(last and day > last)
