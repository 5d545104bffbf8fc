"""W: holidays with their working days, and sessions of services."""

from generator.codes.code import Code, Text

CODES = (
    Code(
        "W801",
        Text("文件名“{id}”不是年份", "the file name “{id}” is not a year"),
        Text("一年一个文件，如 2027.yml", "one file a year, such as 2027.yml"),
        Text(
            "放假安排按年公布，文件名就是那一年。",
            "Holidays are announced year by year; the file is named after its year.",
        ),
    ),
    Code(
        "W802",
        Text("{day} 不在 {year} 年的放假安排里", "{day} does not belong to the holidays of {year}"),
        Text(
            "只写这一年的日子，和紧挨着的前一个十二月、后一个一月",
            "write days of this year, of the December before and of the January after",
        ),
        Text("年份写错一位，场次就会错上一年。", "With a wrong digit in a year every session is wrong."),
    ),
    Code(
        "W803",
        Text("{day} 写了两次", "{day} is told twice"),
        Text(
            "一天只写一次：放假写在 days，补班写在 workdays", "tell a day once: off under days, worked under workdays"
        ),
        Text("同一天不能又放假又上班。", "A day is either off or worked."),
    ),
    Code(
        "W804",
        Text("补班的 {day} 不是周末", "{day}, worked for a holiday, is no weekend day"),
        Text("核对放假通知", "check the announcement"),
        Text("调休补班都在周六、周日。", "Days worked for a holiday are Saturdays and Sundays."),
        severity="warning",
    ),
    Code(
        "W805",
        Text("没有原定在 {day} 的场次", "no session was to be on {day}"),
        Text("{suggestion}", "{suggestion}"),
        Text(
            "临时调整要写规则上的日子（每月几日），不写顺延以后的日子。",
            "A change names the date that the rule gives, not the one that it was shifted to.",
        ),
        severity="warning",
    ),
    Code(
        "W806",
        Text("原定 {day} 的场次调整了两次", "the session of {day} is changed twice"),
        Text("留下后来的一次", "keep the later one"),
        Text("一场只能有一个结果。", "A session has one outcome."),
    ),
    Code(
        "W807",
        Text(
            "还没有 {year} 年的放假安排，场次暂按周末推算",
            "the holidays of {year} are not known: only weekends count so far",
        ),
        Text(
            "国务院办公厅公布后，运行 guangrong new 放假安排 {year}，照通知填写 {path}",
            "once they are announced run guangrong new calendar {year}, and fill in {path}",
        ),
        Text(
            "下一年的放假安排一般在十一月公布，公布以前页面上会写明日期是推算的。",
            "Next year's holidays are mostly announced in November; until then pages say that dates are provisional.",
        ),
        severity="warning",
        awaits=True,
    ),
)
