"""What can be asked on the pages: the questions of the service, each with its form and its roles.

Nothing is asked here in a way of its own: `ask` is the endpoint that programs ask through. Which
roles are shown a question is a help to the reader; what may be asked is decided by the gate.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import Response

from api.gate import Role
from api.http.asking import Asking
from api.http.bodies import Asked
from api.http.routers import questions, relations, several
from api.pages import members
from graph.text import Text

_ABOUT_ANYONE = frozenset({Role.INVESTIGATOR, Role.STEWARD, Role.AUDITOR})
_ABOUT_UNITS = frozenset({Role.PROCUREMENT, Role.API_CONSUMER, Role.POLICY_ADMIN})
_ASKS = _ABOUT_ANYONE | _ABOUT_UNITS
# Who may name a person: a consumer does so with that person's authorization.
NAMES_PERSONS = _ABOUT_ANYONE | {Role.API_CONSUMER}


@dataclass(frozen=True)
class Question:
    """`slug` is its address and the name of its templates; `members` reads its form. `also` is
    asked about the same subject, and stands beside it."""

    slug: str
    title: Text
    lead: Text
    roles: Collection[Role]
    body: type[Asked]
    members: Callable[[Mapping[str, str]], dict[str, object]]
    ask: Callable[[Any, Asking], Response]
    also: "Question | None" = None

    @property
    def path(self) -> str:
        return f"/{self.slug}"


RESPONSIBLE = Question(
    "responsible",
    Text("谁应负责", "Who is responsible"),
    Text(
        "一件失信行为、一个单位或一个人：记入谁、依据哪一条款和哪些证据；"
        "未记入的人及其未满足的条件",
        "of an event, an organization or a person: who is recorded, by which clause and on "
        "what evidence; who is not, and the condition that failed",
    ),
    _ASKS,
    questions.About,
    members.about_one,
    questions.responsible,
)

QUESTIONS = (
    RESPONSIBLE,
    Question(
        "file",
        Text("信用记录", "Credit file"),
        Text(
            "一个主体名下的记录、名单、措施，各自的状态和依据",
            "records, lists and measures of one subject, where each stands and what it rests on",
        ),
        _ASKS,
        questions.About,
        members.about_one,
        questions.file,
    ),
    Question(
        "related",
        Text("关联关系", "Relations"),
        Text(
            "与谁有何种关系，分层级列出，附路径；关系不是责任",
            "who is related and how, level by level, with paths; a relation is no responsibility",
        ),
        _ASKS,
        relations.AboutRelated,
        members.related,
        relations.related,
    ),
    Question(
        "trace",
        Text("责任回溯", "Trace-back"),
        Text(
            "从项目违约、寄递事件或平台内违法行为，回溯到成因之日由谁负责",
            "back from a project default, an incident or a breach on a platform to who was in "
            "charge when it was caused",
        ),
        _ASKS,
        questions.About,
        members.about_one,
        questions.trace,
    ),
    Question(
        "risk",
        Text("关联风险", "Linked risk"),
        Text(
            "一个单位自身的，与经何种关系相连的，分开列出，不合成一个分数",
            "what is on file of an organization itself, and apart from it what is of others linked "
            "with it; never one score",
        ),
        _ASKS,
        questions.AboutRisk,
        members.risk,
        questions.risk,
    ),
    Question(
        "clearance",
        Text("有无不良记录", "Clearance"),
        Text(
            "连续三年有无不良信用记录（绿色通道）：计入的、不计入的及原因",
            "has there been no adverse record for three years (the green channel): what counts, "
            "what does not, and why",
        ),
        _ASKS,
        questions.About,
        members.about_one,
        questions.clearance,
    ),
    Question(
        "screen",
        Text("名单比对", "Screening"),
        Text(
            "一次至多 1000 个代码，按用途比对名单、措施和记录：拦截、提示、未命中或不明",
            "up to 1,000 codes against lists, measures and records for a use: block, flag, clear "
            "or unknown",
        ),
        _ASKS,
        several.AboutScreen,
        members.screen,
        several.screen,
    ),
    Question(
        "bidders",
        Text("投标人核对", "Bidders of a lot"),
        Text(
            "一个标段的投标人（供应商）之间：法定的裁断与仅供判断的线索分开",
            "between the bidders of a lot: rulings, to which the law attaches an effect, apart "
            "from clues",
        ),
        _ASKS,
        several.AboutBidders,
        members.bidders,
        several.bidders,
    ),
    Question(
        "own",
        Text("我的记录", "My own file"),
        Text(
            "记在本人名下的每一条、它的依据，以及如何提出异议",
            "every entry recorded for oneself, what it rests on, and how to object",
        ),
        frozenset({Role.SUBJECT_SELF}),
        questions.About,
        members.about_one,
        questions.file,
        RESPONSIBLE,
    ),
)


def questions_for(role: Role | None) -> list[Question]:
    return [q for q in QUESTIONS if role in q.roles]
