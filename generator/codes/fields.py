"""F: a field is unknown, missing, or holds the wrong thing."""

from generator.codes.code import Code, Text

CODES = (
    Code(
        "F201",
        Text("没有“{name}”这个字段", "there is no field “{name}”"),
        Text("{suggestion}", "{suggestion}"),
        Text("字段名拼错了，或者放错了层次。", "The field's name is misspelt, or it stands on the wrong level."),
    ),
    Code(
        "F202",
        Text("缺少“{name}”（{title}）", "“{name}” is missing ({title})"),
        Text("补上 {form}", "add {form}"),
        Text("这个字段必须写。", "This field is required."),
    ),
    Code(
        "F203",
        Text("这里应当是{expected}", "{expected} is expected here"),
        Text("{how}", "{how}"),
        Text(
            "内容的种类不对：该是列表的写成了文字，或者反过来。",
            "The wrong sort of content: a text where a list belongs, or the other way round.",
        ),
    ),
    Code(
        "F204",
        Text("这里不能写“{value}”", "“{value}” is not allowed here"),
        Text("{suggestion}", "{suggestion}"),
        Text("这个字段只接受固定的几种写法。", "This field accepts a fixed set of words."),
    ),
    Code(
        "F205",
        Text("“{value}”不是日期", "“{value}” is not a date"),
        Text("{suggestion}", "{suggestion}"),
        Text("日期按“年-月-日”写，知道多少写多少。", "Dates are written year-month-day, as far as known."),
    ),
    Code(
        "F206",
        Text("“{value}”不是数字", "“{value}” is not a number"),
        Text("{suggestion}", "{suggestion}"),
        Text("数字里不要有单位、逗号、“余”“多”。", "No unit, comma or word within a number."),
    ),
    Code(
        "F208",
        Text("“{value}”不是网址", "“{value}” is not a web address"),
        Text("写完整的 http:// 或 https:// 地址", "write a whole http:// or https:// address"),
        Text("只接受 http 和 https 的网址。", "Only http and https addresses are accepted."),
    ),
    Code(
        "F209",
        Text("太{what}，{limit}", "too {what}: {limit}"),
        Text("改到范围以内", "bring it within the limit"),
        Text("文字长度、数字大小都有合理的范围。", "Texts and numbers have sensible limits."),
    ),
    Code(
        "F210",
        Text("{names} 里{fault}", "of {names} {fault}"),
        Text("{remedy}", "{remedy}"),
        Text("同一件事只说一次。", "Say one thing once."),
    ),
    Code(
        "F211",
        Text("这里写不对：{detail}", "this is not right: {detail}"),
        Text("照 content/ 里别的例子改", "compare other examples in content/"),
        Text("没有更具体说法的一般错误。", "An error without more particular words."),
    ),
    Code(
        "F212",
        Text("编号“{value}”和文件名“{stem}”不一样", "the id “{value}” differs from the file name “{stem}”"),
        Text("删掉 id 这一行，编号就是文件名", "delete the id line: the file name is the id"),
        Text("编号就是文件名，不用另写。", "The file name is the id; it need not be written."),
    ),
    Code(
        "F213",
        Text("“{name}”写在这里不起作用", "“{name}” does nothing here"),
        Text("{remedy}", "{remedy}"),
        Text("写了却不起作用的字段会让人误会，所以不接受。", "A field that is written and does nothing misleads."),
    ),
    Code(
        "F214",
        Text(
            "这个文件的错误太多，还有 {more} 处没有列出", "too many mistakes in this file: {more} more are not listed"
        ),
        Text("先改好列出的，再检查一遍", "mend those that are listed, then check again"),
        Text(
            "一个文件里错成百上千处，多半是同一个写法错了。",
            "Hundreds of mistakes in one file are mostly one mistake, made again and again.",
        ),
    ),
    Code(
        "F215",
        Text("“{value}”没有写明是哪一天", "“{value}” does not say which day"),
        Text("写到日，如 2018-02-10", "write the day, as in 2018-02-10"),
        Text("场次和放假要知道是哪一天。", "Sessions and holidays are on a day, not in a month or year."),
    ),
    Code(
        "F216",
        Text("“{value}”不是钟点", "“{value}” is not a time of day"),
        Text("{suggestion}", "{suggestion}"),
        Text(
            "日历程序要知道几点开始、几点结束；用二十四小时制。",
            "Calendar programs need the hours, on a clock of twenty-four.",
        ),
    ),
)
