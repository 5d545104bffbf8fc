"""What a disk refuses and what templates get wrong, told as problems."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from generator.codes import Text
from generator.problems import ContentError, Place, Problem
from generator.render import RenderError
from generator.settings import Settings
from generator.shell import MissingSlot

_WORDS = {
    "ENOSPC": "磁盘满了",
    "EDQUOT": "磁盘配额用完了",
    "EACCES": "没有写入权限",
    "EPERM": "没有写入权限",
    "EROFS": "磁盘是只读的",
    "EIO": "磁盘读写出错",
    "ENOENT": "文件夹不见了",
    "EEXIST": "那里应当是文件夹，却有一个同名的文件",
    "ENOTDIR": "那里应当是文件夹，却有一个同名的文件",
    "EISDIR": "那里已经有一个同名的文件夹",
    "EBUSY": "别的程序正用着它",
    "ETXTBSY": "别的程序正用着它",
    "ENAMETOOLONG": "名字太长",
}


@contextmanager
def told_as_problems(settings: Settings) -> Iterator[None]:
    """Raise ContentError for a failed template or a refused write; the site that is served is as it was."""
    try:
        yield
    except (RenderError, MissingSlot) as error:
        raise ContentError([Problem("T951", Place("templates"), {"detail": str(error)})]) from error
    except OSError as error:
        raise ContentError([Problem("S905", _place_of(error, settings), {"detail": explain_fault(error)})]) from error


def _place_of(error: OSError, settings: Settings) -> Place:
    name = error.filename if isinstance(error.filename, str) else str(settings.destination)
    return Place(os.path.relpath(name, settings.root))


def explain_fault(error: OSError) -> Text:
    """What a disk refused, in words."""
    import errno

    english = error.strerror or str(error)
    return Text(_WORDS.get(errno.errorcode.get(error.errno or 0, ""), english), english)
