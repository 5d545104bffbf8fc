"""What a text can do to a page, a feed or a screen, when it stands in every field of every kind."""

from functools import partial
from textwrap import indent

from case import CONFIG, SOURCE, Case, case, field, person
from everything import everything

SCRIPTS = (
    "<script>alert(7)</script>",
    "<ScRiPt >alert(7)</sCrIpT >",
    "<script src=//example.org/x.js></script>",
    "<img src=x onerror=alert(7)>",
    "<svg/onload=alert(7)>",
    "<svg><script>alert(7)</script></svg>",
    "<math><mtext></mtext><mglyph><style><img src=x onerror=alert(7)>",
    "<body onload=alert(7)>",
    "<iframe srcdoc='<script>alert(7)</script>'>",
    "<object data=javascript:alert(7)>",
    "<a href=javascript:alert(7)>x</a>",
    "<style>*{background:url(javascript:alert(7))}</style>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(7)'>",
    "<base href=javascript:alert(7)//>",
    "<form action=javascript:alert(7)><button>x",
    "<template><script>alert(7)</script></template>",
    "<!--><script>alert(7)</script>-->",
    "<![CDATA[<script>alert(7)</script>]]>",
    "]]><script>alert(7)</script>",
    "<?php alert(7) ?>",
    "</title><script>alert(7)</script>",
    "</script><script>alert(7)</script>",
    "</textarea></style></noscript><script>alert(7)</script>",
    '"><script>alert(7)</script>',
    "'><script>alert(7)</script>",
    '" onmouseover="alert(7)',
    "' onfocus='alert(7)' autofocus='",
    "` onmouseover=`alert(7)",
    "&lt;script&gt;alert(7)&lt;/script&gt;",
    "&amp;lt;script&amp;gt;alert(7)",
    "&#60;script&#62;alert(7)",
    "&#x3c;img src=x onerror=alert(7)>",
    "<div style='behavior:url(alert(7))'>",
)
LINKS = (
    "javascript:alert(7)",
    "JaVaScRiPt:alert(7)",
    "[x](javascript:alert(7))",
    "[x](  javascript:alert(7))",
    "[x](JAVASCRIPT:alert(7))",
    "[x](java&#115;cript:alert(7))",
    "[x](javascript&colon;alert(7))",
    "[x](javascript&#58;alert(7))",
    "[x](javascript&#x3A;alert(7))",
    "[x](&#106;&#97;&#118;&#97;script:alert(7))",
    "[x](java&Tab;script:alert(7))",
    "[x](java&NewLine;script:alert(7))",
    "[x](&#1;javascript:alert(7))",
    "[x](%6A%61vascript:alert(7))",
    "[x](<javascript:alert(7)>)",
    "[x](vbscript:alert(7))",
    "[x](data:text/html,<script>alert(7)</script>)",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCg3KTwvc2NyaXB0Pg==)",
    "[x](file:///etc/passwd)",
    "[x](//example.org/x)",
    "<javascript:alert(7)>",
    "![x](javascript:alert(7))",
    '![x](x "onerror=alert(7)")',
    '![x](x)"onerror=alert(7)',
    '[x](x "\\" onmouseover=alert(7)")',
    "# [x](javascript:alert(7))",
)
TEMPLATES = (
    "{{ 1234567*7 }}",
    "{% if 1 %}{{ 1234567*7 }}{% endif %}",
    "{# x #}{{ 1234567*7 }}",
    "{{ ''.__class__.__mro__ }}",
    "{% raw %}",
    "{%- include 'home.html' -%}",
    "${1234567*7}",
    "#{1234567*7}",
    "<%= 1234567*7 %>",
    "{0.__class__}{name}{}",
    "%s%n%(name)s",
    "@@guangrong-slot-body@@",
    "@@body@@",
    "@@guangrong-slot-title@@@@guangrong-slot-nothing@@",
    "\\1\\g<0>\\n",
    "--8<-- 'site_config.yml'",
    "::: generator",
    "!include /etc/passwd",
)
FORMATS = (
    "BEGIN:VCALENDAR;END:VEVENT,\\n",
    'a;b,c\\n:d"e"',
    '=HYPERLINK("javascript:alert(7)")',
    '"}];alert(7);//',
    "'-alert(7)-'",
    "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e 'x'>]>&e;",
    "&unknown; &#0; &#xD800; &#x110000;",
    "--><![endif]-->",
    "%0d%0aX-Hostile:%201",
    "../../../../etc/passwd",
    "C:\\Windows\\win.ini",
    "CON",
    "null",
    "undefined",
    "__proto__",
    "constructor",
    "; DROP TABLE kept; --",
    "' OR '1'='1",
    "$(touch x)`touch x`",
    "-rf",
    "\\",
    '"',
    "'",
    "&",
    "%",
    "a" * 300,
    "A-" * 150,
    "((((((((((" * 20,
)
# Nobody is called so, or no font draws it: it stands in every other text.
NOT_IN_NAMES = (
    "𝕊𝕔𝕣𝕚𝕡𝕥",
    "👨‍👩‍👧 ❤️ 🏳️‍🌈",
    "e\u0301 A\u030a 가",
    "\ufb01 ﷺ ㍿",
    "\ufdfd" * 100,
    "ا ل ع ر ب ي ة שלום",
    "\u0378 \U0001fbff\U0001faff",
    "a\u0300\u0316\u0301" * 8,
    "\xa0\u2003\u202f\u3000x",
)
BLOCKS = (
    "[x][a]\n\n[a]: javascript:alert(7)",
    "[^a]\n\n[^a]: [x](javascript:alert(7))",
    "| a |\n|---|\n| [x](javascript:alert(7)) |",
    '```"onmouseover=alert(7)\nx\n```',
    "<div\nonclick=alert(7)\n>",
    "<script>\n\nalert(7)\n\n</script>",
    "- <svg\n  onload=alert(7)>",
    "> <iframe srcdoc='<script>alert(7)</script>'>\n> x",
    "    <script>alert(7)</script>",
    "<details open ontoggle=alert(7)>\n\nx\n\n</details>",
)


def without_walls(text: str, called: str) -> dict[str, str | bytes]:
    """Everything but the kiosks."""
    return {path: content for path, content in everything(text, called).items() if "/kiosks/" not in path}


ACCEPTED = [
    *(case(f"block {text[:50]!r}", field("deeds", "|\n  一\n\n" + indent(text, "  "))) for text in BLOCKS),
    *(case(f"text {text[:50]!r}", partial(everything, text)) for text in (*SCRIPTS, *LINKS, *TEMPLATES, *FORMATS)),
    *(case(f"text {text[:50]!r}", partial(without_walls, text, "王一")) for text in NOT_IN_NAMES),
    *(
        case(f"prose {text!r}", person(f'name: 王一\n{SOURCE}deeds: "一{text}二"\nsummary: "一{text}二"\n'))
        for text in ("\u200b", "\u2060", "\xad", "\u200d", "\u034f", "\u180e", "\ufe0f", "\u3164", "\u2028", "\x85")
    ),
    *(
        case(f"setting {text[:50]!r}", {"site_config.yml": f"site_name: {text!r}\nsite_description: {text!r}\nplugins: [guangrong]\n"})
        for text in ("<script>alert(7)</script>", "{{ 1234567*7 }}", '" onload="alert(7)')
    ),
]  # fmt: skip

# A wall shows no character that its own font lacks; nothing is drawn for those of the other two.
NOT_ON_WALLS = [
    case(f"text {text[:50]!r} on a wall", partial(everything, text, "王一"), "X804")
    for text in (*NOT_IN_NAMES[:6], NOT_IN_NAMES[7])
]

# Turn the direction of what people read, or stand for nothing that all see alike: nowhere.
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
NOWHERE = [
    *(case(f"U+{ord(mark):04X} in every field", partial(everything, f"a{mark}b"), "Y112") for mark in TURNING),
    *(case(f"U+{ord(mark):04X} as it is", field("trade", f"焊{mark}工"), "Y112") for mark in TURNING),
    case("text turned around in a key", person(f"name: 王一\n{SOURCE}tra\u202ede: 焊工\n"), "Y112"),
    case("text turned around in a comment", person(f"name: 王一 # \u202e注\n{SOURCE}"), "Y112"),
    *(
        case(f"U+{ord(mark):04X} in every field", partial(everything, f"a{mark}b"), "Y118")
        for mark in "\ue000\uf8ff\U000f0000"
    ),
    case("a character of an old font", field("trade", "\ue863"), "Y118"),
    case("a hundred marks on one letter", field("summary", "a" + "\u0301" * 100), "Y119"),
    case("marks of two sorts on one letter", field("deeds", "a" + "\u0301\u0316" * 100_000), "Y119"),
    case("marks of two sorts on one letter, escaped", field("deeds", '"a' + r"\u0301\u0316" * 50_000 + '"'), "Y119"),
]

# Nobody sees these, so no name, title or id that holds one is found again.
UNSEEN = "\u200b\u200c\u200d\u2060\u2061\u2064\xad\u180e\u2028\u2029\u115f\u1160\u3164\uffa0\u2800\U000e0001\U000e0041"
UNSEEN_CASES = [
    *(case(f"U+{ord(mark):04X} in a name", person(f'name: "王{mark}一"\n{SOURCE}'), "N503") for mark in UNSEEN),
    *(
        case(f"U+{ord(mark):04X} as a name", person(f'name: "{mark}"\n{SOURCE}'), "N503")
        for mark in UNSEEN
        if not mark.isspace()
    ),
    *(case(f"U+{ord(mark):04X} in a line", field("trade", f'"焊{mark}工"'), "N503") for mark in UNSEEN),
    *(
        case(f"U+{ord(mark):04X} in a name", person(f'name: "王{mark}一"\n{SOURCE}'), "N503", *more)
        for mark, more in (("\ufe00", ()), ("\ufe0f", ()), ("\U000e0100", ()))
    ),
    case("nothing seen in any kind", partial(everything, "a\u200bb"), "N503"),
    case("half of a joined emoji", field("trade", "焊\u200d工"), "N503"),
]

# Look like the right character and are another: what is typed in the name, and what is meant.
LOOKALIKES = {
    "王⼀": "一", "⺠一": "民", "⻢一": "马", "⻩一": "黄", "⼯一": "工", "王\uf9f4": "林", "\uf90a一": "金", "\U0002f800一": "丽",
    "王ー": "一", "王ㄧ": "一", "王ニ": "二", "王ロ": "口", "王カ": "力", "王ト": "卜", "王エ": "工", "王タ": "夕", "王チ": "千",
    "王○一": "〇", "王А": "A", "王Ｂ": "B", "王ο": "o", "Ivаn": "a", "Рetr": "P", "Αnna": "A", "王ﾆ": "二", "王ハ": "八",
}  # fmt: skip
LOOKALIKE_CASES = [
    *(case(f"look-alike {name!r}", person(f"name: {name}\n{SOURCE}"), "N506") for name in LOOKALIKES),
    case("look-alike on a roll", {
        "content/awards/w.yml": f"title: 劳模\nlevel: city\n{SOURCE}",
        "content/rolls/r.yml": f"title: 榜\nawards: [w]\n{SOURCE}recipients: [{{name: 王⼀}}]\n",
    }, "N506"),
    *(
        case(f"look-alike in the title of a {kind}", {f"content/{kind}/x.yml": text + SOURCE}, "N506")
        for kind, text in (
            ("units", "name: 总⼯会\ntype: body\n"),
            ("events", "title: 总⼯会\ndate: 2018\nsummary: 事\n"),
            ("awards", "title: ⻘年文明号\nlevel: city\n"),
        )
    ),
    case("a name that is not composed", person(f"name: Jose\u0301\n{SOURCE}"), "N506"),
    case("Hangul that is not composed", person(f"name: \u1100\u1161\n{SOURCE}"), "N502", "N506"),
]  # fmt: skip
NAMES = [
    case("setting of a javascript: address", {"site_config.yml": CONFIG + "site_url: javascript:alert(7)//\n"}, "S906"),
    case("a name of an unassigned character", person(f"name: 王\u0378\n{SOURCE}"), "N503"),
    case("a name of a later ideograph", person(f"name: 王\U0002ebf0\n{SOURCE}"), "N502"),
    case("a name of ten thousand characters", person(f"name: {'王' * 10_000}\n{SOURCE}"), "F209"),
    case("a name just too long", person(f"name: {'王' * 61}\n{SOURCE}"), "F209"),
    case("a name of nothing", person(f"name: ''\n{SOURCE}"), "F209"),
    case("a name of spaces", person(f"name: '\u3000 \xa0'\n{SOURCE}"), "F209"),
    case("a name of two lines", person(f"name: |\n  王\n  一\n{SOURCE}"), "F209"),
    case("a name in two forms on one roll", {
        "content/awards/w.yml": f"title: 劳模\nlevel: city\n{SOURCE}",
        "content/rolls/r.yml": f"title: 榜\nawards: [w]\n{SOURCE}recipients: [{{name: José}}, {{name: Jose\u0301}}]\n",
    }, "N506"),
    *(
        case(f"too long a {name}", field(name, "焊" * 10_000), "F209")
        for name in ("trade", "post", "native", "summary", "motto", "ethnicity", "era", "unit_name")
    ),
    case("too long a reading", field("reading", "wang " * 2_000), "F209"),
    case("a reading of three hundred letters", field("reading", "a" * 300), "N504"),
    case("a reading of many syllables", field("reading", "xian " * 60), "N504"),
    case("a reading of marks", field("reading", "wa\u0301\u0300ng yī"), "N504"),
    case("a reading in another script", field("reading", "ван и"), "N504"),
    case("too long an id", field("related", f"[{'a' * 10_000}]"), "F209"),
    case("too long a date", field("born", "1" * 10_000), "F205"),
    case("too long an address", field("video", "https://example.org/" + "a" * 10_000), "F209"),
    case("too long a text", field("deeds", "王" * 200_001), "F209"),
    case("too long a choice", field("sex", "男" * 10_000), "F204"),
    case("too long a field", person(f"name: 王一\n{SOURCE}{'x' * 1000}: 1\n"), "F201"),
    case("a text as long as may be", field("deeds", "王" * 200_000)),
    case("a line as long as may be", field("trade", "王" * 300)),
    case("a name as long as may be", person(f"name: {'王' * 60}\n{SOURCE}")),
    *(case(f"honest name {name}", person(f"name: {name}\n{SOURCE}")) for name in (
        "吕梅华", "哈孜·艾买提", "欧阳修", "佐佐木", "John Smith", "José Martí", "O'Neill", "赵C", "䶮", "Jean-Luc",
    )),
    case("a fault in every field", partial(everything, "\u200b"), "N503"),
]  # fmt: skip

ADDRESSES = (
    "javascript:alert(7)", "JAVASCRIPT:alert(7)", " javascript:alert(7)", "http:javascript:alert(7)", "//example.org", "ftp://x.org",
    "data:text/html,x", "https://a b", "https://a\"onclick=alert(7)", "https://a'onclick=alert(7)", "https://<script>", "file:///etc/passwd",
    "https://", "example.org", "https:/example.org", "hｔtps://example.org",
)  # fmt: skip
ADDRESS_CASES = [
    *(case(f"address {url!r}", field("video", repr(url)), "F208") for url in ADDRESSES),
    *(
        case(f"address {url!r}", field("video", url))
        for url in ("https://example.org/?a=1&b=2", "http://[::1", "https://user:word@example.org/", "https://例子.中国/甲", "https://example.org:99999/%00%zz")
    ),
]  # fmt: skip

CASES: list[Case] = [*ACCEPTED, *NOT_ON_WALLS, *NOWHERE, *UNSEEN_CASES, *LOOKALIKE_CASES, *NAMES, *ADDRESS_CASES]
