"""A wall in one zip for a stick, and whether a zip or a folder is whole."""

import hashlib
import re
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.kiosk import disk
from generator.kiosk.manifest import File, Manifest, ManifestError, folder_of, parse, path_of
from generator.kiosk.packs import FolderPack, Pack, SourceError, ZipPack

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest moment that a zip can tell
_MANIFEST = re.compile(r"kiosk/([a-z0-9-]+)/manifest\.json")
READ_ME = "说明.txt"
_READ_ME = """{title}

这里是荣誉墙“{kiosk}”的一个完整版本：{count} 个文件，{size} MB。
版本 {version}
制作 {made}（世界协调时）

放到屏幕旁的小主机上：把这个 zip 文件原样（不要解压）拷到 U 盘，U 盘插到小主机上，一分钟左右屏幕自动换成新版本。
在任意一台电脑上看：解压，双击 {folder}/index.html。不需要网络。
检查是否完好：guangrong kiosk verify 文件名.zip
"""


@dataclass(frozen=True, slots=True)
class Packed:
    """What was packed: the file, what is in it, its size in bytes and its sha256."""

    file: Path
    manifest: Manifest
    size: int
    digest: str


def pack(site: Path, kiosk: str, target: Path) -> Packed:
    """Write a built site's wall into a zip, the same bytes every time; raises SourceError, ManifestError, OSError."""
    source = FolderPack(site)
    content = source.read_manifest(path_of(kiosk))
    manifest = parse(content)
    if manifest.kiosk != kiosk:
        raise SourceError("清单属于另一面墙")
    fresh = target.with_name(f".{target.name}.new")
    target.parent.mkdir(parents=True, exist_ok=True)
    disk.discard(fresh)
    try:
        with fresh.open("xb") as opened, zipfile.ZipFile(opened, "w", zipfile.ZIP_STORED) as archive:
            for path, one in _contents(source, manifest, content):
                archive.writestr(_entry(path), one)
        digest, size = _digest_of(fresh), fresh.stat().st_size
        fresh.replace(target)
    finally:
        disk.discard(fresh)
    disk.replace_synced(digest_file_of(target), f"{digest}  {target.name}\n".encode())
    return Packed(target, manifest, size, digest)


def digest_file_of(file: Path) -> Path:
    """Where the digest of a zip stands, as `sha256sum -c` reads it."""
    return file.with_name(f"{file.name}.sha256")


def _contents(source: Pack, manifest: Manifest, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Every file with its path, verified; the manifest last, as in a site."""
    for path in sorted(manifest.files):
        yield path, _read_verified(source, path, manifest.files[path])
    yield path_of(manifest.kiosk), content
    text = _READ_ME.format(
        title=manifest.title,
        kiosk=manifest.kiosk,
        count=len(manifest.files),
        size=f"{manifest.size / 1e6:.1f}",
        version=manifest.version,
        made=time.strftime("%Y-%m-%d %H:%M", time.gmtime(min(manifest.made, 2**40))),
        folder=folder_of(manifest.kiosk),
    )
    # What Windows' own editor needs to show it.
    yield READ_ME, text.replace("\n", "\r\n").encode("utf-8-sig")


def _entry(path: str) -> zipfile.ZipInfo:
    """Stored, since compressed bytes differ from one zlib to the next; the rest is fixed."""
    entry = zipfile.ZipInfo(path, _EPOCH)
    entry.create_system, entry.external_attr = 3, 0o100644 << 16
    return entry


def verify(path: Path) -> list[tuple[str, Manifest | None, list[str]]]:
    """Every wall in a zip or folder: its id, its manifest and what is wrong with it; raises SourceError without one."""
    source: Pack = FolderPack(path) if path.is_dir() else ZipPack(path, follow=True)
    kiosks = _walls_in(source, path)
    if not kiosks:
        raise SourceError("里面没有荣誉墙")
    return [(kiosk, *_verify_wall(source, kiosk)) for kiosk in kiosks]


def differs_from_digest_file(file: Path) -> bool:
    """Whether the digest that lies beside a zip is another zip's; False where none lies there."""
    told = disk.read_words(digest_file_of(file))
    return bool(told) and told[0] != _digest_of(file)


def _walls_in(source: Pack, path: Path) -> list[str]:
    if isinstance(source, ZipPack):
        paths = source.names()
    else:
        paths = [one.relative_to(path).as_posix() for one in path.glob("kiosk/*/manifest.json")]
    return sorted({found[1] for one in paths if (found := _MANIFEST.fullmatch(one))})


def _verify_wall(source: Pack, kiosk: str) -> tuple[Manifest | None, list[str]]:
    try:
        manifest = parse(source.read_manifest(path_of(kiosk)))
    except (SourceError, ManifestError) as error:
        return None, [str(error)]
    problems = [] if manifest.kiosk == kiosk else ["清单属于另一面墙"]
    for path, file in manifest.files.items():
        try:
            _read_verified(source, path, file)
        except SourceError as error:
            problems.append(str(error))
    return manifest, problems


def _read_verified(source: Pack, path: str, file: File) -> bytes:
    """A file's bytes; raises SourceError when they are not what the manifest says."""
    content = b"".join(source.read(path, file.size))
    if len(content) != file.size or hashlib.sha256(content).hexdigest() != file.digest:
        raise SourceError(f"{path} 与清单不符")
    return content


def _digest_of(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
