"""Everything that is handed on with a site or with the program: add a line here beside what you add."""

from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from generator import __version__

_PACKAGE = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Part:
    """A part, where its licence stands, and which files here it covers (patterns below the project's folder).

    Without a version it is that of the installed `package`. What `is_in_sites` is sent to readers; the rest only to
    those who have the program.
    """

    name: str
    licence: str
    purpose: str
    text: str
    home: str
    covers: tuple[str, ...] = ()
    version: str = ""
    package: str = ""
    is_in_sites: bool = True

    @property
    def which(self) -> str:
        """Its version; nothing where it has none."""
        return self.version or (installed(self.package) if self.package else "")


PARTS = (
    Part(
        "光荣（Guangrong）",
        "MIT",
        "网页的样式、脚本和图形，还有建站的程序",
        "generator/licences/data/guangrong.txt",
        "",
        (
            *("templates/assets/css/**", "templates/assets/js/**", "templates/theme/assets/**"),
            *("generator/names/data/surnames.txt", "generator/names/data/given.txt", "generator/names/data/ties.txt"),
            *(
                "generator/licences/data/guangrong.txt",
                "generator/*/data/README.md",
                "templates/assets/fonts/README.md",
            ),
        ),
        __version__,
    ),
    Part(
        "Noto Serif CJK SC（思源宋体）",
        "OFL-1.1",
        "标题和姓名的字体；每个站只取用到的字",
        "templates/assets/fonts/OFL.txt",
        "https://github.com/notofonts/noto-cjk",
        ("templates/assets/fonts/NotoSerifSC-*", "templates/assets/fonts/OFL.txt"),
        "2.001",
    ),
    Part(
        "Material for MkDocs",
        "MIT",
        "页面外框的样式",
        "generator/licences/data/material.txt",
        "https://squidfunk.github.io/mkdocs-material/",
        ("generator/licences/data/material.txt",),
        package="mkdocs-material",
    ),
    Part(
        "Material Design Icons",
        "Apache-2.0",
        "外框样式里的小图标",
        "generator/licences/data/material-icons.txt",
        "https://pictogrammers.com/library/mdi/",
        ("generator/licences/data/material-icons.txt",),
    ),
    Part(
        "Octicons",
        "MIT",
        "外框样式里的小图标",
        "generator/licences/data/octicons.txt",
        "https://primer.style/octicons/",
        ("generator/licences/data/octicons.txt",),
    ),
    Part(
        "cnchar",
        "MIT",
        "汉字的笔画，姓名按笔画排列",
        "generator/names/data/LICENSE.cnchar",
        "https://github.com/theajack/cnchar",
        ("generator/names/data/strokes.txt", "generator/names/data/LICENSE.cnchar*"),
        "3.2.6",
    ),
    Part(
        "pypinyin",
        "MIT",
        "汉字的读音，按拼音查找",
        "generator/names/data/LICENSE.pypinyin",
        "https://github.com/mozillazg/python-pinyin",
        tuple(f"generator/names/data/{name}" for name in ("readings.txt", "phrases.txt", "LICENSE.pypinyin")),
        "0.55.0",
    ),
    Part(
        "OpenCC（opencc-python-reimplemented）",
        "Apache-2.0",
        "繁体和异体字的对照，搜索时用",
        "generator/names/data/LICENSE.opencc",
        "https://github.com/BYVoid/OpenCC",
        ("generator/names/data/variants.txt", "generator/names/data/LICENSE.opencc"),
        "0.1.7",
    ),
    Part(
        "chinesecalendar",
        "MIT",
        "放假和调休的日子",
        "generator/workdays/data/LICENSE.chinesecalendar",
        "https://github.com/LKI/chinese-calendar",
        ("generator/workdays/data/days.txt", "generator/workdays/data/LICENSE.chinesecalendar"),
        "1.11.0",
    ),
    Part(
        "Decap CMS",
        "MIT",
        "浏览器里的编辑表单（guangrong edit）",
        "generator/forms/vendored/LICENSE",
        "https://decapcms.org/",
        ("generator/forms/vendored/**",),
        "3.16.3",
        is_in_sites=False,
    ),
)


@cache
def installed(package: str) -> str:
    """The version of a library, which the lock file fixes; nothing where it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def text_file(part: Part) -> Path:
    """Where the text of a part's licence is: templates lie inside the package once that is installed."""
    inside = _PACKAGE / part.text
    top, _, rest = part.text.partition("/")
    return inside if inside.is_file() else _PACKAGE / rest if top == "generator" else _PACKAGE.parent / part.text


def text_of(part: Part) -> str:
    """The whole text of a part's licence."""
    return text_file(part).read_text("utf-8").strip("\n")
