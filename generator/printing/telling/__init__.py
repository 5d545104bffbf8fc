"""What is printed of a record, as plain data: one function a kind, each listed in TELLERS.

It is made of the record's page as planned, so that paper and site say the same.
"""

from collections.abc import Callable, Mapping
from typing import Any

from generator.pages.page import Data
from generator.printing.telling import events, exhibitions, people, places, rolls, units
from generator.site import Site

TELLERS: Mapping[str, Callable[[Site, str, Data], dict[str, Any]]] = {
    "person": people.tell,
    "event": events.tell,
    "roll": rolls.tell,
    "exhibition": exhibitions.tell,
    "unit": units.tell,
    "place": places.tell_place,
    "service": places.tell_service,
}
