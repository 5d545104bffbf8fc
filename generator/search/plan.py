"""What is known of an index besides the content of its pieces."""

from dataclasses import dataclass

from pydantic_core import from_json, to_json

from generator.search.numbering import Numbering, Run


@dataclass
class Plan:
    """The documents' order as a digest, their numbers, the numbers of further passages, and each family's digests."""

    order: str
    numbering: Numbering
    more: str
    digests: dict[str, list[str]]

    @property
    def parts(self) -> dict[str, int]:
        """How many pieces each family has."""
        return {family: len(digests) for family, digests in self.digests.items()}


def keep_plan(plan: Plan) -> str:
    """A plan as text."""
    return to_json([plan.order, plan.numbering, plan.more, plan.digests]).decode()


def read_plan(text: str) -> Plan:
    """A plan that was kept."""
    order, (numbers, runs, width, end), more, digests = from_json(text)
    return Plan(order, Numbering(numbers, [Run(*run) for run in runs], width, end), more, digests)
