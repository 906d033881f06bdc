"""`zelian owners`: who owns and directs an organisation, what a party owns, and its group."""

from typing import Annotated

import typer

from api.cli.answering import Ask, tell
from api.cli.app import app
from api.cli.asked import (
    AsJson,
    AsOf,
    AsRole,
    ByAuthorization,
    Case,
    KnownAt,
    Number,
    Purpose,
    Target,
)
from api.cli.graph_file import GraphFile, check_graph_file, write_graph_file
from api.cli.session import session
from api.cli.show.group import print_groups
from api.cli.show.owners import print_owners
from api.gate import Role
from graph.errors import InputError
from graph.text import Text
from queries.owners import LIMITS, Limits, group_of, owned_by, owners_by
from queries.owners.drawing import drawn, drawn_groups

Of = Annotated[bool, typer.Option("--of", help="所持有的（向下）· what the target owns, downward")]
By = Annotated[
    bool,
    typer.Option("--by", help="出资人（默认）· who owns the target, upward; the default"),
]
WithGroup = Annotated[
    bool, typer.Option("--group", help="同一实际控制下的集团 · all under the same controllers")
]
Least = Annotated[
    float,
    typer.Option("--min", metavar="PCT", help="最终份额下限（%）· least per cent told"),
]
Depth = Annotated[int, typer.Option(metavar="N", help="链路最多显示几层 · hops shown of a chain")]
Chains = Annotated[
    int,
    typer.Option("--chains", metavar="N", help="每行最多几条链路 · chains told for each row"),
]
Rows = Annotated[int, typer.Option("--limit", metavar="N", help="最多几行 · rows at most")]


@app.command()
def owners(
    target: Target = "",
    of: Of = False,
    by: By = False,
    group: WithGroup = False,
    least: Least = 0.0,
    depth: Depth = 10,
    chains: Chains = LIMITS.chains,
    limit: Rows = LIMITS.rows,
    graph: GraphFile = None,
    case: Case = "",
    purpose: Purpose = "",
    role: AsRole = Role.INVESTIGATOR,
    authorization: ByAuthorization = "",
    as_of: AsOf = "",
    known_at: KnownAt = "",
    number: Number = False,
    as_json: AsJson = False,
) -> None:
    """出资人、控制与受益所有人 · owners, control, beneficial owners."""
    if of + by + group > 1:
        raise InputError(_ONE_WAY)
    if not (0 <= least <= 100 and depth >= 1 and chains >= 0 and limit >= 1):
        raise InputError(_NUMBERS)
    current, limits = session(), Limits(chains=chains, rows=limit)
    check_graph_file(graph)
    ask = Ask("owners", target, number, case, purpose, as_of, known_at, role, authorization)
    if group:
        tell(
            current,
            ask,
            lambda node, view, scope, sight: group_of(
                node, view, current.policy, scope.as_of, sight, limits
            ),
            print_groups,
            as_json,
            lambda told: write_graph_file(graph, drawn_groups(told)),
        )
        return
    question = owned_by if of else owners_by
    tell(
        current,
        ask,
        lambda node, view, scope, sight: question(
            node, view, current.policy, scope.as_of, sight, least=least, limits=limits
        ),
        lambda where, told: print_owners(where, told, depth),
        as_json,
        lambda told: write_graph_file(graph, drawn(told)),
    )


_ONE_WAY = Text(
    "--of、--by、--group 只能选一个", "--of, --by and --group exclude each other; give one of them"
)
_NUMBERS = Text(
    "--min 应为 0 到 100；--depth 和 --limit 至少为 1；--chains 不能为负；请改写",
    "--min is from 0 to 100, --depth and --limit are 1 or more, --chains is no less than 0; "
    "correct them",
)
