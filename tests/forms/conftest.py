"""A small site with forms: within this process, over HTTP, and as the command that people start."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from workspace import SOURCE, Workspace

from generator.authoring.new_site import make_site
from generator.forms.actions import Forms
from generator.forms.server import BASE, make_handler
from generator.preview import Preview
from generator.settings import read_settings
from generator.web import make_server

PERSON = f"name: 丁一\nunit: jixie  # 名单上的\n{SOURCE}"


@dataclass
class Sitting:
    """One form opened and saved, as the browser's program does it."""

    forms: Forms
    content: Path

    def ask(self, action: str, **params: Any) -> Any:
        return self.forms.answer(action, params)

    def open(self, path: str) -> dict[str, Any]:
        return json.loads(self.ask("getEntry", path=f"content/{path}.yml")["data"])

    def save(self, path: str, filled: dict[str, Any], is_new: bool = False) -> dict[str, Any]:
        sent = [{"path": f"content/{path}.yml", "raw": json.dumps(filled)}]
        return self.ask("persistEntry", dataFiles=sent, options={"newEntry": is_new})

    def text(self, path: str) -> str:
        return (self.content / f"{path}.yml").read_text("utf-8")


@pytest.fixture
def sitting(workspace: Workspace) -> Sitting:
    workspace.file("content/people/ding-yi.yml", PERSON)
    workspace.file("content/units/jixie.yml", f"name: 某某机械厂\ntype: company\n{SOURCE}")
    return Sitting(Forms(read_settings(workspace.config), "test"), workspace.root / "content")


@dataclass
class Server:
    """A server of forms and its key."""

    port: int
    key: str

    @property
    def cookie(self) -> str:
        return f"guangrong_edit_{self.port}={self.key}"

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[HTTPResponse, bytes]:
        """A request below the forms' address, as whoever sends these headers."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request(
            method, f"{BASE}{path}", body, {name.replace("_", "-"): text for name, text in headers.items()}
        )
        response = connection.getresponse()
        content = response.read()
        connection.close()
        return response, content


@pytest.fixture
def server(sitting: Sitting, workspace: Workspace) -> Iterator[Server]:
    handler = make_handler(sitting.forms)
    served = make_server(Preview(workspace.config, "test"), "127.0.0.1", 0, handler)
    Thread(target=served.serve_forever, daemon=True).start()
    yield Server(served.server_address[1], handler.key)
    served.shutdown()
    served.server_close()


@dataclass
class Office:
    """A site in git with `guangrong edit` running; `address` lets in."""

    root: Path
    address: str

    def git(self, *arguments: str) -> str:
        return subprocess.run(["git", *arguments], cwd=self.root, check=True, capture_output=True, text=True).stdout


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
    import time

    def wait(look: Callable[[], Any]) -> Any:
        for _ in range(200):
            if said := look():
                return said
            time.sleep(0.1)
        raise AssertionError("never")

    return wait
