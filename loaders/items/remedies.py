"""What to do about an object of a JSON file, by reason, beside the reasons of all tables."""

from graph.text import Text
from loaders.tables import remedy

_REMEDIES: dict[str, Text] = {
    "wrong_type": Text(
        "此处应为{wanted}，未采用；请按标准更正",
        "{wanted} belongs here, and nothing is taken; correct it by the standard",
    ),
    "no_object": Text(
        "不是 JSON 对象；请删去，或改为标准规定的对象",
        "no JSON object; take it out or make it the object that the standard asks for",
    ),
    "other_kind": Text(
        "不是{standard}的记录（{like}）；请移到相应格式的文件中加载",
        "no record of {standard} ({like}); load it in a file of its own format",
    ),
    "bad_text": Text(
        "含有不成对的代理字符，不是文字；请重新导出",
        "holds half of a surrogate pair, which is no text; export it again",
    ),
    "repeated_key": Text(
        "同一对象中键重复，不知以哪个为准；请删去其中一个",
        "one object holds the key twice and it is not known which counts; take one out",
    ),
    "too_long_id": Text(
        "编号长于 {limit} 个字符；请使用来源自己的编号",
        "the id is longer than {limit} characters; use the id that the source gives",
    ),
    "share_unclear": Text(
        "比例应为 0 至 100 的数，或两个互不矛盾的界限；按未知处理，请更正",
        "a share is a number from 0 to 100, or two bounds that fit; taken as unknown; correct it",
    ),
    "several_values": Text(
        "写有几个不同的值，不知以哪个为准；按未知处理",
        "several values are given and it is not known which counts; taken as unknown",
    ),
    "vague_day": Text(
        "只写到年或月：起止日按不明处理；请补填具体日期",
        "a year or a month only: the bound counts as unknown; add the day",
    ),
    "subject_unspecified": Text(
        "没有写明是哪个主体，无处可记；请补填主体的编号",
        "it is not said which subject this is about, so nothing can hold it; add its id",
    ),
    "not_taken": Text(
        "本系统不收此类记录；如需保留，请另行存放",
        "records of this kind are not taken here; keep them elsewhere if needed",
    ),
    "number_not_kept": Text(
        "此类号码不能在各来源之间识别同一人，未予保存；此人按候选处理",
        "a number of this kind identifies nobody across sources and is not kept; "
        "the person is a candidate",
    ),
    "bound_to_itself": Text(
        "两端是同一记录，未采用；请核对编号",
        "both ends are the same record and nothing is taken; check the ids",
    ),
}


def told(reason: str, **values: object) -> Text:
    known = _REMEDIES.get(reason)
    return known.fill(**values) if known else remedy(reason, **values)
