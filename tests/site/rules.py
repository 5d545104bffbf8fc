"""The rules of axe-core, its best practices included, on a page as it stands just now."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def broken(page: Page) -> list[str]:
    """What breaks a rule, each with the reason."""
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html'][:160]} {node['failureSummary']}" for one in found for node in one["nodes"]]
