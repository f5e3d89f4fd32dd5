"""The people and firms of the sample estate. All are invented; numbers lie in areas that no authority uses."""

from dataclasses import dataclass

FAMILY = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
    "余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
    "单解仇查"
)
GIVEN = (
    *("伟", "芳", "秀英", "娜", "敏", "静", "丽", "强", "磊", "洋", "艳", "勇", "军", "杰", "娟", "涛", "超", "明", "霞", "平"),
    *("思远", "雨桐", "浩然", "子涵", "欣怡", "建国", "志强", "晓燕", "海燕", "玉兰", "国栋", "文博", "若溪", "一诺"),
    *("俊杰", "婷婷", "慧敏", "立新", "春生", "秋菊", "云飞", "景行", "知行", "望舒", "清和", "半夏", "沐阳", "承泽"),
)
DOUBLE = ("欧阳修远", "司马清", "上官婉仪", "诸葛明", "尉迟恭谨", "长孙无逸", "慕容雪", "买买提·艾力", "阿依古丽·热合曼")
STREETS = ("望江路", "文昌街", "桂园路", "和平大道", "青松巷", "南湖路", "长安街", "学府路", "东风路", "银杏街")


@dataclass(frozen=True, slots=True)
class Client:
    """A client as a roster knows one."""

    name: str
    tenure: str = "业主"
    identity_number: str = ""


def resident_number(birth: str, order: int) -> str:
    """Return an 18-digit number with a right check character (GB 11643) in region 10, which does not exist."""
    body = f"109999{birth}{order:03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    remainder = sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True)) % 11
    return body + "10X98765432"[remainder]


def credit_code(order: int) -> str:
    """Return an 18-character company code with a right check character (GB 32100) in a region that does not exist."""
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    body = f"91109999MA{order:07d}"
    remainder = sum(alphabet.index(letter) * pow(3, place, 31) for place, letter in enumerate(body)) % 31
    return body + alphabet[(31 - remainder) % 31]


def ordinary(order: int) -> Client:
    """Return the plain client number `order`: an owner, or now and then a tenant, with a name like any other."""
    if order % 23 == 7:
        return Client(DOUBLE[order // 23 % len(DOUBLE)])
    name = FAMILY[order * 37 % len(FAMILY)] + GIVEN[order * 29 % len(GIVEN)]
    return Client(name, tenure="租户" if order % 19 == 11 else "业主")


def address(order: int) -> str:
    """Return a postal address in a city that does not exist."""
    street = STREETS[order * 7 % len(STREETS)]
    return f"海棠市{street}{order * 13 % 280 + 1}号{order % 9 + 1}栋{order % 17 + 1}0{order % 4 + 1}室"


# The ones a counter remembers, by unit.
REMEMBERED = {
    "3号楼/2单元/1501": Client("陈䶮", identity_number=resident_number("19850312", 17)),
    "3号楼/2单元/1502": Client("李㛃", identity_number=resident_number("19911105", 28)),
    "1号楼/1单元/801": Client("王𬱖", identity_number=resident_number("19780620", 35)),
    "1号楼/2单元/302": Client("𠮷田健一", identity_number="TZ0000017"),
    "1号楼/1单元/1601": Client("海棠市春晓园林工程有限公司", identity_number=credit_code(1)),
    "1号楼/2单元/1602": Client("远帆供应链管理（海棠）有限责任公司", identity_number=credit_code(2)),
    "2号楼/1单元/101": Client("海棠市第二建筑设计院有限公司第三分公司（筹建处）", identity_number=credit_code(3)),
    "2号楼/2单元/1201": Client("北斗星辰（海棠）数据技术股份有限公司", tenure="租户", identity_number=credit_code(4)),
    "2号楼/1单元/902": Client("Maria Fernanda Gonçalves d'Ávila", identity_number="FX000123"),
    "2号楼/1单元/1402": Client("O'Brien, Seán Pádraig", tenure="租户", identity_number="PX0000456"),
    "3号楼/1单元/602": Client("Nguyễn Thị Ánh Tuyết", identity_number="C0000789"),
    "3号楼/1单元/1101": Client("林家豪", identity_number="H00000012"),
    "3号楼/2单元/201": Client("赵一鸣、孙若溪", identity_number=resident_number("19890909", 112)),
    "2号楼/2单元/502": Client("周小满", identity_number=resident_number("20140518", 6)),
}
