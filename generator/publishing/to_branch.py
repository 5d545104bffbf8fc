"""Publishing into a branch that a forge serves: one commit, which the remote takes whole or not at all."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from urllib.parse import urlsplit

from generator.build_manifest import MANIFEST, NoManifest, read_manifest
from generator.codes import Text
from generator.git.branch import Branch
from generator.git.call import GitRefused
from generator.outputs.headers import is_for_ever
from generator.progress import Progress
from generator.publish_options import BranchTarget
from generator.publishing.offer import Files, Offer
from generator.publishing.plan import Plan, compare
from generator.publishing.target import Kept, Place
from generator.refusal import Refused
from generator.report import make_visible
from generator.settings import Settings
from generator.today import SHANGHAI

# What pages of so many versions before load is still there.
_REMEMBERED = 5
_SPEAKS_OF = (
    (
        r"stale info|fetch first|non-fast-forward|cannot lock ref",
        "别人刚刚也发布了，再发布一次",
        "somebody else has just published: publish again",
    ),
    (
        r"hook declined|protected branch|GH006",
        "远程仓库不收：它的规则不许改这个分支",
        "the remote's rules do not let this branch be changed",
    ),
    (
        r"Authentication failed|could not read (Username|Password)|Permission denied|403",
        "远程仓库不让写：核对登录",
        "the remote refuses: check how you log in",
    ),
    (r"Could not resolve|Connection|timed out|unable to access", "连不上远程仓库", "the remote cannot be reached"),
    (r"does not appear to be a git repository|not found", "没有这个远程仓库", "there is no such remote repository"),
)


class ForgeBranch(Place):
    """A branch of a remote repository."""

    def __init__(self, settings: Settings, target: BranchTarget, progress: Progress) -> None:
        super().__init__(progress)
        self._target = target
        self._domain = urlsplit(settings.site_url).hostname or "" if target.cname else ""
        self._branch = Branch(settings.root, target.remote, target.branch)
        self._tip: str | None = None

    @property
    def address(self) -> str:
        return f"{self._target.remote} {self._target.branch}"

    def plan(self, offer: Offer) -> Plan:
        with _told():
            self.progress.stage(Text("看看远程仓库里有什么", "looking at the remote"), 1)
            tip = self._look()
            there = self._files_of(tip) if tip else {}
            is_settled = bool(tip) and self.keeps_old and self._branch.read(tip, MANIFEST) == offer.manifest
            return compare(offer.files, there, is_settled and self._branch.read(tip, "CNAME") == self._cname())

    def send(self, offer: Offer, plan: Plan) -> None:
        with _told():
            tip = self._look()
            self.progress.stage(Text("写成一次提交", "making a commit"), 1)
            tree = self._branch.put_tree({**self._carried(tip, offer), **self._blobs(offer)})
            self._push(
                tree, f"Publish {offer.digest[:12]}", f"\n\nSource-Commit: {offer.commit}" if offer.commit else ""
            )

    def versions(self) -> list[Kept]:
        with _told():
            tip = self._look()
            commits = [*self._branch.history(tip)] if tip else []
            return [Kept(one.name[:12], _about(one.moment, one.subject), one.name == tip) for one in reversed(commits)]

    def show(self, version: Kept) -> None:
        with _told():
            self._push(self._branch.tree_of(version.name), f"Roll back to {version.name}", "")

    def _push(self, tree: str, subject: str, more: str) -> None:
        self.progress.stage(Text("推送", "pushing"), 1)
        tip = self._look()
        parents = [tip] if tip and self._target.history and self.keeps_old else []
        self._branch.push(self._branch.commit(tree, parents, f"{subject}{more}\n"), tip)
        self._tip = None

    def _look(self) -> str:
        """The commit that is served now; Refused where the branch holds something else than a site."""
        if self._tip is None:
            self._tip = self._branch.fetch()
            if self._tip and self._branch.read(self._tip, MANIFEST) is None:
                name = self._target.branch
                raise Refused(
                    Text(
                        f"分支 {name} 里是别的东西，不去动它",
                        f"the branch {name} holds something else: it is left alone",
                    ),
                    Text("换一个分支，或者先删掉它", "name another branch, or delete it"),
                )
        return self._tip

    def _files_of(self, commit: str) -> Files:
        try:
            return read_manifest(self._branch.read(commit, MANIFEST) or b"").files
        except NoManifest:
            return {}

    def _blobs(self, offer: Offer) -> dict[str, str]:
        paths = [*offer.files, MANIFEST]
        blobs = dict(zip(paths, self._branch.put_files([offer.folder / path for path in paths]), strict=True))
        # Without it a forge leaves out what begins with a line below.
        blobs.setdefault(".nojekyll", self._branch.put_bytes(b""))
        if domain := self._cname():
            blobs.setdefault("CNAME", self._branch.put_bytes(domain))
        return blobs

    def _cname(self) -> bytes | None:
        return f"{self._domain}\n".encode() if self._domain else None

    def _carried(self, tip: str, offer: Offer) -> dict[str, str]:
        """What pages of the versions before load: caches hand out old pages for a while."""
        carried: dict[str, str] = {}
        commits = [*self._branch.history(tip)][:_REMEMBERED] if tip and self.keeps_old else []
        for commit in commits:
            blobs = self._branch.blobs(commit.name)
            own = (path for path in self._files_of(commit.name) if is_for_ever(path) and path not in offer.files)
            carried.update({path: blobs[path] for path in own if path in blobs and path not in carried})
        return carried


def _about(moment: int, subject: str) -> Text:
    told = f"{datetime.fromtimestamp(moment, SHANGHAI):%Y-%m-%d %H:%M}  {subject}"
    return Text(told, told)


@contextmanager
def _told() -> Iterator[None]:
    """What git says, as a refusal."""
    try:
        yield
    except GitRefused as error:
        lines = [line for line in error.said.splitlines() if re.match(r"(fatal|error|remote|ERROR|\s*!)\b", line)]
        told = make_visible((lines or [error.words.en])[0][:200])
        for pattern, zh, en in _SPEAKS_OF:
            if re.search(pattern, error.said):
                raise Refused(Text(zh, en), Text(f"git 说：{told}", f"git says: {told}")) from None
        raise Refused(error.words) from None
