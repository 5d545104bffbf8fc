"""C: copy as it is written: punctuation, sentences, counts, names; all are warnings."""

from generator.codes.code import Code, Text

_AS_TOLD = Text(
    "改过来；照来源原样的，放进引用（行首写 >），或者把这几个字抄进 doubts",
    "mend it; where the source has it so, quote it (a line that begins with >) or repeat these words under doubts",
)


def _warn(code: str, message: Text, why: Text, hint: Text = _AS_TOLD) -> Code:
    return Code(code, message, hint, why, severity="warning")


CODES = (
    _warn(
        "C101",
        Text("“{found}”里用了半角标点（共{count}处）", "“{found}” has half-width punctuation ({count} in all)"),
        Text("中文句子里用全角标点。", "Chinese sentences have full-width punctuation."),
    ),
    _warn(
        "C102",
        Text("段落到“{found}”就断了，没有句末标点", "the paragraph breaks off at “{found}” without a closing mark"),
        Text("多半是复制时丢了后半句。", "Mostly the rest was lost when it was copied."),
    ),
    _warn(
        "C103",
        Text("从「{found}」起的「{mark}」没有另一半", "{mark} at “{found}” is never closed"),
        Text("括号、引号、书名号要成对。", "Brackets and quotation marks come in pairs."),
    ),
    _warn(
        "C104",
        Text("标题写“{found}”，名单里有{count}个", "the title says “{found}”, the list has {count}"),
        Text("标题里的数和名单对不上，总有一个错了。", "Title and list do not agree: one of them is wrong."),
    ),
    _warn(
        "C105",
        Text("写的是“{found}”，列出来的有{count}项", "it says “{found}”, and lists {count}"),
        Text("说了几项，就列几项。", "As many are listed as are announced."),
    ),
    _warn(
        "C106",
        Text("一处写“{other}”，一处写“{found}”", "it says “{other}” here and “{found}” there"),
        Text("同一次评选，届和批只用一个，照正式文件。", "One round is either 届 or 批, as the document has it."),
    ),
    _warn(
        "C107",
        Text("“{found}”和“{name}”只差一点", "“{found}” is nearly “{name}”"),
        Text("单位名称要前后一致，差一个字就是另一家。", "With one character changed it is another unit."),
    ),
    _warn(
        "C108",
        Text("“{found}”这一句写了{count}遍", "the sentence “{found}” is there {count} times"),
        Text("多半是复制时贴了两遍。", "Mostly it was pasted twice."),
        Text("留下一遍", "keep one"),
    ),
    _warn(
        "C109",
        Text("“{found}”里的字或标点重复了", "in “{found}” something is doubled"),
        Text("多打了一遍。", "It was typed twice."),
    ),
    _warn(
        "C110",
        Text("“{found}”应作“{right}”（{source}）", "“{found}” should be “{right}” ({source})"),
        Text("固定的说法有固定的写法。", "Fixed phrases are written in one way."),
    ),
    _warn(
        "C111",
        Text("还有{more}条 {which} 没有列出", "{more} more of {which} are not listed"),
        Text("同样的提醒太多，只列出前面的。", "There are more of them than anybody reads at once."),
        Text("先改列出来的，再检查一遍", "mend those that are listed, then check again"),
    ),
)
