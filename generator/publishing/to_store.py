"""Publishing into a bucket, where nothing switches in one step: in an order in which pages find what they refer to."""

import hashlib
import secrets
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from generator.build_manifest import MANIFEST, Listed
from generator.codes import Text
from generator.outputs.headers import is_for_ever
from generator.progress import Progress
from generator.publish_options import StoreTarget
from generator.publishing.bucket import Bucket, Stored
from generator.publishing.ledger import LEDGER, Ledger, Sent, read_ledger, saying_of, write_ledger
from generator.publishing.offer import Offer, in_parallel
from generator.publishing.order import stages
from generator.publishing.plan import Plan
from generator.publishing.target import Place
from generator.refusal import Refused
from generator.settings import Settings

_AT_ONCE, _ROUNDS = 16, 3
# Pages that were opened before go on loading what they name.
_STAYS = timedelta(days=7)


class Store(Place):
    """A bucket, or a folder in one."""

    def __init__(
        self, settings: Settings, target: StoreTarget, progress: Progress, bucket: Bucket | None = None
    ) -> None:
        super().__init__(progress)
        self._bucket = bucket or Bucket(target)
        self._ledger, self._there = Ledger(), dict[str, Stored]()
        self._run, self._mark = secrets.token_hex(8), ""

    @property
    def address(self) -> str:
        return self._bucket.address

    def plan(self, offer: Offer) -> Plan:
        self.progress.stage(Text("看看桶里有什么", "looking at the bucket"), 1)
        self._look()
        missing = [path for path in offer.files if not self._is_in_place(path, offer)]
        new = [path for path in missing if path not in self._there]
        changed = [path for path in missing if path in self._there]
        leaving = self._leaving(offer.files)
        foreign = [path for path in changed if path not in self._ledger.owned]
        is_settled = not missing and not leaving and not self._ledger.is_open and self._holds_manifest(offer)
        size = sum(offer.files[path].size for path in missing)
        return Plan(new, changed, leaving, size, is_settled, tuple(_notes(foreign)))

    def send(self, offer: Offer, plan: Plan) -> None:
        wanted = [*plan.new, *plan.changed]
        there, kept = set(self._there), self._kept(offer, wanted)
        self._begin(offer, kept)
        for _ in range(_ROUNDS):
            kept |= self._send_in_order(offer, wanted, there)
            self._there = self._bucket.list()
            wanted = [path for path, sent in kept.items() if not _is_same(self._there.get(path), sent)]
            if not wanted:
                break
        else:
            raise Refused(
                Text(f"放进桶里的文件一再不对：{wanted[0]}", f"files in the bucket keep being others: {wanted[0]}"),
                Text("也许有别人同时在发布", "somebody else may be publishing at the same time"),
            )
        self._check_turn()
        self._bucket.put(MANIFEST, offer.manifest)
        self._finish(offer, kept)

    def _look(self) -> None:
        self._there = self._bucket.list()
        self._ledger = read_ledger(self._bucket.get(LEDGER) if LEDGER in self._there else None)

    def _is_in_place(self, path: str, offer: Offer) -> bool:
        """Whether the store holds a file as we would put it: its own list says what is there, the ledger what we put.

        A publisher that was cut off put files after it had written its ledger, by the store's own clock.
        """
        stored, listed = self._there.get(path), offer.files[path]
        if stored is None or stored.size != listed.size or self._ledger.intended.get(path) != saying_of(path):
            return False
        sent = self._ledger.files.get(path)
        if sent and sent.etag == stored.etag:
            return sent.sha256 == listed.sha256
        is_since = self._ledger.is_open and stored.moment >= self._there[LEDGER].moment
        return is_since and stored.etag == hashlib.md5(offer.read(path), usedforsecurity=False).hexdigest()

    def _holds_manifest(self, offer: Offer) -> bool:
        return self._bucket.get(MANIFEST) == offer.manifest

    def _kept(self, offer: Offer, wanted: Collection[str]) -> dict[str, Sent]:
        missing = set(wanted)
        return {path: Sent(*one, self._there[path].etag) for path, one in offer.files.items() if path not in missing}

    def _begin(self, offer: Offer, kept: Mapping[str, Sent]) -> None:
        """Say what is going to be put, before any of it is: whoever comes after a cut knows what is ours."""
        old = self._ledger
        files = {**{path: sent for path, sent in old.files.items() if path not in offer.files}, **kept}
        intended = {path: saying_of(path) for path in offer.files}
        others = dict.fromkeys(old.owned - offer.files.keys() - files.keys() - old.retired.keys(), "")
        retired = {path: day for path, day in old.retired.items() if path not in offer.files}
        self._ledger = Ledger(self._run, True, files, {**others, **intended}, retired)
        self._mark = self._bucket.put(LEDGER, write_ledger(self._ledger))

    def _check_turn(self) -> None:
        """Stop where another publisher has begun since: it will send what it has, in its own order."""
        if self._bucket.etag_of(LEDGER) != self._mark:
            raise Refused(
                Text("别人开始发布了，这一次让给它", "another publisher has begun: this one stops"),
                Text("等它结束，再发布一次", "publish again when it has ended"),
            )

    def _send_in_order(self, offer: Offer, wanted: Iterable[str], there: Collection[str]) -> dict[str, Sent]:
        sent: dict[str, Sent] = {}

        def put(path: str) -> str:
            content = offer.read(path)
            sent[path] = Sent(*offer.files[path], self._bucket.put(path, content))
            self.progress.advance(len(content))
            return path

        for stage in stages(wanted, there):
            self._check_turn()
            self.progress.stage(stage.words, sum(offer.files[path].size for path in stage.paths))
            in_parallel(put, stage.paths, _AT_ONCE)
        return sent

    def _leaving(self, files: Mapping[str, Listed]) -> list[str]:
        """What was ours and is no longer wanted: pages at once, what old pages load a week later."""
        today = _today()
        gone = [path for path in self._ledger.owned - files.keys() if path in self._there]
        stays = (
            path for path in gone if self.keeps_old and is_for_ever(path) and not self._is_long_retired(path, today)
        )
        return sorted({*gone}.difference(stays))

    def _is_long_retired(self, path: str, today: datetime) -> bool:
        try:
            since = datetime.fromisoformat(self._ledger.retired[path])
            return today - since.astimezone(UTC) >= _STAYS
        except (KeyError, ValueError):
            return False

    def _finish(self, offer: Offer, kept: Mapping[str, Sent]) -> None:
        """Remove what is left of earlier versions; the ledger forgets a file only after it is gone."""
        leaving, today = self._leaving(offer.files), _today().isoformat(timespec="seconds")
        self.progress.stage(Text("移除旧文件", "removing old files"), len(leaving))

        def remove(path: str) -> str:
            self._bucket.delete(path)
            self.progress.advance(1)
            return path

        in_parallel(remove, leaving, _AT_ONCE)
        staying = (self._ledger.owned - offer.files.keys() - set(leaving)) & self._there.keys()
        retired = {path: self._ledger.retired.get(path, today) for path in staying}
        intended = {path: saying_of(path) for path in offer.files}
        self._ledger = replace(self._ledger, is_open=False, files=dict(kept), intended=intended, retired=retired)
        self._bucket.put(LEDGER, write_ledger(self._ledger))


def _today() -> datetime:
    return datetime.now(UTC)


def _is_same(stored: Stored | None, sent: Sent) -> bool:
    return stored is not None and stored.size == sent.size and (not sent.etag or stored.etag == sent.etag)


def _notes(foreign: Collection[str]) -> Iterable[Text]:
    if foreign:
        yield Text(
            f"其中 {len(foreign)} 个会换掉桶里别处来的同名文件，如 {min(foreign)}",
            f"{len(foreign)} of them replace files of the same name that came from elsewhere, e.g. {min(foreign)}",
        )
