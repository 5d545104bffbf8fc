"""Publishing through rsync: a version is filled beside those that are there, looked at, then the link is switched."""

import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.build_manifest import MANIFEST, NoManifest, read_manifest
from generator.codes import Text
from generator.outputs.headers import is_for_ever
from generator.publish_options import RsyncTarget
from generator.publishing.filling import Earlier, carry_over
from generator.publishing.offer import Files, Offer, digest_of
from generator.publishing.plan import Plan, compare
from generator.publishing.progress import Progress
from generator.publishing.rsync import GONE, NOT_ALL, Rsync, RsyncFailed
from generator.publishing.target import Kept, Place
from generator.publishing.version_names import Version, about, next_version, read_version, read_versions
from generator.refusal import Refused
from generator.settings import Settings

_LINK, _VERSIONS, _PROBE = "current", "versions", ".guangrong-probe"
_WILD = re.compile(r"[*?\[\\]")
# By content, not by time: a site that was built on another machine is the same site. Times are those of the server.
_COPYING = ("--recursive", "--checksum", "--perms", "--chmod=D755,F644", "--no-links")


class Remote(Place):
    """The folder of another machine: `versions/<name>/`, and `current`, which leads to one of them."""

    def __init__(self, settings: Settings, target: RsyncTarget, progress: Progress) -> None:
        super().__init__(progress)
        self._target, self._rsync = target, Rsync(target)
        self._root = f"{target.address}/"
        self._known: dict[str, Files] = {}

    @property
    def address(self) -> str:
        return self._root + _LINK

    def plan(self, offer: Offer) -> Plan:
        self.progress.stage(Text("看看服务器上有什么", "looking at the server"), 1)
        current = self._current()
        there = self._files_of(current) if current else {}
        if current and current.digest == offer.digest[:12] and there:
            return compare(offer.files, offer.files, is_settled=True)
        return compare(offer.files, there)

    def send(self, offer: Offer, plan: Plan) -> None:
        whole, unfinished = self._whole_and_unfinished()
        current = self._current()
        version = next((one for one in reversed(unfinished) if one.digest == offer.digest[:12]), None)
        version = version or next_version((*whole, *unfinished), offer.digest)
        if not whole and not unfinished:
            self._make_folders()
        self._carry_over(offer, whole)
        self._upload(offer, version, [one for one in (current, *reversed(whole)) if one])
        self._check(offer, version)
        self._probe(version)
        self._lead_to(_LINK, version)
        self._remove([one for one in unfinished if one != version], [one for one in whole if one != version])

    def versions(self) -> list[Kept]:
        whole, _ = self._whole_and_unfinished()
        current = self._current()
        return [Kept(one.name, about(one, len(self._files_of(one))), one == current) for one in whole]

    def show(self, version: Kept) -> None:
        found = read_version(version.name)
        assert found
        self._probe(found)
        self._lead_to(_LINK, found)

    def _current(self) -> Version | None:
        there = self._rsync.list(self._root + _LINK).get(_LINK)
        if there is None:
            return None
        folder, _, name = there.removeprefix("l").rstrip("/").rpartition("/")
        version = read_version(name)
        if not there.startswith("l") or folder != _VERSIONS or not version:
            raise Refused(
                Text(f"{self.address} 不是 guangrong 放的，不去动它", f"{self.address} was not put there by guangrong"),
                Text("换一个空文件夹，或者先移走它", "name an empty folder, or move it away"),
            )
        return version

    def _whole_and_unfinished(self) -> tuple[list[Version], list[Version]]:
        """Versions with their manifest, which comes last, and those that an upload left which was cut."""
        found = self._rsync.list(f"{self._root}{_VERSIONS}/")
        versions = read_versions(name for name, sort in found.items() if sort == "d")
        whole = [version for version in versions if self._files_of(version)]
        return whole, [version for version in versions if version not in whole]

    def _files_of(self, version: Version) -> Files:
        """What the manifest of a version says; nothing where there is none."""
        if version.name not in self._known:
            self._known[version.name] = {}
            with tempfile.TemporaryDirectory() as folder, suppress(OSError, NoManifest):
                self._fetch(version, [MANIFEST], Path(folder))
                self._known[version.name] = read_manifest((Path(folder) / MANIFEST).read_bytes()).files
        return self._known[version.name]

    def _fetch(self, version: Version, paths: Sequence[str], folder: Path) -> None:
        """Bring files of a version here, as many of them as are there."""
        # Rules, not --files-from: daemons of rsync 3.5.0 that do not change their root find nothing by it.
        rules = dict.fromkeys(rule for path in paths if not _WILD.search(path) for rule in _way_to(path))
        try:
            arguments = ("--recursive", "--no-links", "--from0", "--include-from=-", "--exclude=*")
            self._rsync.run(*arguments, self._at(version), f"{folder}/", given="\0".join(rules) + "\0")
        except RsyncFailed as error:
            if error.code not in (NOT_ALL, GONE):
                raise

    def _carry_over(self, offer: Offer, whole: Sequence[Version]) -> None:
        """Keep what pages of earlier versions still load: whoever opened one goes on reading."""
        wanted = set(offer.files)
        for version in reversed(whole[-self._target.keep :]):
            files = self._files_of(version)
            lost = [path for path in files if path not in wanted and is_for_ever(path)]
            if not lost:
                continue
            with tempfile.TemporaryDirectory(dir=offer.folder.parent) as folder:
                self._fetch(version, lost, Path(folder))
                there = {path: files[path] for path in lost if digest_of(Path(folder, path)) == files[path].sha256}
                carry_over(offer.folder, offer.files, [Earlier(Path(folder), there)])
                offer.extras.update(there)
            wanted.update(there)

    def _upload(self, offer: Offer, version: Version, earlier: Sequence[Version]) -> None:
        self.progress.stage(Text("发送", "sending"), 1)
        shared = [f"--link-dest=../{name}/" for name in dict.fromkeys(one.name for one in earlier[:10])]
        arguments = (*_COPYING, "--delete", *shared, f"--exclude=/{MANIFEST}", "--info=progress2", "--no-inc-recursive")
        self._rsync.run(*arguments, f"{offer.folder}/", self._at(version), watch=self.progress.reach)

    def _check(self, offer: Offer, version: Version) -> None:
        """Have the server read it all once more before anybody sees it; then send the manifest."""
        self.progress.stage(Text("核对服务器上的新版本", "checking the version there"), 1)
        arguments = (*_COPYING, "--dry-run", "--delete", "--out-format=%n", f"--exclude=/{MANIFEST}")
        wrong = self._rsync.run(*arguments, f"{offer.folder}/", self._at(version)).split("\n")
        if paths := [path for path in wrong if path and not path.endswith("/")]:
            raise Refused(
                Text(f"服务器上的新版本不完整，没有换上：{paths[0]}", f"the version there is not whole: {paths[0]}"),
                Text("再发布一次；也许有别人同时在发布", "publish again; somebody else may be publishing, too"),
            )
        self._rsync.run("--checksum", "--perms", "--chmod=F644", str(offer.folder / MANIFEST), self._at(version))
        self._known[version.name] = dict(offer.files)

    def _at(self, version: Version) -> str:
        return f"{self._root}{_VERSIONS}/{version.name}/"

    def _probe(self, version: Version) -> None:
        """Lead a link that nobody sees to a version, and look through it: not every server lets links lead anywhere."""
        self._lead_to(_PROBE, version)
        try:
            seen = self._rsync.list(f"{self._root}{_PROBE}/{MANIFEST}")
        except RsyncFailed:
            seen = {}
        finally:
            self._forget("", [_PROBE])
        if MANIFEST not in seen:
            raise Refused(
                Text(
                    "服务器上的链接不能用，没有换上新版本", "links do not work on the server: the version is not shown"
                ),
                Text(
                    "在服务器 rsyncd.conf 的这个模块里写 munge symlinks = no，或者改用 ssh",
                    "write `munge symlinks = no` for this module in rsyncd.conf, or go over ssh",
                ),
            )

    def _lead_to(self, link: str, version: Version) -> None:
        """Upload a link: rsync makes it under another name, and then gives it its own in one step."""
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, link).symlink_to(f"{_VERSIONS}/{version.name}")
            self._rsync.run("--links", f"{folder}/{link}", self._root)

    def _make_folders(self) -> None:
        with _empty() as folder:
            Path(folder, _VERSIONS).mkdir()
            self._rsync.run("--recursive", "--chmod=D755", "--perms", f"{folder}/{_VERSIONS}", self._root)

    def _remove(self, unfinished: Sequence[Version], whole: Sequence[Version]) -> None:
        """Take away the oldest versions, first their manifests: one that is half gone is no version."""
        old = whole[: max(len(whole) + 1 - self._target.keep, 0)]
        if old:
            self.progress.stage(Text("移除最旧的版本", "removing the oldest versions"), 1)
            self._forget(f"{_VERSIONS}/", [f"{version.name}/{MANIFEST}" for version in old])
        self._forget(f"{_VERSIONS}/", [version.name for version in (*old, *unfinished)])

    def _forget(self, below: str, names: Sequence[str]) -> None:
        """Remove these and nothing else: whatever is not named is out of bounds."""
        if not names:
            return
        rules = [rule for name in names for rule in _rules(name)]
        with _empty() as folder:
            for name in names:
                # Folders that stay are there on this side, too.
                Path(folder, name).parent.mkdir(parents=True, exist_ok=True)
            self._rsync.run(
                "--recursive", "--delete", "--force", *rules, "--exclude=*", f"{folder}/", self._root + below
            )


def _way_to(path: str) -> Iterator[str]:
    """The rules that let a path through: its folders and itself."""
    parts = path.split("/")
    yield from (f"/{'/'.join(parts[:depth])}/" for depth in range(1, len(parts)))
    yield f"/{path}"


def _rules(name: str) -> Iterator[str]:
    first, _, rest = name.partition("/")
    if rest:
        yield from (f"--include=/{first}/", f"--include=/{first}/{rest}")
    else:
        yield from (f"--include=/{first}", f"--include=/{first}/***")


@contextmanager
def _empty() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        yield folder
