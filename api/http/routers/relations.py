"""Questions about how subjects are related, owned and linked."""

from collections.abc import Callable
from typing import Annotated, Literal

from fastapi import Body, Response
from pydantic import ConfigDict, Field

from api.http.asking import Ask, found
from api.http.bodies import ORGANIZATION, AboutOne, Asked, Flag, Named, Share, Whole, Word, example
from api.http.routers.answers import answered, question_router
from graph.intervals import Scope
from graph.records import Node
from graph.store import View
from queries.owners import LIMITS, Groups, Limits, Owners, group_of, owned_by, owners_by
from queries.paths import LISTED, Paths, PathsAsked, paths_between
from queries.related import DEPTH, LIMIT, RelatedAsked
from queries.related import related as ask_related
from queries.related_said import Related
from queries.relations import kinds_named
from queries.sight import Sight
from queries.walk import CAP, MAX_DEPTH

router = question_router("relations")

_SIDE = 50  # subjects on one side of a question about paths
Kinds = Annotated[
    tuple[Word, ...],
    Field(max_length=50, description="只看这些关系 · only these relations or groups of them"),
]
Cap = Annotated[
    Whole,
    Field(ge=1, le=CAP, description="超过多少相邻对象即不展开 · neighbours over which none follow"),
]
Side = Annotated[tuple[Named, ...], Field(min_length=1, max_length=_SIDE)]


class AboutRelated(AboutOne):
    model_config = ConfigDict(json_schema_extra=example(target=ORGANIZATION, depth=2))

    depth: Annotated[Whole, Field(ge=1, le=MAX_DEPTH, description="步数 · hops")] = DEPTH
    kinds: Kinds = ()
    cap: Cap = CAP
    limit: Annotated[Whole, Field(ge=1, le=LIMIT, description="最多列出 · listed at most")] = LIMIT


class AboutPaths(Asked):
    model_config = ConfigDict(
        json_schema_extra=example(sources=[ORGANIZATION], to=["u:91990411TE0000029R"])
    )

    sources: Annotated[Side, Field(description="起点 · from")]
    to: Annotated[Side, Field(description="终点 · to")]
    most: Annotated[Whole, Field(ge=1, le=MAX_DEPTH, description="最多几步 · hops")] = MAX_DEPTH
    every: Annotated[Flag, Field(description="全部最短路径 · every shortest path")] = False
    k: Annotated[Whole, Field(ge=1, le=LISTED, description="最短的几条 · the k shortest")] = 1
    kinds: Kinds = ()
    cap: Cap = CAP


class AboutOwners(AboutOne):
    model_config = ConfigDict(json_schema_extra=example(target=ORGANIZATION, way="by"))

    way: Annotated[
        Literal["by", "of", "group"],
        Field(description="向上、向下或同一集团 · who owns it, what it owns, or its group"),
    ] = "by"
    least: Annotated[
        Share, Field(ge=0, le=100, description="最终份额下限（%）· least per cent told")
    ] = 0.0
    chains: Annotated[Whole, Field(ge=0, le=50, description="每行链路数 · chains a row")] = (
        LIMITS.chains
    )
    limit: Annotated[Whole, Field(ge=1, le=1000, description="最多几行 · rows at most")] = (
        LIMITS.rows
    )


@router.post(
    "/related",
    summary="关联关系，分层级列出，附路径 · relations of a subject, level by level",
    description="法律认定的关联与接近关系分层列出，从不合并 · what the law calls related and "
    "what is only near stand level by level and are never merged",
    response_model=Related,
)
def related(body: Annotated[AboutRelated, Body()], ask: Ask) -> Response:
    asked = RelatedAsked(kinds_named(body.kinds), body.depth, body.cap, body.limit)
    return answered(
        ask.one(
            "related",
            body,
            lambda node, view, scope, sight: ask_related(
                node, view, ask.service.policy, scope.as_of, sight, asked
            ),
        )
    )


@router.post(
    "/paths",
    summary="两组主体之间的路径，每步有来源 · paths between two sets of subjects",
    description="最短的若干条路径；超过度数上限的节点只列名，不经过 · the shortest paths; a node "
    "with too many neighbours is named and not crossed",
    response_model=Paths,
)
def paths(body: Annotated[AboutPaths, Body()], ask: Ask) -> Response:
    asked = PathsAsked(kinds_named(body.kinds), body.most, body.every, body.k, body.cap)
    with ask.view(body) as view:
        sides = [[ask.named(typed, view) for typed in side] for side in (body.sources, body.to)]

        def question(scope: Scope, sight: Sight) -> Paths:
            ends = [_once(found([s.key for s in side], view)) for side in sides]
            return paths_between(ends[0], ends[1], view, scope.as_of, sight, asked)

        return answered(ask.ask("paths", body, sides[0] + sides[1], view, question))


def _once(nodes: list[Node]) -> list[Node]:
    return list({node.ref: node for node in nodes}.values())


@router.post(
    "/owners",
    summary="出资人、控制关系与受益所有人 · owners, control and beneficial owners",
    description="份额有上下限；来源不一或为空的，如实说明，不作推算 · shares have bounds; where "
    "sources differ or are silent, that is said and nothing is made up",
    response_model=Owners | Groups,
)
def owners(body: Annotated[AboutOwners, Body()], ask: Ask) -> Response:
    limits = Limits(chains=body.chains, rows=body.limit)
    return answered(ask.one("owners", body, _owners(body, ask, limits)))


def _owners(
    body: AboutOwners, ask: Ask, limits: Limits
) -> Callable[[Node, View, Scope, Sight], Owners | Groups]:
    policy = ask.service.policy

    def asked(node: Node, view: View, scope: Scope, sight: Sight) -> Owners | Groups:
        if body.way == "group":
            return group_of(node, view, policy, scope.as_of, sight, limits)
        question = owned_by if body.way == "of" else owners_by
        return question(node, view, policy, scope.as_of, sight, least=body.least, limits=limits)

    return asked
