"""The records of the made-up corpus that the labelled queries ask for: written by hand, the same at every size."""

AWARDS = """
quanguo-laomo | 全国劳动模范 | national | 1 | 全国劳模
quanguo-wuyi | 全国五一劳动奖章 | national | 2 | 五一奖章
quanguo-xianfenghao | 全国工人先锋号 | national | 3 |
jiangdong-laomo | 江东省劳动模范 | province | 1 | 江东省劳模、省劳模
jiangdong-gongjiang | 江东大工匠 | province | 2 |
jiangzhou-laomo | 江州市劳动模范 | city | 1 | 江州市劳模、市劳模
jiangzhou-jishi | 江州市首席技师 | city | 2 | 首席技师
jiangzhou-sanba | 江州市三八红旗手 | city | 3 | 三八红旗手
linjiang-gongjiang | 临江工匠 | district | 1 |
linjiang-wuyi | 临江区“五一”先进个人 | district | 2 | 五一先进
chang-biaobing | 企业标兵 | enterprise | 1 |
"""

UNITS = """
tairui-zhoucheng | 江东泰锐精密轴承股份有限公司 | company | 泰锐轴承、泰锐股份
jiangzhou-gangwu | 江州港务集团有限公司 | company | 江州港、江港集团
linjiang-zonggonghui | 江州市临江区总工会 | body | 临江区总工会、区总工会
qihang-banzu | 江州港务集团启航桥吊班 | team | 启航班
disan-yiyuan | 江州市第三人民医院 | hospital | 三院、市三院
c919-banzu | 临江C919部件装配班 | team |
miaochunyan-gongzuoshi | 缪春燕劳模创新工作室 | studio | 缪春燕工作室
"""

# Id, name, unit, award and year, and what is written besides.
PEOPLE = """
qiu-he-zi | 仇禾 | jiangzhou-gangwu | jiangzhou-laomo 2012 | 码头上的理货员，三十年没有错过一票货。
shan-xiongling | 单雄岭 | tairui-zhoucheng | quanguo-laomo 2015 | 磨床前的单雄岭，把滚道圆度做到零点三微米。
zeng-keqi | 曾可期 | | jiangdong-laomo 2010 | 山区线路上走了二十六年的养路工。
ou-zhiyuan | 区志远 | jiangzhou-gangwu | quanguo-wuyi 2018 | 深水泊位的引航员。
zha-wentao | 查文涛 | | linjiang-gongjiang 2018 | 古籍修复师，一把鬃刷补好两千册残卷。
piao-yongzhe | 朴永哲 | | jiangdong-gongjiang 2020 | 教师出身的无人机驾驶员。
hua-changqing | 华长青 | tairui-zhoucheng | jiangzhou-jishi 2016 | 热处理炉旁的守夜人。
miao-chunyan | 缪春燕 | | jiangdong-laomo 2018 | 缂丝女工，缪春燕劳模创新工作室的领衔人。
xie-xiaochuan | 解小川 | | jiangzhou-laomo 2019 | 污水处理厂的化验员。
ge-mingxing | 盖明星 | | chang-biaobing 2009 | 石臼船坞的轮机员。
yuchi-jingshan | 尉迟敬山 | | quanguo-laomo 1989 | 玉门戈壁里的钻井工。
wei-xiaolan | 尉小兰 | disan-yiyuan | jiangzhou-sanba 2018 | 急诊科护士。
ouyang-xiaoyue | 欧阳晓月 | | linjiang-gongjiang 2018 | 粉彩瓷绘师。
sima-qing | 司马青 | | jiangzhou-laomo 1998 | 气象站的观测员。
ayiguli | 阿依古丽·艾山江 | | quanguo-wuyi 1997 | 棉纺厂的细纱挡车工。
ding-yi | 丁一 | | jiangzhou-laomo 2018 | 公交三路的司机。
ren-yuan | 任远 | | linjiang-gongjiang 2016 | 高压带电作业的线路工。
liu-zhiqiang | 刘志强 | | quanguo-laomo 2020 | 高炉炉前工。
liu-zhiqiang-2 | 柳志强 | | jiangzhou-laomo 2020 | 苗圃里的嫁接能手。
liu-zhiqiang-3 | 刘智强 | | linjiang-gongjiang 2020 | 电梯维保员。
lv-xiulan | 吕秀兰 | | jiangzhou-laomo 2006 | 豆腐坊的掌柜，带出四十名徒弟。
zhai-dali | 翟大力 | | jiangdong-laomo 1995 | 采石场的爆破员。
qin-haisheng | 覃海生 | | jiangzhou-laomo 2003 | 灯塔看守人。
yue-xiaotian | 乐笑天 | | jiangzhou-jishi 2014 | 大提琴制作师。
mi-wuhen | 宓无痕 | disan-yiyuan | jiangzhou-laomo 2011 | 隐山观测站的孤勇者。
"""

EVENTS = {
    "crh-zhuanxiangjia": """
title: CRH380A转向架检修班连续三年零返工
date: 2018-03-12
summary: 动车段的检修班为CRH380A型动车组更换轴箱轴承。
body: |
  检修班用螺栓扭矩复核法，把一级修的时间压到九十分钟。ＡＲＪ２１支线客机的维护经验也被借了过来。

  班长说，“人歇机不歇”的日子里，大家靠的是互相补位。
""",
    "5g-gangkou": """
title: 5G智慧港口投用，桥吊司机坐进办公室
date: 2021-06-18
summary: 远控桥吊在江州港投用。
units: [jiangzhou-gangwu]
people: [ou-zhiyuan]
body: |
  远控台时延不超过20毫秒，一名司机可以照看三台桥吊；装卸效率比人工提高26.5%。
""",
    "gongjiang-pingxuan": """
title: 第二届“临江工匠”评选揭晓
date: 2018-04-28
summary: 2018年度第二届“临江工匠”评选揭晓，古籍修复师查文涛等人当选。
rolls: [linjiang-gongjiang-2]
units: [linjiang-zonggonghui]
body: |
  评选历时四十天，经过“初评、实操、答辩”三关。

  区总工会为获评者颁发了证书和奖金；获评者将领办技能大师工作室。
""",
    "zhuyuan-weiwen": """
title: 住院慰问金当天到账
date: 2019
summary: 住院慰问金改为线上申领，职工出院当天到账。
services: [zhuyuan-weiwenjin]
body: |
  过去要跑三趟，现在手机上填一张表。截至三季度，共为861名职工发放住院慰问金。
""",
    "taifeng": """
title: 台风“海燕”登陆，万名职工上堤
date: 2013-11-10
body: |
  凌晨三点，芦苇荡决口。缆车司机、裁缝、药剂师排成人链传递沙袋。

  天亮时，堤坝保住了，人们在泥水里睡着了。
""",
    "hostile": """
title: <img src=x onerror=alert(1)>与@@body@@的误会
date: 2017-07-07
summary: 一段代码被写进标题：</script><script>alert(2)</script>
body: |
  编辑把 `<svg onload=alert(3)>` 当作示例贴进稿件，标题里的 @@title@@ 和 {{ body }} 原样留着。
""",
}

OTHERS = {
    "services/zhuyuan-weiwenjin": """
title: 职工住院慰问金
who: 参加互助保障的住院职工
amount: 每人每次300元
conditions: [连续参保满六个月]
steps: [手机填写申领表, 单位工会初核, 三个工作日内到账]
materials: [出院小结, 社会保障卡]
""",
    "services/falv-yuanzhu": """
title: 工会法律援助
who: 遇到欠薪、工伤纠纷的职工
amount: 仲裁、诉讼代理一律免费
units: [linjiang-zonggonghui]
""",
    "services/jinqiu-zhuxue": """
title: 金秋助学
who: 困难职工家庭的大学新生
amount: 每人5000元
""",
    "places/laodong-gongyuan": """
name: 临江劳动公园
aliases: [劳模公园]
type: park
address: 临江区柳林路18号
offers: [劳模雕塑群, 露天电影]
""",
    "places/gongren-wenhuagong": """
name: 江州市工人文化宫
aliases: [市工人文化宫, 老文化宫]
type: palace
summary: 一九五六年落成，青砖歇山顶。
""",
    "exhibitions/gongjiang-zhan": """
title: 手艺的温度：临江工匠作品展
layout: story
summary: 缂丝、粉彩、古籍修复，三门手艺同堂。
panels:
  - title: 缂丝
    text: 通经断纬，一寸缂丝一寸金。
    people: [miao-chunyan]
""",
}

# Of the roll of the second "craftsmen of Linjiang": those with a record, those without.
ROLL_2 = ("zha-wentao", "ouyang-xiaoyue", "何苗|江东泰锐精密轴承股份有限公司", "阮灵犀|临江区实验小学")
# Of the long roll: names that queries ask for; the others come from the dice.
ROLL_LONG = (
    "mi-wuhen",
    "wei-xiaolan",
    "司徒晚晴|江州市第三人民医院",
    "干将来|江州玻璃总厂",
    "娜仁·托娅|云岭牧场",
    "褚橙|望海果园",
)
