"""What nobody may publish of a person, found in a text: numbers in every disguise, homes, names of people in need."""

from generator.leaks.beneficiaries import find_lists, find_named, find_possible
from generator.leaks.homes import find_homes
from generator.leaks.leak import Leak
from generator.leaks.numbers import find_numbers, hide_numbers

__all__ = ["Leak", "find_leaks", "find_lists", "find_named", "find_possible", "hide_numbers"]


def find_leaks(text: str) -> list[Leak]:
    """Every number and home in a text, in its order; names are asked for apart, where help is told of."""
    return sorted([*find_numbers(text), *find_homes(text)], key=lambda leak: leak.start)
