"""Where what was printed goes: in the place of an earlier print, never in that of any other file."""

import zlib
from collections.abc import Sequence
from pathlib import Path

from generator.codes.code import Text
from generator.faults import explain_fault
from generator.refusal import Refused
from generator.replace_file import ChangedOnDisk, replace_text, write_new
from generator.settings import Settings

# The typesetter signs its PDFs; into a picture we write the same.
_SIGN_OF_PDF, _SIGN_OF_PNG = b"<xmp:CreatorTool>Typst", b"Software\0guangrong"
_HEAD_OF_PNG = 33


def file_prints(settings: Settings, output: Path, files: Sequence[bytes]) -> list[Path]:
    """Write one file, or several with a number each, all or none of them; raises Refused."""
    if output.resolve().is_relative_to(settings.content.resolve()):
        raise Refused(
            Text(f"{output} 在记录的文件夹里，换个地方", f"{output} lies among the records: choose another place")
        )
    numbers = range(1, len(files) + 1)
    names = [output.with_stem(f"{output.stem}-{number}") if len(files) > 1 else output for number in numbers]
    seen = [_read(name) for name in names]
    for name, content in zip(names, seen, strict=True):
        if content is not None and not is_print(content):
            raise _foreign(name)
    for name, content, before in zip(names, files, seen, strict=True):
        _put(name, sign(content), before)
    return names


def is_print(content: bytes) -> bool:
    """Whether a file was printed here, and nobody loses anything by its being printed anew."""
    if content.startswith(b"%PDF-"):
        return _SIGN_OF_PDF in content
    return content[_HEAD_OF_PNG + 8 :].startswith(_SIGN_OF_PNG)


def sign(content: bytes) -> bytes:
    """A picture with a note of what made it; a PDF has one."""
    if content.startswith(b"%PDF-"):
        return content
    chunk = b"tEXt" + _SIGN_OF_PNG
    note = len(_SIGN_OF_PNG).to_bytes(4, "big") + chunk + zlib.crc32(chunk).to_bytes(4, "big")
    return content[:_HEAD_OF_PNG] + note + content[_HEAD_OF_PNG:]


def _read(name: Path) -> bytes | None:
    try:
        return name.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise _failed(name, error) from None


def _put(name: Path, content: bytes, before: bytes | None) -> None:
    try:
        if before is None:
            write_new(name, content)
        elif before != content:
            replace_text(name, content, before)
    except (ChangedOnDisk, FileExistsError) as error:
        if isinstance(error, FileExistsError) and not name.exists():  # a folder on the way is a file
            raise _failed(name, error) from None
        raise Refused(Text(f"{name} 刚才被别处改过；再试一次", f"{name} was changed elsewhere; try again")) from None
    except OSError as error:
        raise _failed(name, error) from None


def _foreign(name: Path) -> Refused:
    return Refused(
        Text(
            f"{name} 已经有了，不是以前印出来的，没有动它",
            f"{name} is there already, was not printed here, and is left as it is",
        ),
        Text("用 -o 换个文件名，或者先把它挪走", "give another name with -o, or move it away"),
    )


def _failed(name: Path, error: OSError) -> Refused:
    why = explain_fault(error)
    return Refused(
        Text(f"{name} 写不了：{why.zh}", f"{name} cannot be written: {why.en}"),
        Text(
            "它在别的程序里打开着就先关掉；不是，就用 -o 换个地方",
            "close it where it is open in another program, or choose another place with -o",
        ),
    )
