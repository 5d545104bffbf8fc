"""Events and rolls come newest first, as far as their dates are known."""

from workspace import Workspace

from generator.facts.order import roster
from generator.records.event import Event
from generator.records.roll import Roll

DATES = ["2019", "2018-06-12", "unknown", "2018", "2018-06", "2018-06-02/2020"]
NEWEST_FIRST = ["2019", "2018-06-12", "2018-06-02/2020", "2018-06", "2018", "unknown"]


def test_events_come_newest_first_and_unknown_last(workspace: Workspace):
    for number, date in enumerate(DATES):
        workspace.record(f"events/e-{number}", f"title: 事\nsummary: 一\ndate: {date}")
    catalog = workspace.catalog()
    assert [event.date for event in catalog.pick(Event, tuple(roster(catalog, "event")))] == NEWEST_FIRST


def test_rolls_come_newest_first_and_unknown_last(workspace: Workspace):
    workspace.award("w", "劳模")
    for number, date in enumerate(DATES):
        workspace.record(f"rolls/r-{number}", f"title: 榜\nawards: [w]\ndate: {date}")
    catalog = workspace.catalog()
    assert [roll.date for roll in catalog.pick(Roll, tuple(roster(catalog, "roll")))] == NEWEST_FIRST
