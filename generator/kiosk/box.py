"""What a box knows of itself: its versions, its sources, and what the screen last said."""

import json
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from generator import __version__
from generator.kiosk import disk
from generator.kiosk.heartbeat import Heartbeat
from generator.kiosk.puller import Puller
from generator.kiosk.shelf import Shelf


@dataclass
class Box:
    """What the server tells of: the shelf, who fills it, and what the screen last said."""

    shelf: Shelf
    pullers: Sequence[Puller] = ()
    heartbeat: Heartbeat | None = None
    started: float = field(default_factory=time.monotonic)

    def take(self, heartbeat: Heartbeat) -> None:
        """Keep what the screen said, also for whoever looks into the folder."""
        self.heartbeat, self.shelf.shown = heartbeat, heartbeat.version
        disk.replace_quietly(self.shelf.folder / "heartbeat.json", to_json(asdict(heartbeat)))

    def tell_json(self) -> bytes:
        """The same as bytes."""
        return to_json(self.tell())

    def tell(self) -> dict[str, Any]:
        """Everything a technician may ask."""
        shelf, current = self.shelf, self.shelf.current
        kept = [{"version": one.manifest.version, "made": one.manifest.made} for one in shelf.kept]
        return {
            "kiosk": shelf.kiosk,
            "title": current.manifest.title if current else "",
            "version": current.manifest.version if current else "",
            "made": current.manifest.made if current else 0,
            "program": f"guangrong {__version__}",
            "uptime": round(time.monotonic() - self.started, 1),
            "folder": str(shelf.folder),
            "free": disk.count_free(shelf.folder),
            "kept": kept,
            "damaged": list(shelf.damaged),
            "sources": [puller.tell() for puller in self.pullers],
            "heartbeat": self.heartbeat.tell() if self.heartbeat else None,
        }


def to_json(value: dict[str, Any]) -> bytes:
    """Plain values as a file."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"
