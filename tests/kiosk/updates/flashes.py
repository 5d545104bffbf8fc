"""A flash detector: every frame that the browser draws, as a number for its light."""

from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image, ImageStat
from playwright.sync_api import Error, Page


@dataclass
class Film:
    """The mean light of each frame (0 to 255), and the part of it that is nearly white."""

    lights: list[float] = field(default_factory=list)
    whites: list[float] = field(default_factory=list)

    def add(self, content: bytes) -> None:
        frame = Image.open(BytesIO(content)).convert("L")
        self.lights.append(ImageStat.Stat(frame).mean[0])
        self.whites.append(sum(frame.histogram()[230:]) / (frame.width * frame.height))


@contextmanager
def filmed(page: Page) -> Iterator[Film]:
    """What the page shows meanwhile."""
    film = Film()
    session = page.context.new_cdp_session(page)

    def keep(told: dict[str, object]) -> None:
        film.add(b64decode(str(told["data"])))
        session.send("Page.screencastFrameAck", {"sessionId": told["sessionId"]})

    session.on("Page.screencastFrame", keep)
    # A page that is just being navigated to is in no window for a moment.
    for attempt in range(40):
        try:
            session.send("Page.startScreencast", {"format": "jpeg", "quality": 60, "maxWidth": 320, "maxHeight": 180})
            break
        except Error:
            if attempt == 39:
                raise
            page.wait_for_timeout(50)
    yield film
    page.wait_for_timeout(100)
    session.send("Page.stopScreencast")
    session.detach()
