"""V: when a record is public, and who signed it."""

from generator.codes.code import Code, Text

CODES = (
    Code(
        "V101",
        Text("下线日期早于公开日期（{first}）", "it ends before it begins ({first})"),
        Text("改掉写错的一个", "mend the wrong one"),
        Text(
            "publish_on 到 expires_on 之间的日子公开，两头都算。",
            "A record is public from publish_on to expires_on, both included.",
        ),
    ),
    Code(
        "V102",
        Text("审核的先后不对：{role}在{before}之后", "the steps are out of order: {role} after {before}"),
        Text("按供稿、初审、终审的先后写，每步一次", "write 供稿, 初审, 终审 in this order, each once"),
        Text("稿子先供，再初审，最后终审。", "A text is handed in, read once, and then approved."),
    ),
    Code(
        "V103",
        Text("{role}的日期早于上一步（{date}）", "{role} is dated before the step before it ({date})"),
        Text("核对日期", "check the dates"),
        Text("后一步不会早于前一步。", "No step comes before the one that it follows."),
    ),
    Code(
        "V201",
        Text("缺{missing}", "not signed: {missing}"),
        Text(
            "看过以后运行 guangrong sign {which} --role {first} --name 姓名",
            "once read: guangrong sign {which} --role {first} --name NAME",
        ),
        Text(
            "site_config.yml 的 review 要求这些步骤签过才能发布。",
            "`review` in site_config.yml asks for these steps before a release.",
        ),
    ),
    Code(
        "V202",
        Text("{role}之后又改过", "changed after {role}"),
        Text(
            "重看一遍，再运行 guangrong sign {which} --role {role} --name 姓名",
            "read it again, then guangrong sign {which} --role {role} --name NAME",
        ),
        Text("核对码是签的时候那份内容的，改一个字就对不上。", "The mark is that of the content that was signed."),
    ),
    Code(
        "V203",
        Text("初审和终审是同一个人（{name}）", "one person ({name}) signed both readings"),
        Text("请另一个人终审", "let somebody else approve it"),
        Text("两道审核要由两个人做。", "Two readings are by two people."),
    ),
)
