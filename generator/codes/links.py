"""A: links of a built site that lead nowhere."""

from generator.codes.code import Code, Text

CODES = (
    Code(
        "A414",
        Text("链接“{link}”通到 {address}，网站里没有", "the link “{link}” leads to {address}, which is not there"),
        Text("改链接：{suggestion}", "mend the link: {suggestion}"),
        Text(
            "读者点下去只看到“没有这一页”。链接从写它的那一页算起，../ 是上一层。",
            "Readers who follow it find nothing. A link counts from the page that it stands on; ../ is one level up.",
        ),
    ),
    Code(
        "A415",
        Text("链接“{link}”：{address} 那一页上没有 #{anchor}", "the link “{link}”: there is no #{anchor} on {address}"),
        Text("改 # 后面的字：{suggestion}", "mend what follows #: {suggestion}"),
        Text(
            "# 后面是那一页上一个标题的名字。标题改了，名字也跟着变，链接就只到页首。",
            "What follows # names a heading on that page. When a heading changes its name does, and the link ends at the top.",
        ),
    ),
)
