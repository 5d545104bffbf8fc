"""A small site with forms: within this process, over HTTP, and as the command that people start."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from threading import Thread
from typing import Any

import pytest
from sittings import PERSON, Office, Server, Sitting
from workspace import SOURCE, Workspace

from generator.authoring.new_site import make_site
from generator.forms.actions import Forms
from generator.forms.server import make_handler
from generator.preview import Preview
from generator.settings import read_settings
from generator.web import make_server


@pytest.fixture
def sitting(workspace: Workspace) -> Sitting:
    workspace.file("content/people/ding-yi.yml", PERSON)
    workspace.file("content/units/jixie.yml", f"name: 某某机械厂\ntype: company\n{SOURCE}")
    return Sitting(Forms(read_settings(workspace.config), "test"), workspace.root / "content")


@pytest.fixture
def server(sitting: Sitting, workspace: Workspace) -> Iterator[Server]:
    handler = make_handler(sitting.forms)
    served = make_server(Preview(workspace.config, "test"), "127.0.0.1", 0, handler)
    Thread(target=served.serve_forever, daemon=True).start()
    yield Server(served.server_address[1], handler.key)
    served.shutdown()
    served.server_close()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    root = tmp_path_factory.mktemp("office") / "site"
    list(make_site(root))
    office = Office(root, "")
    office.git("init", "-q")
    office.git("config", "user.name", "编辑")
    office.git("config", "user.email", "editor@example.org")
    office.git("add", "-A")
    office.git("commit", "-q", "-m", "开始")
    command = [sys.executable, "-u", "-m", "generator", "edit", "-a", "127.0.0.1:0"]
    environment = {name: text for name, text in os.environ.items() if not name.startswith("GIT_")}
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout
        office.address = next(found[0] for line in process.stdout if (found := re.search(r"http://\S+", line)))
        Thread(target=process.stdout.read, daemon=True).start()
        yield office
        process.terminate()


@pytest.fixture
def until() -> Callable[[Callable[[], Any]], Any]:
    """Waits until something is true, and says what it was."""

    def wait(look: Callable[[], Any]) -> Any:
        for _ in range(200):
            if said := look():
                return said
            time.sleep(0.1)
        raise AssertionError("never")

    return wait
