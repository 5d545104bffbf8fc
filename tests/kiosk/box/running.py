"""A box in this process."""

import json

from fake_walls import FakePack, ask

from generator.kiosk.box import Box
from generator.kiosk.connections import LocalServer
from generator.kiosk.server import make_server
from generator.kiosk.shelf import Shelf


class Running:
    """A box in this process."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf, self.box = shelf, Box(shelf)
        self.server: LocalServer = make_server(self.box, 0)
        self.port = self.server.server_port

    def add(self, number: int) -> None:
        pack = FakePack(number)
        self.shelf.add(pack.manifest, pack.content, pack)

    def beat(self, body: object, **more: str) -> int:
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        given = {
            "Origin": f"http://127.0.0.1:{self.port}",
            **{name.replace("_", "-"): one for name, one in more.items()},
        }
        return ask(self.port, "/heartbeat", "POST", content, given)[0]
