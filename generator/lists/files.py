"""A file to its sheets: what sort of file it is its bytes say, not its name."""

import zipfile
from io import BytesIO
from pathlib import Path

from generator.codes import Text
from generator.lists.documents import read_document
from generator.lists.sheets import Sheet
from generator.lists.texts import read_text
from generator.lists.workbooks import read_workbook, refuse_password
from generator.refusal import Refused

_LARGEST = 30_000_000
# What a packed file may hold once it is unpacked: a list of ten thousand rows has a tenth of it.
_LARGEST_UNPACKED = 200_000_000
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AGAIN = Text(
    "用 Excel、WPS 或 Word 打开，另存为 .xlsx 或 .docx，再导入", "open it in Excel or Word, save as .xlsx or .docx"
)
# How foreign files begin, and what they are.
_FOREIGN = (
    (b"%PDF", Text("这是 PDF", "this is a PDF")),
    (b"{\\rtf", Text("这是 RTF 文档", "this is an RTF document")),
    (b"\x89PNG", Text("这是图片", "this is a picture")),
    (b"\xff\xd8\xff", Text("这是图片", "this is a picture")),
    (b"<html", Text("这是改了扩展名的网页", "this is a web page under another name")),
    (b"<!doc", Text("这是改了扩展名的网页", "this is a web page under another name")),
    (b"<table", Text("这是改了扩展名的网页", "this is a web page under another name")),
    (b"<?xml", Text("这是 XML 文件", "this is an XML file")),
    (b"Rar!", Text("这是压缩包", "this is an archive")),
    (b"7z\xbc\xaf", Text("这是压缩包", "this is an archive")),
)


def read_file(file: Path) -> list[Sheet]:
    """Every sheet, table or text of a list; raises Refused for what is no list."""
    content = _read_bytes(file)
    if content.startswith(_ZIP):
        return _read_packed(content)
    if content.startswith(_OLE):
        return _read_old(content)
    _refuse_foreign(content)
    return read_text(content, file)


def _read_bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            content = opened.read(_LARGEST + 1)
    except OSError as error:
        what = Text(f"读不了这个文件：{error.strerror}", f"the file cannot be read: {error.strerror}")
        raise Refused(what, Text("检查路径和权限", "check its path and permissions")) from None
    if len(content) > _LARGEST:
        raise Refused(
            Text("文件超过 30 MB", "the file is larger than 30 MB"),
            Text("删掉里面的图片，只留名单", "take out pictures and leave the list"),
        )
    if not content.strip():
        raise Refused(Text("文件是空的", "the file is empty"), Text("检查是不是选错了文件", "is it the right file?"))
    return content


def _read_packed(content: bytes) -> list[Sheet]:
    names = _names_in(content)
    if "xl/workbook.xml" in names:
        return read_workbook(content)
    if "word/document.xml" in names:
        return read_document(content)
    what = Text("这不是 .xlsx 也不是 .docx", "this is neither .xlsx nor .docx")
    raise Refused(what, _SAVE_AGAIN)


def _names_in(content: bytes) -> frozenset[str]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            size = sum(one.file_size for one in packed.infolist())
            names = frozenset(packed.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError):
        what = Text("文件坏了，或者没有下载完整", "the file is damaged or cut short")
        raise Refused(what, Text("重新下载或重新保存，再导入", "download or save it again")) from None
    if size > _LARGEST_UNPACKED:
        what = Text("文件解开以后太大，不像名单", "the file is too large once unpacked to be a list")
        raise Refused(what, _SAVE_AGAIN)
    return names


def _read_old(content: bytes) -> list[Sheet]:
    """Files of Office before 2007, and those that a password protects."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise refuse_password()
    if "WordDocument".encode("utf-16-le") in content:
        what = Text("这是旧版 Word 文件（.doc）", "this is an old Word file (.doc)")
        raise Refused(what, Text("用 Word 或 WPS 打开，另存为 .docx，再导入", "open it in Word and save it as .docx"))
    return read_workbook(content)


def _refuse_foreign(content: bytes) -> None:
    start = content[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for beginning, what in _FOREIGN:
        if start.startswith(beginning.lower()):
            raise Refused(what, _SAVE_AGAIN)
