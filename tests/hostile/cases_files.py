"""What may lie in a site's folders: links, pipes, odd names, too much of everything."""

from collections.abc import Callable
from pathlib import Path

from case import CONFIG, SOURCE, Case, Files, case, folder, link, pipe, unreadable
from workspace import PICTURE, photographed

GOOD = f"name: 王一\n{SOURCE}"


def photo(file: str, **more: object) -> Files:
    """A photo record that names a file, and files of its own."""
    return {"content/photos/p.yml": f"caption: 照片\nfile: {file!r}\nalt: 图\n{SOURCE}", **more}  # type: ignore[dict-item]


def many(count: int, name: str, text: str) -> Callable[[Path], None]:
    """A folder with many files."""

    def make(path: Path) -> None:
        path.mkdir(parents=True)
        for number in range(count):
            (path / name.format(number)).write_text(text, "utf-8")

    return make


RECORDS = [
    case("link to a file outside", {"content/people/a.yml": link("../../../secret.txt")}, "Y113"),
    case("link to a record", {"content/people/a.yml": link("sound.yml")}, "Y113"),
    case("link to nothing", {"content/people/a.yml": link("nothing.yml")}, "Y113"),
    case("link to itself", {"content/people/a.yml": link("a.yml")}, "Y113"),
    case("link to an endless device", {"content/people/a.yml": link("/dev/zero")}, "Y113"),
    case("link to a folder outside", {"content/people/more": link("/etc")}, "Y113"),
    case("link to the folder above", {"content/people/more": link("..")}, "Y113"),
    case("folder of a kind that is a link", {"content/units": link("../../site/content/people")}, "Y113"),
    case("folder of a kind that leads outside", {"content/units": link("/etc")}, "Y113"),
    case("folder of a kind that leads in a circle", {"content/units": link("units")}, "Y113"),
    case("folder of a kind that is a file", {"content/units": "x"}, "Y113"),
    case("folder of a kind that is a pipe", {"content/units": pipe}, "Y113"),
    case("pipe", {"content/people/a.yml": pipe}, "Y113"),
    case("pipe beside records", {"content/people/a": pipe}, "Y113"),
    case("folder like a record", {"content/people/a.yml": folder}, "Y113"),
    case("folder like a record, with a record", {"content/people/a.yml/b.yml": GOOD}, "Y113"),
    case("file that may not be read", {"content/people/a.yml": unreadable}, "Y113", as_user=True),
    case("a hundred folders deep", {"content/people/" + "d/" * 100 + "a.yml": GOOD}),
    case("fifteen hundred folders deep", {"content/people/" + "d/" * 1_500 + "a.yml": GOOD}),
    case("name with a capital", {"content/people/A.yml": GOOD}, "A403"),
    case("names that differ in case", {"content/people/a.yml": GOOD, "content/people/A.yml": GOOD}, "A403"),
    case("name with another ending", {"content/people/a.yaml": GOOD}, "A403"),
    case("name with a capital ending", {"content/people/a.YML": GOOD}, "A403"),
    case("name with two endings", {"content/people/a.yml.yml": GOOD}, "A403"),
    case("name of an ending", {"content/people/b/x.yml.txt": GOOD}, "A403"),
    case("name with a space", {"content/people/a b.yml": GOOD}, "A403"),
    case("name with a trailing dot", {"content/people/a..yml": GOOD}, "A403"),
    case("name with a trailing space", {"content/people/a .yml": GOOD}, "A403"),
    case("name of two dots", {"content/people/...yml": GOOD}),
    case("name encoded", {"content/people/%2e%2e%2fa.yml": GOOD}, "A403"),
    case("name with a backslash", {"content/people/x\\a.yml": GOOD}, "A403"),
    case("name with a colon", {"content/people/a:b.yml": GOOD}, "A403"),
    case("name with a line break", {"content/people/a\nb.yml": GOOD}, "A403"),
    case("name with an escape sequence", {"content/people/a\x1b[31m.yml": GOOD}, "A403"),
    case("name turned around", {"content/people/a\u202elmy.yml": GOOD}, "A403"),
    case("name that is not UTF-8", {"content/people/a\udcff.yml": GOOD}, "A403"),
    case("name in Han", {"content/people/王一.yml": GOOD}, "A403"),
    case("names that differ in composition", {"content/people/é.yml": GOOD, "content/people/e\u0301.yml": GOOD}, "A403"),
    case("name with letters of another script", {"content/people/wаng.yml": GOOD}, "A403"),
    case("name as long as may be", {f"content/people/{'a' * 251}.yml": GOOD}, "A403"),
    case("name with a script", {"content/people/<script>alert(7)<": GOOD}, "A403"),
    *(
        case(f"name of a device: {name}", {f"content/people/{name}.yml": GOOD}, "A403")
        for name in ("con", "prn", "aux", "nul", "com1", "lpt9", "CON")
    ),
    case("same id in two folders", {"content/people/x/a.yml": GOOD, "content/people/y/a.yml": GOOD}, "A401"),
    *(
        case(f"left by an editor: {name}", {f"content/people/{name}": "x", "content/people/a.yml": GOOD})
        for name in (".a.yml.swp", ".#a.yml", "a.yml~", "#a.yml#", "~$a.yml", "a.yml.bak", "a.yml.tmp", ".DS_Store", ".a.yml.kate-swp")
    ),
    *(
        case(f"left by a system: {name}", {f"content/people/{name}": "x", "content/people/a.yml": GOOD})
        for name in ("Thumbs.db", "desktop.ini")
    ),
    case("unknown folder", {"content/persons/a.yml": GOOD}, "A402"),
    case("folder with a capital", {"content/People/a.yml": GOOD}, "A402"),
    case("record on no folder", {"content/a.yml": GOOD}, "A402"),
    case("unknown folder that is a pipe", {"content/x.yml": pipe}, "A402"),
    case("three thousand empty files", {"content/people/many": many(3_000, "p{}.yml", "")}, "Y108"),
    case("three thousand files with bad names", {"content/people/many": many(3_000, "P {}.yml", GOOD)}, "A403", "A410"),
    case("three thousand other files", {"content/people/many": many(3_000, "{}.txt", "x")}, "A403", "A410"),
    case("three thousand files of an editor", {"content/people/many": many(3_000, ".{}.swp", "x")}),
]  # fmt: skip

PATHS = [
    *(
        case(f"path {path!r}", photo(path), "M401")
        for path in (
            "../../secret.txt", "/etc/passwd", "a/../../b.jpg", "./a.jpg", "a//b.jpg", "..", ".", "a\\b.jpg", "..\\..\\a.jpg", "C:/a.jpg",
            "file:///etc/passwd", "http://example.org/a.jpg", "a.jpg/", "javascript:alert(7)",
        )
    ),
    *(
        case(f"path {path[:40]!r}", photo(path), "M402")
        for path in ("%2e%2e/%2e%2e/secret.txt", "..%2fsecret.txt", "．．/a.jpg", "~/a.jpg", "$HOME/a.jpg", "a" * 299, "王" * 200, "a.png ")
    ),
    *(
        case(f"path {path!r} on Windows", photo(path, **{f"content/media/{path}": PICTURE}), "M405")
        for path in ("CON", "con.png", "aux.tar.png", "x/NUL/a.png", "a.png.", "dir./a.png", "a<b.png", "a|b.png", "a*.png", "a?.png", 'a"b.png')
    ),
    case("picture that leads outside", photo("a.png", **{"content/media/a.png": link("../../../secret.txt")}), "M401"),
    case("picture folder that leads outside", photo("x/passwd", **{"content/media/x": link("/etc")}), "M401"),
    case("picture that leads in a circle", photo("a.png", **{"content/media/a.png": link("a.png")}), "M402"),
    case("picture that is a pipe", photo("a.png", **{"content/media/a.png": pipe}), "M402"),
    case("picture that is a folder", photo("a.png", **{"content/media/a.png/b.png": PICTURE}), "M402"),
    case("picture that may not be read", photo("a.png", **{"content/media/a.png": unreadable}), "M404", as_user=True),
    case("media that leads outside", photo("secret.txt", **{"content/media": link("../..")}), "M401"),
    case("pictures that differ in case", {
        **photo("a.png", **{"content/media/a.png": PICTURE, "content/media/A.png": PICTURE}),
        "content/photos/q.yml": f"caption: 照片\nfile: A.png\nalt: 图\n{SOURCE}",
    }, "M406"),
    case("pictures that differ in composition", {
        **photo("é.png", **{"content/media/é.png": PICTURE, "content/media/e\u0301.png": PICTURE}),
        "content/photos/q.yml": f"caption: 照片\nfile: e\u0301.png\nalt: 图\n{SOURCE}",
    }, "M406"),
    case("one picture told twice", {
        **photo("a.png", **{"content/media/a.png": PICTURE}),
        "content/photos/q.yml": f"caption: 照片\nfile: a.png\nalt: 图\n{SOURCE}",
    }),
    case("pipe among the pictures", photo("a.png", **{"content/media/a.png": PICTURE, "content/media/x": pipe})),
    case("secret among the pictures", photo("a.png", **{"content/media/a.png": PICTURE, "content/media/x.txt": link("../../../secret.txt")})),
    case("three thousand pictures and one misspelt", photo("m/p9.pgn", **{"content/media/m": many(3_000, "p{}.png", "x")}), "M402"),
]  # fmt: skip

PROSE = [
    case("prose that is a pipe", {"content/pages/a.md": pipe}, "Y113"),
    case("prose that leads outside", {"content/pages/a.md": link("../../../secret.txt")}, "Y113"),
    case("prose that leads to prose", {"content/pages/a.md": link("b.md"), "content/pages/b.md": "# b\n"}, "Y113"),
    case("prose that leads nowhere", {"content/pages/a.md": link("b.md")}, "Y113"),
    case("prose folder that leads outside", {"content/pages/a": link("/etc")}, "Y113"),
    case("prose folder that leads in a circle", {"content/pages/a": link(".")}, "Y113"),
    case("prose folder that is a link", {"content/pages": link("../..")}, "Y113"),
    case("file of prose that leads outside", {"content/pages/a.txt": link("../../../secret.txt")}, "Y113"),
    case("file of prose that is a pipe", {"content/pages/a.png": pipe}, "Y113"),
    case("prose that may not be read", {"content/pages/a.md": unreadable}, "Y113", as_user=True),
    case("prose in GBK", {"content/pages/a.md": "# 关于\n".encode("gbk")}, "Y107"),
    case("prose in UTF-16", {"content/pages/a.md": "# 关于\n".encode("utf-16")}, "Y107"),
    case("prose of ten megabytes", {"content/pages/a.md": "王" * 10_000_000}, "Y110"),
    case("prose with a control character", {"content/pages/a.md": "# a\x00\n"}, "Y112"),
    case("prose turned around", {"content/pages/a.md": "# a\u202eb\n"}, "Y112"),
    case("prose fifteen hundred folders deep", {"content/pages/" + "d/" * 1_500 + "a.md": "# a\n"}),
    case("prose with brackets that never close", {"content/pages/a.md": "[" * 20_000}, "A408"),
    case("prose with pictures that never close", {"content/pages/a.md": "![[" * 6_000}, "A408"),
    case("prose with tags that never close", {"content/pages/a.md": "<a " * 20_000}, "A408"),
    case("prose with links that never close", {"content/pages/a.md": "[](" * 20_000}, "A408"),
    case("prose with a thousand links", {"content/pages/a.md": "- [a](b) [c](d) `x` <b>e</b>\n" * 1_000}),
    case("prose with a stack of marks", {"content/pages/a.md": "a" + "\u0301\u0316" * 100_000}, "Y119"),
    case("photo of a place among the prose", {"content/pages/a.jpg": photographed()}, "A407"),
    case("photo of no place among the prose", {"content/pages/a.jpg": PICTURE, "content/pages/b.png": b"x", "content/pages/c.tif": b""}),
    *(
        case(f"head of a page: {head[:40]!r}", {"content/pages/a.md": f"---\n{head}\n---\n# a\n"}, "A409")
        for head in ("template: nope.html", "template: ../../../secret.txt", "template: [a]", "template: 5", "hide: 5", "hide: {a: b}", "icon: ../../x", "a: &a [*a]", "x: " + "{a: " * 50_000, "x:\n" + "- " * 50_000)
    ),
    *(
        case(f"harmless head of a page: {head[:40]!r}", {"content/pages/a.md": f"---\n{head}\n---\n# a\n"})
        for head in ("title: [a]", "title: !!python/name:os.system", "hide:", "x: [", "template:", "? {a: b}")
    ),
    case("folder like prose", {"content/pages/a.md": folder}),
    *(
        case(f"prose with {text[:40]!r}", {"content/pages/a.md": f"# 关于\n\n{text}\n"}, "A406")
        for text in (
            "<script>alert(7)</script>", "<SCRIPT SRC=//example.org/x.js></SCRIPT>", "<img src=x onerror=alert(7)>", "一 <b onclick='alert(7)'>二</b>",
            "<svg onload=alert(7)></svg>", "<svg><script>alert(7)</script></svg>", "<base href=//example.org>", "<meta http-equiv=refresh content=0>", "<a href='javascript:alert(7)'>x</a>", "<a href='java&#115;cript:alert(7)'>x</a>",
            "<a href=' java\tscript:alert(7)'>x</a>", "[x](javascript:alert(7))", "[x](JavaScript:alert(7))", "[x](java&#115;cript:alert(7))", "[x](javascript&colon;alert(7))",
            "[x](<javascript:alert(7)>)", "[x][a]\n\n[a]: javascript:alert(7)", "![x](javascript:alert(7))", "[x](vbscript:x)",
            "[x](data:text/html,x)", "<details ontoggle=alert(7) open>", "<div markdown>\n<script>alert(7)</script>\n</div>",
            "<math><a xlink:href=javascript:alert(7)>x", "<x/onclick=alert(7)>", "<!-- a --><script>alert(7)</script>", "> <script>alert(7)</script>", "- <script>alert(7)</script>",
            "<button formaction=javascript:alert(7)>x</button>", "[x](x){: onclick=alert(7) }", "<template><script>alert(7)</script></template>",
        )
    ),
    *(
        case(f"honest prose {text[:40]!r}", {"content/pages/a.md": f"# 关于\n\n{text}\n"})
        for text in (
            "`<script>alert(7)</script>`", "```html\n<script>alert(7)</script>\n```", "    <script>alert(7)</script>\n", "一 < 二 > 三，on = 1", "[x](https://example.org/)",
            "[x](mailto:a@example.org) [y](tel:1) [z](../people/)", "<https://example.org>", "<div class='a' markdown>\n\n**一**\n\n</div>", "javascript: 是一种语言",
            "<b>一</b><br>", "| a |\n|---|\n| b |", "一[^1]\n\n[^1]: 二", "---\ntitle: 关于\n---\n一", "a <!-- 注 --> b", "![图](a.png)", "<a name='x'></a>", "on = x onerror=1", "<iframe src=https://example.org></iframe>", "<javascript:alert(7)>", "<style>p{color:red}</style>", "<form action=/x></form>", "![a](data:image/png;base64,AA==)",
        )
    ),
    *(
        case(f"drawing {text[:50]!r}", {"content/pages/a.svg": f"<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>{text}</svg>"}, "A406")
        for text in ("<script>alert(7)</script>", "<a xlink:href='javascript:alert(7)'><text>x</text></a>", "<g onload='alert(7)'/>", "<foreignObject><iframe xmlns='http://www.w3.org/1999/xhtml' srcdoc='x'/></foreignObject>", "<use href='data:image/svg+xml,x'/>", "<animate onbegin='alert(7)'/>")
    ),
    case("drawing with entities", {"content/pages/a.svg": "<!DOCTYPE svg [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><svg xmlns='http://www.w3.org/2000/svg'>&b;</svg>"}, "A406"),
    case("honest drawing", {"content/pages/a.svg": "<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0h1v1z'/></svg>"}),
    case("document among the prose", {"content/pages/a.html": "<script>alert(7)</script>"}, "A406"),
]  # fmt: skip

SETTINGS = [
    case("settings that are a pipe", {"site_config.yml": pipe}, "S901"),
    case("settings that are a folder", {"site_config.yml": folder}, "S901"),
    case("settings that are endless", {"site_config.yml": link("/dev/zero")}, "S901"),
    case("settings that lead nowhere", {"site_config.yml": link("x")}, "S901"),
    case("settings that lead in a circle", {"site_config.yml": link("site_config.yml")}, "S901"),
    case("settings that may not be read", {"site_config.yml": unreadable}, "S901", as_user=True),
    case("settings in GBK", {"site_config.yml": "site_name: 光荣榜\n".encode("gbk")}, "S901"),
    case("settings in UTF-16", {"site_config.yml": "site_name: 小站\n".encode("utf-16")}, "S904"),
    case("settings with NUL", {"site_config.yml": CONFIG + "\x00"}, "S901"),
    case("settings that are empty", {"site_config.yml": ""}, "S901"),
    case("settings that are a list", {"site_config.yml": "- a\n"}, "S901"),
    case("settings of ten megabytes", {"site_config.yml": CONFIG + "x: " + "y" * 10_000_000}, "S901"),
    case("settings a thousand levels deep", {"site_config.yml": CONFIG + "x: " + "[" * 1000 + "]" * 1000}, "S901"),
    case("settings a hundred thousand levels deep", {"site_config.yml": CONFIG + "x: " + "[" * 100_000}, "S901"),
    case("settings of a list that repeats itself", {"site_config.yml": "a: &a [x, x]\nb: &b [*a, *a]\nsite_name: *b\nplugins: [guangrong]\n"}, "S906"),
    case("settings that laugh", {"site_config.yml": "a: &a [x, x]\n" + "".join(f"{n}: &{n} [*{m}, *{m}, *{m}, *{m}, *{m}, *{m}, *{m}, *{m}, *{m}]\n" for m, n in zip("abcdefgh", "bcdefghi", strict=True)) + "site_name: *i\nplugins: [guangrong]\n"}, "S901"),
    case("settings that merge and merge", {"site_config.yml": CONFIG + "a: &a {x: 1, y: 1}\n" + "".join(f"{n}: &{n} {{<<: [" + f"*{m}, " * 9 + f"], {n}: 1}}\n" for m, n in zip("abcdefgh", "bcdefghi", strict=True))}, "S901"),
    case("settings with a number of five thousand digits", {"site_config.yml": CONFIG + f"x: {'9' * 5000}\n"}, "S901"),
    case("settings with a day that is none", {"site_config.yml": CONFIG + "x: 2018-99-99\n"}, "S901"),
    case("settings that hold themselves", {"site_config.yml": "site_name: &a [*a]\nplugins: [guangrong]\n"}, "S901"),
    case("settings that inherit from themselves", {"site_config.yml": CONFIG + "INHERIT: site_config.yml\n"}, "S901"),
    case("settings that inherit from a pipe", {"site_config.yml": CONFIG + "INHERIT: x.yml\n", "x.yml": pipe}, "S901"),
    case("settings that inherit from NUL", {"site_config.yml": CONFIG + 'INHERIT: "a\\0b"\n'}, "S901"),
    case("settings with a tag of an object", {"site_config.yml": CONFIG + "x: !!python/object/apply:os.system [exit 1]\n"}),
    case("settings with an odd tag", {"site_config.yml": CONFIG + "x: !!set {a, b}\ny: !!timestamp x\n"}, "S901"),
    case("settings with a group as key", {"site_config.yml": CONFIG + "? {a: b}\n: c\n"}, "S901"),
    *(
        case(f"content: {value}", {"site_config.yml": f"site_name: 小站\nplugins:\n  - guangrong:\n      content: {value}\n"}, code)
        for value, code in (
            ("..", "S902"), ("/etc", "S902"), ("../x", "S902"), ("a/../../b", "S902"), ("[a]", "S902"), ("5", "S902"), ('"a\\0b"', "S902"), ("''", "S902"), (".", "S902"),
            ("x", "Y113"), ("site_config.yml", "Y113"), ("王" * 200, "Y113"),
        )
    ),
    *(
        case(f"site_dir: {value}", {"site_config.yml": CONFIG + f"site_dir: {value}\n"}, code)
        for value, code in ((".", "S903"), ("..", "S903"), ("/", "S903"), ("content", "S903"), ("content/people/x", "S903"), ('"a\\0b"', "S906"))
    ),
    case("site_url that is no address", {"site_config.yml": CONFIG + "site_url: http://[::1\n"}, "S906"),
    case("plugins that are a text", {"site_config.yml": "site_name: x\nplugins: guangrong\n"}, "S904"),
    case("plugins with odd options", {"site_config.yml": "site_name: x\nplugins:\n  - guangrong: [a]\n"}, "S902"),
    case("plugins with a text as options", {"site_config.yml": "site_name: x\nplugins:\n  - guangrong: a\n"}, "S902"),
]  # fmt: skip

TEMPLATES = [
    case("template that is a pipe", {"templates/records/person.html": pipe}, "Y113"),
    case("template that leads outside", {"templates/records/person.html": link("../../../secret.txt")}, "Y113"),
    case("template folder that leads outside", {"templates/parts": link("/etc")}, "Y113"),
    case("templates that lead outside", {"templates": link("/etc")}, "Y113"),
    case("layout that leads nowhere", {"templates/kiosk/x.html": link("y.html")}, "Y113"),
    case("picture of the theme that leads outside", {"templates/theme/assets/a.txt": link("../../../../secret.txt")}, "Y113"),
    case("folder like a template", {"templates/kiosk/x.html": folder}, "Y113"),
    case("template in GBK", {"templates/kiosk/x.html": "光荣".encode("gbk")}, "Y107"),
]  # fmt: skip

CASES: list[Case] = [*RECORDS, *PATHS, *PROSE, *SETTINGS, *TEMPLATES]
