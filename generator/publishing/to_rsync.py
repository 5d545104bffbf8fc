"""Publishing through rsync: a version is filled beside those that are there, looked at, then the link is switched."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from generator.build_manifest import MANIFEST
from generator.codes import Text
from generator.outputs.headers import is_for_ever
from generator.progress import Progress
from generator.publish_options import RsyncTarget
from generator.publishing.filling import Earlier, carry_over
from generator.publishing.offer import Offer, digest_of
from generator.publishing.plan import Plan, compare
from generator.publishing.rsync import Rsync, RsyncFailed
from generator.publishing.rsync_listing import LINK, VERSIONS, There, look
from generator.publishing.target import Kept, Place
from generator.publishing.version_names import Version, about, next_version
from generator.refusal import Refused
from generator.settings import Settings

_PROBE = ".guangrong-probe"
# By content, not by time: a site that was built on another machine is the same site. Times are those of the server.
_COPYING = ("--recursive", "--checksum", "--perms", "--chmod=D755,F644", "--no-links")


class Remote(Place):
    """The folder of another machine: `versions/<name>/`, and `current`, which leads to one of them."""

    def __init__(self, settings: Settings, target: RsyncTarget, progress: Progress) -> None:
        super().__init__(progress)
        self._target, self._rsync = target, Rsync(target)
        self._root = f"{target.address}/"
        self._seen: There | None = None

    @property
    def address(self) -> str:
        return self._root + LINK

    def plan(self, offer: Offer) -> Plan:
        self.progress.stage(Text("看看服务器上有什么", "looking at the server"), 1)
        there = self._seen = look(self._rsync, self._root)
        current = there.current if there.current in there.whole else None
        if current and current.digest == offer.digest[:12] and self.keeps_old:
            return compare(offer.files, offer.files, is_settled=True)
        return compare(offer.files, there.whole[current] if current else {})

    def send(self, offer: Offer, plan: Plan) -> None:
        there = self._seen or look(self._rsync, self._root)
        whole = list(there.whole)
        version = next((one for one in reversed(there.unfinished) if one.digest == offer.digest[:12]), None)
        version = version or next_version((*whole, *there.unfinished), offer.digest)
        if not there.has_folders:
            self._make_folders()
        if self.keeps_old:
            self._carry_over(offer, there)
        self._upload(offer, version, [one for one in (there.current, *reversed(whole)) if one])
        self._check(offer, version)
        self._show(version, there)
        try:
            self._remove([one for one in there.unfinished if one != version], whole)
        except RsyncFailed as error:
            zh, en = f"新版本已经换上；旧版本没能删掉：{error.words.zh}", f"shown; old versions stay: {error.words.en}"
            raise Refused(Text(zh, en), error.action) from None

    def versions(self) -> list[Kept]:
        there = self._seen = look(self._rsync, self._root)
        return [Kept(one.name, about(one, len(files)), one == there.current) for one, files in there.whole.items()]

    def show(self, version: Kept) -> None:
        there = self._seen or look(self._rsync, self._root)
        self._show(next(one for one in there.whole if one.name == version.name), there)

    def _show(self, version: Version, there: There) -> None:
        """Switch the link, once it is known that links lead somewhere there: a daemon's settings may change."""
        if self._rsync.is_daemon or not there.current:
            self._probe(version)
        self._lead_to(LINK, version)
        self._seen = None

    def _carry_over(self, offer: Offer, there: There) -> None:
        """Keep what pages of earlier versions still load: whoever opened one goes on reading."""
        wanted = set(offer.files)
        for version, files in list(there.whole.items())[: -self._target.keep - 1 : -1]:
            lost = [path for path in files if path not in wanted and is_for_ever(path)]
            if not lost:
                continue
            with tempfile.TemporaryDirectory(dir=offer.folder.parent) as folder:
                self._rsync.fetch(self._at(version), lost, Path(folder))
                whole = {path: files[path] for path in lost if digest_of(Path(folder, path)) == files[path].sha256}
                carry_over(offer.folder, offer.files, [Earlier(Path(folder), whole)])
                offer.extras.update(whole)
            wanted.update(whole)

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

    def _at(self, version: Version) -> str:
        return f"{self._root}{VERSIONS}/{version.name}/"

    def _sees_through(self, link: str) -> bool:
        try:
            return MANIFEST in self._rsync.list(f"{self._root}{link}/{MANIFEST}")
        except RsyncFailed:
            return False

    def _probe(self, version: Version) -> None:
        """Lead a link that nobody sees to a version, and look through it: not every server lets links lead anywhere."""
        self._lead_to(_PROBE, version)
        is_fine = self._sees_through(_PROBE)
        self._forget("", [_PROBE])
        if not is_fine:
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
            Path(folder, link).symlink_to(f"{VERSIONS}/{version.name}")
            self._rsync.run("--links", f"{folder}/{link}", self._root)

    def _make_folders(self) -> None:
        with _empty() as folder:
            Path(folder, VERSIONS).mkdir()
            self._rsync.run("--recursive", "--chmod=D755", "--perms", f"{folder}/{VERSIONS}", self._root)

    def _remove(self, unfinished: Sequence[Version], whole: Sequence[Version]) -> None:
        """Take away the oldest versions, first their manifests: one that is half gone is no version."""
        old = whole[: max(len(whole) + 1 - (self._target.keep if self.keeps_old else 1), 0)]
        if old:
            self.progress.stage(Text("移除最旧的版本", "removing the oldest versions"), 1)
            self._forget(f"{VERSIONS}/", [f"{version.name}/{MANIFEST}" for version in old])
        self._forget(f"{VERSIONS}/", [version.name for version in (*old, *unfinished)])

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
