"""Forms as they are used in tests: opened and saved within this process, asked over HTTP, and a whole office."""

import json
import subprocess
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any

from workspace import SOURCE

from generator.forms.actions import Forms
from generator.forms.requests import read_request
from generator.forms.server import BASE

PERSON = f"name: 丁一\nunit: jixie  # 名单上的\n{SOURCE}"


@dataclass
class Sitting:
    """One form opened and saved, as the browser's program does it."""

    forms: Forms
    content: Path

    def ask(self, action: str, **params: Any) -> Any:
        return self.forms.answer(*read_request(json.dumps({"action": action, "params": params}).encode()))

    def open(self, path: str) -> dict[str, Any]:
        return json.loads(self.ask("getEntry", path=f"content/{path}.yml")["data"])

    def save(self, path: str, filled: dict[str, Any], is_new: bool = False) -> dict[str, Any]:
        sent = [{"path": f"content/{path}.yml", "raw": json.dumps(filled)}]
        return self.ask("persistEntry", dataFiles=sent, options={"newEntry": is_new})

    def text(self, path: str) -> str:
        return (self.content / f"{path}.yml").read_text("utf-8")


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


@dataclass
class Office:
    """A site in git with `guangrong edit` running; `address` lets in."""

    root: Path
    address: str

    def git(self, *arguments: str) -> str:
        return subprocess.run(["git", *arguments], cwd=self.root, check=True, capture_output=True, text=True).stdout
