"""Screens of a small wall, each with a server of its own that can be made to fail."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from clinic import open_clinic
from patient import Patient
from playwright.sync_api import Browser


def _admissions(browser: Browser) -> Iterator[Callable[..., Patient]]:
    with ExitStack() as stack:

        def admit(**wishes: Any) -> Patient:
            clinic = stack.enter_context(open_clinic())
            context = browser.new_context(viewport={"width": 640, "height": 360}, **wishes)
            stack.callback(context.close)
            context.set_default_timeout(20_000)
            return Patient(context.new_page(), clinic)

        yield admit


admit = pytest.fixture(_admissions, name="admit")
module_admit = pytest.fixture(_admissions, name="module_admit", scope="module")
