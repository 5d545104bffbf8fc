"""What lies on an rsync server: one list, and the manifests of the versions, brought here at once."""

import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.build_manifest import MANIFEST, NoManifest, read_content, read_manifest
from generator.codes import Text
from generator.publishing.offer import Files
from generator.publishing.rsync import Rsync
from generator.publishing.version_names import Version, read_version, read_versions
from generator.refusal import Refused

LINK, VERSIONS = "current", "versions"


@dataclass(frozen=True, slots=True)
class There:
    """Versions by what their manifests say; those that an upload left which was cut; the one that is served."""

    whole: Mapping[Version, Files]
    unfinished: Sequence[Version]
    current: Version | None
    has_folders: bool


def look(rsync: Rsync, root: str) -> There:
    """Look at a folder that versions are published into; Refused where something else stands at the link's place."""
    shown = (f"/{LINK}", f"/{VERSIONS}/", f"/{VERSIONS}/*/", f"/{VERSIONS}/*/{MANIFEST}")
    found = rsync.list(root, shown)
    versions = read_versions(
        path.partition("/")[2] for path, sort in found.items() if path.startswith(f"{VERSIONS}/") and sort == "d"
    )
    files: dict[Version, Files] = {}
    with tempfile.TemporaryDirectory() as folder:
        if any(path.endswith(f"/{MANIFEST}") for path in found):
            # A version may be gone by then.
            rsync.fetch(root, [f"{VERSIONS}/{version.name}/{MANIFEST}" for version in versions], Path(folder))
        for version in versions:
            with suppress(OSError, NoManifest):
                files[version] = read_manifest(read_content(Path(folder, VERSIONS, version.name, MANIFEST))).files
    unfinished = [version for version in versions if version not in files]
    return There(files, unfinished, _current(found, root), VERSIONS in found)


def _current(found: Mapping[str, str], root: str) -> Version | None:
    there = found.get(LINK)
    if there is None:
        return None
    folder, _, name = there.removeprefix("l").rstrip("/").rpartition("/")
    version = read_version(name)
    if not there.startswith("l") or folder != VERSIONS or not version:
        raise Refused(
            Text(f"{root}{LINK} 不是 guangrong 放的，不去动它", f"{root}{LINK} was not put there by guangrong"),
            Text("换一个空文件夹，或者先移走它", "name an empty folder, or move it away"),
        )
    return version
