"""The sorts of targets that a site can be published to."""

from collections.abc import Callable
from typing import Any

from generator.progress import Progress
from generator.publish_options import BranchTarget, FolderTarget, RsyncTarget, StoreTarget
from generator.publishing.target import Place
from generator.settings import Settings


def _open_folder(settings: Settings, target: Any, progress: Progress) -> Place:
    from generator.publishing.to_folder import Folder

    return Folder(settings, target, progress)


def _open_remote(settings: Settings, target: Any, progress: Progress) -> Place:
    from generator.publishing.to_rsync import Remote

    return Remote(settings, target, progress)


def _open_store(settings: Settings, target: Any, progress: Progress) -> Place:
    from generator.publishing.to_store import Store

    return Store(settings, target, progress)


def _open_branch(settings: Settings, target: Any, progress: Progress) -> Place:
    from generator.publishing.to_branch import ForgeBranch

    return ForgeBranch(settings, target, progress)


# What each asks for is loaded when it is asked for.
TARGETS: dict[type, Callable[[Settings, Any, Progress], Place]] = {
    FolderTarget: _open_folder,
    RsyncTarget: _open_remote,
    StoreTarget: _open_store,
    BranchTarget: _open_branch,
}


def open_target(settings: Settings, target: object, progress: Progress) -> Place:
    """The place that a target of the settings names; raises Refused."""
    return TARGETS[type(target)](settings, target, progress)
