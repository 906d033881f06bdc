"""The words of the district: places, names, trades. The district and all in it are invented."""

DISTRICT = "澄湾区"
SHORT = "澄湾"
PROVINCE = "砚北省"
TOWNS = ("栖霖镇", "霁泊镇", "砚泽街道", "漱桐街道")
STREETS = ("听漪路", "疏桁路", "岫云街", "苇汀路", "蓼花街", "桁舟路")
REGISTRY = "澄湾区市场监督管理局"

# Rare characters, so that no pair is a firm's or a brand's name.
_FIRST = "霭翮漱栖砚屿筠桁霁澹蓼荻蘅漪嶂溯澍翊椴"
_SECOND = "笠塬沚峤莳苇篁岫堇檐埭簟桠陂楫榫"
_SURNAMES = (
    "许周沈陆顾钟薛范苏卢蒋蔡贾丁魏叶阎余潘杜戴夏汪田任姜方石姚谭廖邹"
    "熊金郝孔白崔康毛邱秦江史侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
# Not the characters of the persons of the stories: only two of them have a namesake.
_GIVEN = ("朝", "暮", "谨", "悦", "恒", "嘉", "屹", "静", "晓", "维", "卓", "雁", "霖", "书")
_GIVEN_LAST = (
    "舟",
    "禾",
    "岚",
    "之",
    "川",
    "宁",
    "安",
    "行",
    "言",
    "白",
    "野",
    "年",
    "溪",
    "朗",
    "初",
)

_STEP = 7919

INDUSTRIES = (
    "机械", "塑业", "纺织", "食品", "建材", "物流", "装饰工程", "电子", "包装", "园林绿化",
    "信息技术", "商贸", "餐饮管理", "五金", "家具", "印刷", "环保设备", "物业服务", "农业科技",
)  # fmt: skip
SHOPS = ("小吃店", "五金店", "百货店", "修车铺", "理发店", "水果店", "文具店", "裁缝铺")
CROPS = ("稻米", "桃果", "茶叶", "水产", "蔬菜")
INSTITUTIONS = ("实验学校", "文化站", "河道管理所", "市政养护所")


def firm(index: int) -> str:
    """The index-th of 304 trade names, each given once."""
    return _FIRST[index % len(_FIRST)] + _SECOND[index % len(_SECOND)]


def person_name(index: int) -> str:
    """The index-th name; a step that shares no factor with the number of names repeats none."""
    names = len(_SURNAMES) * len(_GIVEN) * len(_GIVEN_LAST)
    rest, surname = divmod(index * _STEP % names, len(_SURNAMES))
    last, first = divmod(rest, len(_GIVEN))
    return _SURNAMES[surname] + _GIVEN[first] + _GIVEN_LAST[last]
