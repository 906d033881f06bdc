"""What an enrolment must say; the first thing wrong is named."""

import re

from api.audit import holds_number, is_key
from api.clients.shapes import Enrolment
from api.gate import PURPOSES, Role
from graph.errors import InputError
from graph.text import Text
from loaders import LOADERS

LONGEST = 100
_EXTERNAL = re.compile(r"[!-~]{1,200}")


def check_enrolment(wanted: Enrolment) -> None:
    for what, value in ((_NAME, wanted.name), (_GROUND, wanted.ground)):
        if not value.strip():
            raise InputError(_EMPTY.fill(what=what))
        if len(value) > LONGEST or not value.isprintable():
            raise InputError(_UNFIT.fill(what=what, longest=LONGEST))
        if holds_number(value):
            raise InputError(_NUMBER.fill(what=what))
    if wanted.administrator:
        _check_administrator(wanted)
    else:
        _check_asker(wanted)
    if wanted.external and not _EXTERNAL.fullmatch(wanted.external):
        raise InputError(_EXTERNAL_UNFIT)
    if holds_number(wanted.external):
        raise InputError(_NUMBER.fill(what=_EXTERNAL_ID))


def _check_administrator(wanted: Enrolment) -> None:
    """Who administers does not ask: one key would open both."""
    if wanted.roles or wanted.purposes or wanted.own or wanted.provider or wanted.kinds:
        raise InputError(_ADMINISTRATOR)


def _check_asker(wanted: Enrolment) -> None:
    if not wanted.roles or not wanted.purposes:
        raise InputError(_INCOMPLETE)
    fitting = frozenset(p for role in wanted.roles for p in PURPOSES[role])
    if beyond := sorted(wanted.purposes - fitting):
        told = {"beyond": ", ".join(beyond), "fitting": ", ".join(sorted(fitting))}
        raise InputError(_BEYOND.fill(**told))
    if not all(is_key(key) for key in wanted.own):
        raise InputError(_NO_KEY)
    if Role.SUBJECT_SELF in wanted.roles and not wanted.own:
        raise InputError(_NO_OWN)
    if Role.PROVIDER in wanted.roles and not wanted.provider:
        raise InputError(_NO_PROVIDER)
    if strange := sorted(wanted.kinds - set(LOADERS)):
        raise InputError(_NO_KIND.fill(strange=", ".join(strange), known=", ".join(LOADERS)))
    if wanted.kinds and Role.PROVIDER not in wanted.roles:
        raise InputError(_NOT_PROVIDING)


_NAME = Text("名称", "name")
_GROUND = Text("法律依据", "legal ground")
_EXTERNAL_ID = Text("外部编号", "external id")
_EXTERNAL_UNFIT = Text(
    "--external 应为授权服务器所用的客户端编号（1 至 200 个可见 ASCII 字符）；请改写",
    "--external is the client id that the authorization server uses (1 to 200 visible ASCII "
    "characters); correct it",
)
_EMPTY = Text("“{what}”不能为空；请填写", "“{what}” must not be empty; fill it in")
_UNFIT = Text(
    "“{what}”过长（上限 {longest} 字）或含有控制字符；请改写",
    "“{what}” is too long (at most {longest} characters) or holds control characters; change it",
)
_NUMBER = Text(
    "“{what}”中有疑似证件号码的18位数字；请删去",
    "“{what}” holds 18 digits that may be the number of a person; take them out",
)
_ADMINISTRATOR = Text(
    "管理员密钥只用于管理，不得同时用于查询；请去掉角色、目的等，或另行登记一个客户端",
    "an administrator's key administers and asks nothing; leave out roles, purposes and the rest, "
    "or register a second client",
)
_INCOMPLETE = Text(
    "请用 --role 和 --purpose 写明该客户端以何角色、为何目的查询",
    "say with --role and --purpose as what and for what the client asks",
)
_BEYOND = Text(
    "目的 {beyond} 与所给角色不符；可用：{fitting}",
    "the purposes {beyond} fit none of the roles; possible are: {fitting}",
)
_NO_KEY = Text(
    "--own 中有一项不是键；键如 u:统一社会信用代码 或 p1:…，不要填姓名或证件号码",
    "one of --own is no key; a key is such as u:<unified code> or p1:…, never a name or number",
)
_NO_OWN = Text(
    "本人查询的客户端须写明已核验的键：--own",
    "a client of somebody recorded needs the verified key: --own",
)
_NO_PROVIDER = Text(
    "数据提供单位的客户端须写明来源编号：--provider",
    "a client of a data provider needs the id of the provider: --provider",
)
_NO_KIND = Text(
    "没有名为 {strange} 的来源格式；可用：{known}",
    "there is no source format {strange}; known are: {known}",
)
_NOT_PROVIDING = Text(
    "来源格式（--kind）只用于数据提供单位（--role provider）；请去掉，或改写角色",
    "--kind is for data providers (--role provider); leave it out, or change the role",
)
