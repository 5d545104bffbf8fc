"""Events and rolls come newest first, as far as their dates are known."""

from generator.pages.order import newest_events, newest_rolls
from generator.records.event import Event
from generator.records.roll import Roll

DATES = ["2019", "2018-06-12", "unknown", "2018", "2018-06", "2018-06-02/2020"]
NEWEST_FIRST = ["2019", "2018-06-12", "2018-06-02/2020", "2018-06", "2018", "unknown"]
SOURCE = [{"title": "出处"}]


def test_events_come_newest_first_and_unknown_last():
    events = [Event(id="e", title="事", date=date, source=SOURCE) for date in DATES]  # type: ignore[arg-type]
    assert [event.date for event in newest_events(events)] == NEWEST_FIRST


def test_rolls_come_newest_first_and_unknown_last():
    rolls = [Roll(id="r", title="榜", awards=["w"], date=date, source=SOURCE) for date in DATES]  # type: ignore[arg-type]
    assert [roll.date for roll in newest_rolls(rolls)] == NEWEST_FIRST
