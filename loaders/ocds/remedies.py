"""What to do about a part of a release, by reason."""

from graph.text import Text

REMEDIES: dict[str, Text] = {
    "not_an_object": Text("此处应为 JSON 对象；请更正", "an object belongs here; correct it"),
    "wrong_type": Text(
        "类型不对，应为{wanted}；请按标准更正",
        "this has the wrong type, it should be {wanted}; correct it by the standard",
    ),
    "missing_ocid": Text(
        "没有 ocid，无法知道属于哪个采购过程；请补填",
        "there is no ocid, so that the process is not known; fill it in",
    ),
    "missing_date": Text(
        "没有发布日期（date），无法知道版本；请补填",
        "there is no release date, so that the version is not known; fill it in",
    ),
    "not_a_date": Text(
        "无法识别的日期；请写成 2026-05-10T09:00:00+08:00",
        "no date can be read here; write it as 2026-05-10T09:00:00+08:00",
    ),
    "not_an_amount": Text(
        "无法识别的金额；请只写数字", "no amount can be read here; write a number"
    ),
    "missing_id": Text(
        "没有 id，后续发布无法指向它；请补填",
        "there is no id by which a later release could mean it; fill it in",
    ),
    "duplicate_id": Text(
        "同一列表中 id 重复，仅保留第一个；请更正",
        "the id stands twice in one list and only the first is kept; correct it",
    ),
    "repeated_key": Text(
        "同一对象中有重复的键，不知以哪个为准；请删去其中一个",
        "one object holds a key twice and it is not known which counts; take one out",
    ),
    "unknown_code": Text(
        "不在标准的代码表中，已按原值保留；标准的值：{choices}",
        "this is not in the codelist and is kept as it came; the standard has: {choices}",
    ),
    "nameless_party": Text(
        "这一主体既无 id、代码也无名称；请补填其中一项",
        "this party has neither id, identifier nor name; give one of them",
    ),
    "linked_release": Text(
        "只有指向其他文件的链接，没有内容；请载入所链接的文件",
        "this is only a link to another file; load the file that it points to",
    ),
    "linked_releases_only": Text(
        "该记录只有指向其他文件的链接，也没有汇编版本；请载入所链接的文件",
        "the record only links to other files and holds no compiled release; "
        "load the files that it points to",
    ),
    "empty_record": Text(
        "该记录没有发布，也没有汇编版本；请补充",
        "the record holds neither releases nor a compiled release; add one of them",
    ),
    "unknown_award": Text(
        "文件中没有这一授予结果，合同的供应商不明；请将其与合同一起载入",
        "the award is not in the file, so that the supplier under the contract is not known; "
        "load both in one file",
    ),
    "award_without_suppliers": Text(
        "文件中没有这一授予结果的供应商；请补填 suppliers",
        "the file names no supplier of this award; fill in suppliers",
    ),
    "check_digit": Text(
        "统一社会信用代码等校验不符，按原值保留，不与其他来源合并；请核对",
        "the code does not pass its check; it is kept as it came and merged with nothing; check it",
    ),
    "share_unclear": Text(
        "持股比例应为 0 至 1 的小数，按未知处理；请更正",
        "a shareholding is a number from 0 to 1; it is read as unknown; correct it",
    ),
    "end_before_start": Text("结束早于开始；请更正", "this ends before it starts; correct it"),
    "failure_without_subject": Text(
        "无法确定未履约的一方，线索未记在任何主体名下；请写明合同的社会资本方",
        "it is not known which party did not perform, so that the lead stands at nobody; "
        "name the private party of the contract",
    ),
}
