"""What git cannot tell of a site."""

from generator.codes.code import Code, Text

CODES = (
    Code(
        "S907",
        Text("不显示“最近更新”：{detail}", "no “last updated”: {detail}"),
        Text(
            "照上面说的做，或者去掉 site_config.yml 里的 {name}",
            "do what is said above, or take {name} out of site_config.yml",
        ),
        Text(
            "“最近更新”是改这条记录的最后一次提交的日期，要看得到 git 的全部历史。看不到时网站照样建好，只是不写日期。",
            "“Last updated” is the day of the last commit that changed a record, and needs git's whole history. Without it the site is built all the same, without the days.",
        ),
        severity="warning",
        awaits=True,
    ),
)
