"""Why a question is refused, and what to do about it."""

from api.gate.question import Asker
from graph.errors import RefusedError
from graph.text import Text
from graph.vocabulary import Word


class Reason(Word):
    PURPOSE_MISSING = "purpose_missing", "未写目的", "no purpose"
    PURPOSE_UNKNOWN = "purpose_unknown", "目的不在目录中", "unknown purpose"
    PURPOSE_NOT_FOR_ROLE = "purpose_not_for_role", "目的与角色不符", "purpose of another role"
    NOT_PERMITTED = "not_permitted", "未经登记的角色或目的", "role or purpose not registered"
    NUMBER_IN_QUESTION = "number_in_question", "含有证件号码", "holds a number"
    NOT_IN_THE_GRAPH = "not_in_the_graph", "角色不得查询图谱", "role without the graph"
    NOT_ABOUT_PERSONS = "not_about_persons", "角色不得查询个人", "role without persons"
    NOT_OWN = "not_own", "不是本人", "not oneself"
    NOT_AN_ACT = "not_an_act", "角色不得作此登记", "no act of the role"
    NOT_ITS_KIND = "not_its_kind", "未登记报送此类数据", "a format it is not enrolled for"
    PROVIDER_MISSING = "provider_missing", "未注明提供单位", "no provider"
    CASE_MISSING = "case_missing", "未写案件编号", "no case"
    CASE_UNKNOWN = "case_unknown", "案件未登记", "unknown case"
    CASE_CLOSED = "case_closed", "案件已终止", "case closed"
    CASE_EXPIRED = "case_expired", "案件已到期", "case expired"
    CASE_NOT_BEGUN = "case_not_begun", "案件尚未开始", "case not begun"
    CASE_OTHER_PURPOSE = "case_other_purpose", "案件另有目的", "case of another purpose"
    CASE_OTHER_CLIENT = "case_other_client", "案件由其他客户端办理", "case of another client"
    CASE_NOT_COVERING = "case_not_covering", "案件不含所查对象", "case without the subject"
    AUTHORIZATION_MISSING = "authorization_missing", "未写授权编号", "no authorization"
    AUTHORIZATION_UNKNOWN = "authorization_unknown", "授权未登记", "unknown authorization"
    AUTHORIZATION_REVOKED = "authorization_revoked", "授权已撤回", "authorization revoked"
    AUTHORIZATION_EXPIRED = "authorization_expired", "授权已到期", "authorization expired"
    AUTHORIZATION_NOT_BEGUN = "authorization_not_begun", "授权尚未生效", "authorization not begun"
    AUTHORIZATION_SPENT = "authorization_spent", "一次性授权已使用", "authorization used"
    AUTHORIZATION_OTHER_GRANTEE = "authorization_other_grantee", "授权给他人", "of another grantee"
    AUTHORIZATION_OTHER_PURPOSE = "authorization_other_purpose", "授权另有目的", "other purpose"
    AUTHORIZATION_NOT_COVERING = "authorization_not_covering", "授权不含所查对象", "other subject"
    DESK_UNUSABLE = "desk_unusable", "登记簿不可用", "register not usable"


_OPEN = Text(
    "先用 zelian case open … 登记案件，再加 --case 编号",
    "register a case with `zelian case open …` first, then add --case <number>",
)
_NEW_CASE = Text(
    "请用 zelian case list 查看；如确需查询，另行登记案件后用新编号",
    "see `zelian case list`; if the question is needed, register a case and give its number",
)
_NEW_AUTHORIZATION = Text(
    "请用 zelian authorization list 查看；取得本人新的授权并登记后再查询",
    "see `zelian authorization list`; obtain and register a new authorization, then ask again",
)

_SAID: dict[Reason, Text] = {
    Reason.PURPOSE_MISSING: Text(
        "没有写明查询目的；请加 --purpose（本角色可用：{purposes}）",
        "the purpose is missing; add --purpose (for this role: {purposes})",
    ),
    Reason.PURPOSE_UNKNOWN: Text(
        "查询目的不在目录中；请改用本角色可用的目的：{purposes}",
        "there is no such purpose; use one for this role: {purposes}",
    ),
    Reason.PURPOSE_NOT_FOR_ROLE: Text(
        "{role}不得以此目的查询；本角色可用的目的：{purposes}",
        "this is no purpose for the role {role}; it may ask for: {purposes}",
    ),
    Reason.NOT_PERMITTED: Text(
        "该客户端未登记这一角色或目的；请以登记的角色和目的查询，或用 zelian clients add 另行登记",
        "this client is not registered for the role or the purpose; ask as it is registered, or "
        "register another with `zelian clients add`",
    ),
    Reason.NUMBER_IN_QUESTION: Text(
        "查询中含有疑似证件号码或不是键的内容，不予记录和查询；请改用文书号、单位代码或键"
        "（zelian explain 文书号 会列出有关的键），按号码查人请用 --number",
        "the question holds what may be the number of a person, or is no key; it is neither "
        "logged nor asked. Give a document number, the code of an organization or a key (`zelian "
        "explain EVENT` lists the keys), or ask for a person with --number",
    ),
    Reason.NOT_IN_THE_GRAPH: Text(
        "{role}只管理举报人信息，不得查询图谱；请由有权角色查询",
        "the role {role} keeps informants only and may not ask the graph; ask in a role that may",
    ),
    Reason.NOT_ABOUT_PERSONS: Text(
        "{role}不得查询个人；请只查组织或事件，或由有权角色查询",
        "the role {role} may not ask about persons; ask about organizations or events, "
        "or in a role that may",
    ),
    Reason.NOT_OWN: Text(
        "只能查询本人的记录；请先核验身份，并只查本人",
        "one may ask for one's own file only; prove the identity first and ask for nobody else",
    ),
    Reason.NOT_AN_ACT: Text(
        "{role}不得作此登记；请由有权角色登记",
        "the role {role} may not enter this; have it entered in a role that may",
    ),
    Reason.NOT_ITS_KIND: Text(
        "该提供单位没有登记报送此类数据；请由管理员登记可报送的来源格式",
        "the provider is not enrolled to submit this format; have an administrator enrol it",
    ),
    Reason.PROVIDER_MISSING: Text(
        "没有注明提供单位，无法限定其本单位数据；请先登记提供单位",
        "the provider is not known, so its own data cannot be told apart; register it first",
    ),
    Reason.CASE_MISSING: Text(
        "调查查询必须写明案件；{open}", "an investigator needs a case; {open}"
    ),
    Reason.CASE_UNKNOWN: Text("案件“{case}”未登记；{open}", "case “{case}” is unknown; {open}"),
    Reason.CASE_CLOSED: Text("案件“{case}”已终止；{new}", "case “{case}” is closed; {new}"),
    Reason.CASE_EXPIRED: Text("案件“{case}”已到期；{new}", "case “{case}” has expired; {new}"),
    Reason.CASE_NOT_BEGUN: Text(
        "案件“{case}”尚未开始；请在起始日之后查询", "case “{case}” has not begun; ask when it has"
    ),
    Reason.CASE_OTHER_PURPOSE: Text(
        "案件“{case}”登记的目的与本次不同；请改用案件登记的目的，或另行登记案件",
        "case “{case}” was registered for another purpose; ask for that one or register a case",
    ),
    Reason.CASE_OTHER_CLIENT: Text(
        "案件“{case}”由其他客户端办理；{new}",
        "case “{case}” is asked under by other clients; {new}",
    ),
    Reason.CASE_NOT_COVERING: Text(
        "所查对象不在案件“{case}”登记的对象之内；{new}",
        "the question touches no subject of case “{case}”; {new}",
    ),
    Reason.AUTHORIZATION_MISSING: Text(
        "查询个人须有本人授权；请登记授权（zelian authorization add …）后加 --authorization 编号",
        "asking about a person needs that person's authorization; register it "
        "(`zelian authorization add …`), then add --authorization <number>",
    ),
    Reason.AUTHORIZATION_UNKNOWN: Text(
        "授权“{authorization}”未登记；{again}",
        "authorization “{authorization}” is unknown; {again}",
    ),
    Reason.AUTHORIZATION_REVOKED: Text(
        "授权“{authorization}”已撤回；{again}",
        "authorization “{authorization}” was revoked; {again}",
    ),
    Reason.AUTHORIZATION_EXPIRED: Text(
        "授权“{authorization}”已到期；{again}",
        "authorization “{authorization}” has expired; {again}",
    ),
    Reason.AUTHORIZATION_NOT_BEGUN: Text(
        "授权“{authorization}”尚未生效；请在生效后查询",
        "authorization “{authorization}” does not hold yet; ask when it does",
    ),
    Reason.AUTHORIZATION_SPENT: Text(
        "一次性授权“{authorization}”已使用；{again}",
        "authorization “{authorization}” was for one question and is used; {again}",
    ),
    Reason.AUTHORIZATION_OTHER_GRANTEE: Text(
        "授权“{authorization}”不是给本查询人的；{again}",
        "authorization “{authorization}” was given to another; {again}",
    ),
    Reason.AUTHORIZATION_OTHER_PURPOSE: Text(
        "授权“{authorization}”约定的用途与本次不同；请按约定用途查询，或取得新的授权",
        "authorization “{authorization}” is for another purpose; ask for that one "
        "or obtain a new one",
    ),
    Reason.AUTHORIZATION_NOT_COVERING: Text(
        "授权“{authorization}”不含所查对象；{again}",
        "authorization “{authorization}” is not of the subject asked about; {again}",
    ),
}

# To others than the operator, so that nobody learns by asking which cases exist and of whom.
_UNIFORM = {
    "case_": Text(
        "案件编号不能用于本次查询；请核对编号、期限、目的和所查对象，或联系登记单位",
        "this case does not carry this question; check its number, term, purpose and subjects, "
        "or ask those who registered it",
    ),
    "authorization_": Text(
        "授权不能用于本次查询；请核对编号、期限、用途和所查对象，或联系登记单位",
        "this authorization does not carry this question; check its number, term, purpose and "
        "subject, or ask those who registered it",
    ),
}
_KNOWN_ANYHOW = frozenset({Reason.CASE_MISSING, Reason.AUTHORIZATION_MISSING})


def refusal(reason: Reason, asker: Asker, purposes: str) -> RefusedError:
    if not asker.is_local and reason not in _KNOWN_ANYHOW:
        for prefix, text in _UNIFORM.items():
            if reason.startswith(prefix):
                return RefusedError(text)
    text = _SAID[reason].fill(
        role=asker.role.label,
        case=asker.case,
        authorization=asker.authorization,
        purposes=purposes,
        open=_OPEN,
        new=_NEW_CASE,
        again=_NEW_AUTHORIZATION,
    )
    return RefusedError(text)
