"""What a commit would bring: the site as git is about to keep it, checked in a folder of its own."""

import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from generator.build import examine
from generator.desk.form import form_records
from generator.git.call import GitRefused
from generator.git.index import Index
from generator.memory import recall
from generator.problems import ContentError, Problem
from generator.report import is_error
from generator.settings import Settings, read_settings


@dataclass(frozen=True, slots=True)
class Staged:
    """What is wrong with a commit, and the record files of it that are not in form; paths are below the site's root.

    Of warnings only those about files of this commit.
    """

    problems: Sequence[Problem] = ()
    unformed: Sequence[str] = ()


def check_staged(config_file: Path) -> Staged:
    """Check the site as the commit will hold it, if the commit touches it; raises GitRefused."""
    index = Index(Path.cwd())
    folder_of_site, top = config_file.parent.resolve(), index.top.resolve()
    if not folder_of_site.is_relative_to(top):
        raise GitRefused("这个网站不在这个仓库里", "this site is not in this repository")
    root = PurePosixPath(folder_of_site.relative_to(top).as_posix())
    staged = index.staged(root.as_posix())
    if not staged:
        return Staged()
    with tempfile.TemporaryDirectory(prefix="guangrong-", dir=index.folder) as folder:
        return _check(index, root, config_file.name, staged, Path(folder).resolve())


def _check(index: Index, root: PurePosixPath, name: str, staged: Mapping[str, bool], folder: Path) -> Staged:
    try:
        settings = _copy_site(index, root, name, folder)
        below = [folder / path for path in staged]
        if not any(_is_of_site(settings, path) for path in below):
            return Staged()
        # A copy of the site is in no repository: nothing is to be said about when its records changed.
        settings = replace(settings, options=settings.options.model_copy(update={"updated": False}))
        problems = examine(settings, recall(settings))[1]
        records = [folder / path for path, is_there in staged.items() if is_there]
        within = [path for path in records if path.is_relative_to(settings.content)]
        formed = list(form_records(settings, within, is_trial=True)) if within else []
    except ContentError as error:
        return Staged(error.problems)
    paths = {path.relative_to(settings.root).as_posix() for path in below}
    told = [problem for problem in problems if is_error(problem) or problem.place.path in paths]
    return Staged(told, [one.path for one in formed if not one.problems])


def _copy_site(index: Index, root: PurePosixPath, name: str, folder: Path) -> Settings:
    """The site in a folder; raises ContentError. Pictures are shared, and what earlier builds worked out is at hand."""
    index.copy((path for path in index.files([root.as_posix()]) if _is_beside(path, root)), folder)
    own, copied = index.top / root, folder / root
    copied.mkdir(parents=True, exist_ok=True)
    if not (copied / name).exists():  # never added, but the site is built with it
        with suppress(OSError):
            (copied / name).write_bytes((own / name).read_bytes())
    settings = read_settings(copied / name)
    media = _below(settings.media, folder)
    wanted = [_below(one, folder) for one in _folders_of(settings) if one.is_relative_to(folder)]
    files = dict.fromkeys(path for path in index.files(wanted) if not _is_beside(path, root))
    edited = index.edited([media])
    clean = [path for path in files if path.startswith(f"{media}/") and path not in edited]
    left = index.share(clean, folder)
    index.copy([path for path in files if path not in set(clean) or path in left], folder)
    settings.content.mkdir(parents=True, exist_ok=True)
    with suppress(OSError):
        settings.cache.parent.mkdir(parents=True, exist_ok=True)
        settings.cache.symlink_to(own / settings.options.cache)
    return settings


def _is_beside(path: str, root: PurePosixPath) -> bool:
    """Whether a file lies beside the settings, as those do that they inherit."""
    return PurePosixPath(path).parent == root and path.endswith((".yml", ".yaml"))


def _folders_of(settings: Settings) -> list[Path]:
    return [settings.content, *settings.open_folders]


def _is_of_site(settings: Settings, path: Path) -> bool:
    folders = _folders_of(settings)
    return (path.parent == settings.root and path.suffix in (".yml", ".yaml")) or any(map(path.is_relative_to, folders))


def _below(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()
