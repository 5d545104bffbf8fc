"""A running box, and a project whose site is built."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_walls import ID, write_site
from running import Running

from generator.kiosk.shelf import Shelf

CONFIG = "site_name: 小站\nsite_dir: public\nplugins:\n  - guangrong\n"


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    with Shelf(tmp_path, ID).opened() as shelf:
        running = Running(shelf)
        threading.Thread(target=lambda: running.server.serve_forever(0.02), daemon=True).start()
        yield running
        running.server.shutdown()
        running.server.server_close()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose site is built; the commands are run in its folder."""
    (tmp_path / "site_config.yml").write_text(CONFIG, "utf-8")
    write_site(tmp_path / "public", 1)
    monkeypatch.chdir(tmp_path)
    return tmp_path
