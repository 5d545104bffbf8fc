"""P: what is said of people."""

from generator.codes.code import Code, Text

CODES = (
    Code(
        "P701",
        Text("逝世早于出生（{born}）", "died before being born ({born})"),
        Text("核对来源，改掉写错的一个", "check the source and mend the wrong one"),
        Text("出生和逝世的日期前后颠倒了。", "The dates of birth and death are in the wrong order."),
    ),
    Code(
        "P702",
        Text("在世者的出生写到了月日", "month or day of birth of a living person"),
        Text(
            "只写年份：born: {year}；已经逝世就写 died 或 deceased: true",
            "write the year only: born: {year}; or write died, or deceased: true",
        ),
        Text(
            "在世者的生日是个人信息，网站上至多写年份。",
            "A living person's birthday is private: the year at most is published.",
        ),
    ),
    Code(
        "P703",
        Text("“{name}”本人不愿公开，名单里却写着姓名", "“{name}” asked not to be shown, yet stands here by name"),
        Text(
            "改成 person: 编号，榜上就只计数；同名的另一个人，请给他写一个人物文件",
            "write person: and the id, so that the roll only counts; for a namesake make a person's file",
        ),
        Text("consent: withheld 的人不能在任何地方出现姓名。", "A person with consent: withheld is named nowhere."),
    ),
    Code(
        "P704",
        Text("这里写着“{name}”，本人不愿公开", "“{name}”, who asked not to be shown, is named here"),
        Text("换个说法，不写姓名；是同名的另一个人就不用改", "say it without the name; leave it if it is a namesake"),
        Text("撤下一个人，正文和摘要里的姓名要人来改。", "Whoever is taken out is taken out of running text by hand."),
        severity="warning",
    ),
)
