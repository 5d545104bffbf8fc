"""Publishing into a folder of this machine: whole versions side by side, and a link that is switched in one step."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.build_manifest import MANIFEST, NoManifest, read_content, read_manifest
from generator.codes import Text
from generator.progress import Progress
from generator.publish_options import FolderTarget
from generator.publishing.filling import Earlier, carry_over, fill
from generator.publishing.lock import alone
from generator.publishing.offer import Offer
from generator.publishing.plan import Plan, compare
from generator.publishing.target import Kept, Place
from generator.publishing.version_names import Version, about, next_version, read_version, read_versions
from generator.refusal import Refused
from generator.settings import Settings
from generator.versions import home_of, sync_all, sync_folder

LINK, VERSIONS = "current", "versions"
_LOCK, _UNFINISHED = ".guangrong-publish.lock", ".part"


class Folder(Place):
    """`versions/<name>/` for each version, and `current`, which leads to the one that is served."""

    def __init__(self, settings: Settings, target: FolderTarget, progress: Progress) -> None:
        super().__init__(progress)
        self._root = Path(os.path.normpath(settings.root / target.folder))
        self._keep = target.keep
        self._versions, self._link = self._root / VERSIONS, self._root / LINK
        self._next_link = self._root / f".{LINK}{_UNFINISHED}"
        _protect(settings, self._root)

    @property
    def address(self) -> str:
        return str(self._link)

    def plan(self, offer: Offer) -> Plan:
        with _told(self._root):
            current = self._current()
            is_same = current is not None and current.digest == offer.digest[:12]
            if current and is_same and self.keeps_old and self._holds(current, offer):
                return compare(offer.files, offer.files, is_settled=True)
            return compare(offer.files, self._earlier(current).files if current else {})

    def send(self, offer: Offer, plan: Plan) -> None:
        with _told(self._root):
            self._versions.mkdir(parents=True, exist_ok=True)
            with alone(self._root / _LOCK):
                self._clean()
                current = self._current()
                known = self._known()
                version = next_version(known, offer.digest)
                # Of what is there twice the newest copy is shared, and of all the one that is served first.
                earlier = [self._earlier(one) for one in (current, *reversed(known)) if one]
                unfinished = self._versions / f".{version.name}{_UNFINISHED}"
                fill(unfinished, offer, earlier, self.progress)
                if self.keeps_old:
                    carry_over(unfinished, offer.files, earlier)
                sync_all(self._versions)
                unfinished.rename(self._versions / version.name)
                sync_folder(self._versions)
                self._switch(version)
                self._clear_away(version)

    def versions(self) -> list[Kept]:
        with _told(self._root):
            current = self._current()
            return [Kept(one.name, about(one, len(self._earlier(one).files)), one == current) for one in self._known()]

    def show(self, version: Kept) -> None:
        found = read_version(version.name)
        assert found
        with _told(self._root), alone(self._root / _LOCK):
            self._switch(found)

    def _current(self) -> Version | None:
        """The version that the link leads to; Refused where something else stands at its place."""
        try:
            leads_to = Path(os.path.normpath(self._root / self._link.readlink()))
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError:
            raise _foreign(self._link) from None
        version = read_version(leads_to.name)
        if leads_to.parent != Path(os.path.normpath(self._versions)) or not version:
            raise _foreign(self._link)
        return version if (self._versions / version.name / MANIFEST).is_file() else None

    def _known(self) -> list[Version]:
        """Whole versions of ours; whatever else lies there is none of our business."""
        names = [path.name for path in self._versions.iterdir()] if self._versions.is_dir() else []
        return [one for one in read_versions(names) if (self._versions / one.name / MANIFEST).is_file()]

    def _earlier(self, version: Version) -> Earlier:
        folder = self._versions / version.name
        try:
            return Earlier(folder, read_manifest(read_content(folder / MANIFEST)).files)
        except (OSError, NoManifest):
            return Earlier(folder, {})

    def _holds(self, version: Version, offer: Offer) -> bool:
        """Whether all that is offered is there, by its size."""
        folder = self._versions / version.name
        try:
            sizes = ((folder / path).stat().st_size == file.size for path, file in offer.everything.items())
            return all(sizes)
        except OSError:
            return False

    def _clean(self) -> None:
        """Take away what a publisher left that was stopped."""
        for path in self._versions.glob(f".*{_UNFINISHED}"):
            if read_version(path.name[1 : -len(_UNFINISHED)]):
                _remove(path)
        with suppress(FileNotFoundError):
            self._next_link.unlink()

    def _switch(self, version: Version) -> None:
        with suppress(FileNotFoundError):
            self._next_link.unlink()
        self._next_link.symlink_to(f"{VERSIONS}/{version.name}", target_is_directory=True)
        self._next_link.replace(self._link)
        sync_folder(self._root)

    def _clear_away(self, current: Version) -> None:
        """Whatever cannot be taken away: visitors see the new version already."""
        try:
            self._forget_old(current)
        except OSError as error:
            where, why = error.filename or self._versions, error.strerror or str(error)
            raise Refused(
                Text(f"新版本已经换上；旧版本没能删掉：{where}：{why}", f"shown; an old version stays: {where}: {why}"),
                Text("看看那个文件夹，再发布一次", "look at that folder, and publish again"),
            ) from None

    def _forget_old(self, current: Version) -> None:
        """Take away the oldest versions; first their names, so that one which is half gone is no version."""
        old = [one for one in self._known() if one != current]
        for version in old[: max(len(old) + 1 - (self._keep if self.keeps_old else 1), 0)]:
            unfinished = self._versions / f".{version.name}{_UNFINISHED}"
            (self._versions / version.name).rename(unfinished)
            _remove(unfinished)


def _remove(folder: Path) -> None:
    """Take away a version; where somebody moved it elsewhere and left a link, the link."""
    if folder.is_symlink():
        folder.unlink()
    else:
        shutil.rmtree(folder)


def _foreign(link: Path) -> Refused:
    return Refused(
        Text(f"{link} 不是 guangrong 放的，不去动它", f"{link} was not put there by guangrong: it is left alone"),
        Text("换一个空文件夹，或者先移走它", "name an empty folder, or move it away"),
    )


def _protect(settings: Settings, root: Path) -> None:
    """A folder that is published into is none that people write in, and none that a build fills."""
    where = root.resolve()
    made = (settings.destination, home_of(settings.destination), settings.cache, settings.root / ".git")
    taken = (*made, settings.content, settings.prose, *settings.open_folders, *settings.templates)
    folders = [folder.resolve() for folder in taken]
    if any(where.is_relative_to(folder) or folder.is_relative_to(where) for folder in folders):
        raise Refused(
            Text(
                f"不能发布到 {root}：那里有网站的内容，或建站用的文件夹",
                f"{root} holds the content, or what builds use",
            ),
            Text("换一个别的文件夹", "name another folder"),
        )


@contextmanager
def _told(root: Path) -> Iterator[None]:
    """What the system says of a folder, as a refusal."""
    try:
        yield
    except OSError as error:
        where = error.filename if isinstance(error.filename, str) else str(root)
        why = error.strerror or str(error)
        raise Refused(
            Text(f"写不了 {where}：{why}", f"{where}: {why}"),
            Text("正在用的网站没有动过", "the site in use is as it was"),
        ) from None
