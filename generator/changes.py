"""Changes to several files that are made all together or not at all."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.codes.code import Text
from generator.refusal import Refused
from generator.replace_file import ChangedOnDisk, replace_text, write_new


@dataclass(frozen=True, slots=True)
class Change:
    """A file with the bytes that it was seen to hold and the text that it gets; None where there is none."""

    file: Path
    seen: bytes | None
    text: str | None


def make_changes(changes: Sequence[Change]) -> None:
    """Write them in this order; when one fails the others are taken back, and Refused is raised."""
    done: list[Change] = []
    try:
        for change in changes:
            _make(change)
            done.append(change)
    except (OSError, ChangedOnDisk) as error:
        for change in reversed(done):
            with suppress(OSError, ChangedOnDisk):
                _make(_reverse(change))
        name = changes[len(done)].file.name
        if isinstance(error, ChangedOnDisk):
            raise Refused(
                Text(
                    f"{name} 刚才被别处改过，什么也没动；再试一次",
                    f"{name} was changed elsewhere; nothing was done, try again",
                ),
            ) from None
        reason = error.strerror or str(error)
        raise Refused(
            Text(f"写不了 {name}（{reason}），什么也没动", f"{name} cannot be written ({reason}); nothing was done")
        ) from None


def _make(change: Change) -> None:
    if change.seen is None:
        write_new(change.file, change.text or "")
    elif change.text is not None:
        replace_text(change.file, change.text, change.seen)
    elif change.file.read_bytes() != change.seen:
        raise ChangedOnDisk(change.file)
    else:
        change.file.unlink()


def _reverse(change: Change) -> Change:
    now = None if change.text is None else change.text.encode()
    return Change(change.file, now, None if change.seen is None else change.seen.decode())
