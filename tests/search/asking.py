"""The engine, asked in a page: many queries with one call into the browser."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from generator.bundles import script_path
from generator.settings import Settings
from tests.search.judge import key_of

# In the order in which a page loads them.
SCRIPTS = ("names", "seek")
_ASK = """async (asked) => {
  const told = [];
  for (const [typed, choices] of asked) told.push(await guangrongSearch.ask(typed, choices));
  return told;
}"""
Answer = Mapping[str, Any]


def engine_of(settings: Settings) -> tuple[str, ...]:
    """Where the engine's scripts are, below the site's root."""
    return tuple(script_path(settings, name) for name in SCRIPTS)


@dataclass
class Asker:
    """A page in which the engine of a site is open."""

    page: Page
    base: str
    engine: Sequence[str]

    def __post_init__(self) -> None:
        for script in self.engine:
            self.page.add_script_tag(url=self.base + script)
        self.page.evaluate("async (base) => { await guangrongSearch.open(base) }", self.base)

    def ask(self, typed: Sequence[str], **choices: Any) -> list[Answer]:
        """One answer for each query, in their order."""
        return self.page.evaluate(_ASK, [[one, choices] for one in typed])


def hits_of(answer: Answer) -> list[str]:
    """Keys of the hits that hold what was typed."""
    return [key_of(hit) for hit in answer["hits"] if not hit["isNear"]]


def near_of(answer: Answer) -> list[str]:
    """Keys of what is marked as near."""
    return [key_of(hit) for hit in (*answer["hits"], *answer["near"]) if hit["isNear"]]
