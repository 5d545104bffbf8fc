"""What the public interface (api/v1/) tells: a shape for each kind, which makes both the data and its JSON Schema.

Within v1 fields may be added; none goes, changes its name or the sort of its value. What is for editors is in no shape.
"""

from collections.abc import Callable, Mapping
from typing import Any

from generator.catalog import Catalog
from generator.public.base import ToldRecord
from generator.public.events import ToldEvent, ToldExhibition, tell_event, tell_exhibition
from generator.public.people import ToldAward, ToldPerson, ToldUnit, tell_award, tell_person, tell_unit
from generator.public.rolls import ToldRoll, tell_roll
from generator.public.services import ToldPlace, ToldService, tell_place, tell_service

__all__ = ["SHAPES", "TELL", "ToldRecord"]

# By kind, in the order in which they are documented.
SHAPES: Mapping[str, type[ToldRecord]] = {
    "person": ToldPerson,
    "unit": ToldUnit,
    "award": ToldAward,
    "roll": ToldRoll,
    "event": ToldEvent,
    "exhibition": ToldExhibition,
    "service": ToldService,
    "place": ToldPlace,
}
TELL: Mapping[str, Callable[[Catalog, Any], ToldRecord]] = {
    "person": tell_person,
    "unit": tell_unit,
    "award": tell_award,
    "roll": tell_roll,
    "event": tell_event,
    "exhibition": tell_exhibition,
    "service": tell_service,
    "place": tell_place,
}
