"""Authorities of the district, and the offences that they fine with the articles they cite."""

from api.demo.making.codes import authority_code
from api.demo.making.shapes import Authority, Offence

MARKET = Authority("澄湾区市场监督管理局", authority_code(1), "澄市监罚")
SAFETY = Authority("澄湾区应急管理局", authority_code(2), "澄应急罚")
ENVIRONMENT = Authority("澄湾区生态环境局", authority_code(3), "澄环罚")
FIRE = Authority("澄湾区消防救援大队", authority_code(4), "澄消罚")

TRAINING = Offence(
    "未按规定开展安全生产教育和培训",
    "未按照规定对从业人员进行安全生产教育和培训，责令限期改正后逾期未改正",
    "《中华人民共和国安全生产法》第九十七条第三项",
    SAFETY,
)
QUALITY = Offence(
    "销售不符合国家标准的产品",
    "销售的产品经抽样检验不符合保障人体健康和人身、财产安全的国家标准",
    "《中华人民共和国产品质量法》第四十九条",
    MARKET,
)
ADULTERATION = Offence(
    "以次充好",
    "在产品中以次充好，以不合格产品冒充合格产品",
    "《中华人民共和国产品质量法》第五十条",
    MARKET,
)
ADVERTISING = Offence(
    "发布虚假广告",
    "在经营场所发布的广告以虚假的内容误导消费者",
    "《中华人民共和国广告法》第五十五条第一款",
    MARKET,
)
FOOD_CHECK = Offence(
    "未按规定查验供货者许可证",
    "进货时未查验许可证和相关证明文件",
    "《中华人民共和国食品安全法》第一百二十六条第一款第三项",
    MARKET,
)
MEASURE = Offence(
    "使用不合格的计量器具",
    "使用不合格的计量器具，给消费者造成损失",
    "《中华人民共和国计量法》第二十六条",
    MARKET,
)
FUMES = Offence(
    "未按规定收集处理挥发性有机废气",
    "产生含挥发性有机物废气的生产活动未在密闭空间或者设备中进行",
    "《中华人民共和国大气污染防治法》第一百零八条第一项",
    ENVIRONMENT,
)
WASTE = Offence(
    "擅自倾倒工业固体废物",
    "擅自倾倒、堆放、丢弃工业固体废物",
    "《中华人民共和国固体废物污染环境防治法》第一百零二条第一款第五项",
    ENVIRONMENT,
)
FIRE_EXIT = Offence(
    "占用、堵塞疏散通道",
    "占用、堵塞、封闭疏散通道、安全出口",
    "《中华人民共和国消防法》第六十条第一款第三项",
    FIRE,
)
CROWD = (TRAINING, QUALITY, ADVERTISING, FOOD_CHECK, FUMES, WASTE, FIRE_EXIT, MEASURE)
