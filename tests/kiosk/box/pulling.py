"""Ask sources once each, as a box does; zips as somebody else writes them."""

import zipfile
from pathlib import Path
from threading import Event

from fake_walls import ID, MANIFEST, files_of, is_whole, manifest_of

from generator.kiosk.puller import Puller
from generator.kiosk.shelf import Shelf


def pull(folder: Path, *sources: object) -> tuple[int, list[str]]:
    """What is current after each source was asked once, and what was said."""
    with Shelf(folder, ID).opened() as shelf:
        said = []
        for source in sources:
            puller = Puller(str(source), shelf, 60, Event())
            puller.ask()
            said.append(puller.result)
        assert shelf.current is None or is_whole(folder / "current")
        return (shelf.current.manifest.made if shelf.current else 0), said


def zip_of(file: Path, number: int, **more: bytes) -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in {**files_of(number), MANIFEST: manifest_of(number), **more}.items():
            archive.writestr(path, content)
    return file
