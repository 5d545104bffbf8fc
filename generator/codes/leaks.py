"""L: what of a person nobody may publish."""

from generator.codes.code import Code, Text

_CUT = Text(
    "删掉它；确实要公开的，在 site_config.yml 的 allow_leaks 里写明理由",
    "take it out; where it is to be public, give the reason under allow_leaks in site_config.yml",
)
_IN_HISTORY = Text(
    "提交过的内容谁都能在历史里找到；已经提交的，删掉以后还要请管理员清理历史。",
    "What was committed stays in the history for everybody to find: once committed, have it cleaned as well.",
)

CODES = (
    Code(
        "L101", Text("{where}{shown}是居民身份证号", "{where}{shown} is a resident identity number"), _CUT, _IN_HISTORY
    ),
    Code(
        "L102",
        Text("{where}{shown}像是15位的旧身份证号", "{where}{shown} looks like an old identity number of 15 digits"),
        _CUT,
        Text(
            "旧身份证号没有校验位，只能看出地区和生日像不像。",
            "The old numbers have no check digit: only place and birthday can be told.",
        ),
        severity="warning",
    ),
    Code("L103", Text("{where}{shown}是手机号", "{where}{shown} is a mobile phone number"), _CUT, _IN_HISTORY),
    Code(
        "L104",
        Text("公开电话{shown}是手机号", "the public phone {shown} is a mobile number"),
        Text(
            "换成单位的座机；本人同意公开的，在 site_config.yml 的 allow_leaks 里写明",
            "write the office's line; with its owner's consent give the reason under allow_leaks in site_config.yml",
        ),
        Text(
            "手机跟着人走，人换了岗位号码还在网上。",
            "A mobile number goes with a person, and stays public when somebody else does the work.",
        ),
        severity="warning",
    ),
    Code(
        "L105",
        Text("{where}{shown}像是银行卡号", "{where}{shown} looks like the number of a bank card"),
        _CUT,
        _IN_HISTORY,
    ),
    Code("L106", Text("{where}{shown}是家庭住址", "{where}{shown} is where somebody lives"), _CUT, _IN_HISTORY),
    Code(
        "L107",
        Text("写了受助人的姓名（{shown}）", "people who were helped are named ({shown})"),
        Text(
            "删掉姓名，只写人数；本人书面同意公开的，在 site_config.yml 的 allow_leaks 里写明",
            "write how many, not who; with their written consent give the reason under allow_leaks in site_config.yml",
        ),
        Text(
            "谁生病、谁有困难是敏感个人信息，公开要本人单独同意。",
            "Who is ill or in need is sensitive: to publish it needs each one's own consent.",
        ),
        severity="warning",
    ),
    Code(
        "L108",
        Text("图片自带的信息里有{what}：{shown}", "the picture's own description holds {what}: {shown}"),
        Text("用看图软件删掉图片信息，再放回来", "remove the description from the file, then put it back"),
        Text(
            "发布时图片信息会去掉，可原图在仓库里谁都能下载。",
            "Publishing strips it, but everybody can fetch the original from the repository.",
        ),
        severity="warning",
    ),
    Code(
        "L109",
        Text("allow_leaks 里的“{record}”没有用上", "“{record}” under allow_leaks allows nothing"),
        Text("核对 record、field、shown，或者删掉这一条", "check record, field and shown, or take the entry out"),
        Text(
            "允许公开的内容已经不在了，留着这一条，以后的泄露就看不见了。",
            "What was allowed is gone; an entry that stays would hide a later leak.",
        ),
        severity="warning",
    ),
)
