// 股权：直接出资人，以及逐层向上的每条持股链，比例逐段相乘
// Who holds an organisation: direct holders (one step) and every chain above it, each with the
// product of its shares in per cent, no chain visiting a party twice. A blank share is neither 0
// nor 100 %: where it leaves nothing known of a chain, `low` and `high` are empty. A share that
// only sums up a chain on file (`derived`) is not counted. `behind` are nominees, whose holdings
// are their principal's, over nine steps at the most.
//
// Several sources of one share are read as one: the newest version of each provider speaks, then
// the highest rank, and what still differs makes bounds. Who directs it is told by
// owners_control.cypher, whose natural owners it has by beneficial.cypher. Where parties hold each
// other, the sum over chains falls short of what `zelian owners` solves; the parties are the same.
//
// 条款 · clause: 二.(三).3.(2)
// :param key => 'u:…'              组织的键 · key of the organisation
// :param steps => 50               一条链最多几步 · steps of a chain, at the most
// :param as_of => '2026-07-01'     世界时间 · the day in the world
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known,
     duration.inDays(date('0001-01-01'), date($as_of)).days + 1 AS day
MATCH (stated:Key {key: $key})
OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
WITH known, day, coalesce(head, stated) AS subject
// Everybody above, over holdings, votes, instruments, and for whom they hold.
MATCH ANY SHORTEST (subject)
  ((near)-[r:HOLDS_SHARE|HOLDS_VOTES|CONTROLS|NOMINEE_FOR]-(far)
   WHERE r.rec <= known < r.sup AND r.start <= day < r.stop
     AND CASE type(r) WHEN 'NOMINEE_FOR' THEN startNode(r) ELSE endNode(r) END = near)*
  (party:Key)
WITH known, day, subject, collect(party) AS parties
CALL (known, day, parties) {
  UNWIND [party IN parties WHERE party:Organization] AS held
  MATCH (holder:Key)-[r:HOLDS_SHARE|HOLDS_VOTES]->(held)
  WHERE r.rec <= known < r.sup AND r.start <= day < r.stop
  MATCH (fact:Fact {id: r.fact}) WHERE NOT coalesce(fact.p_derived, false)
  MATCH (fact)-[:RESTS_ON]->(row:Statement)-[:READ_IN]->(source:Source)
  WITH holder, held, type(r) AS kind, coalesce(fact.p_indirect, false) AS indirect, fact,
       collect({by: source.provider, seen: row.asserted, weight: {aggregator: 1, registry: 2,
         authority: 3, steward: 4}[source.rank]}) AS rests,
       CASE WHEN 0 <= fact.p_pct <= 100 THEN fact.p_pct END AS pct,
       CASE WHEN 0 <= fact.p_pct_min <= 100 THEN fact.p_pct_min END AS least,
       CASE WHEN 0 <= fact.p_pct_max <= 100 THEN fact.p_pct_max END AS most
  // A strict bound lies a hundred-millionth inside its limit.
  WITH holder, held, kind, indirect, collect({rests: rests,
         weight: reduce(top = 0, e IN rests | CASE WHEN e.weight > top THEN e.weight ELSE top END),
         states: coalesce(pct, least, most) IS NOT NULL
                 AND coalesce(pct, least, 0) <= coalesce(pct, most, 100),
         low: coalesce(pct, least, 0) / 100.0 + CASE WHEN pct IS NULL AND least IS NOT NULL
           AND coalesce(fact.p_pct_min_open, false) THEN 0.00000001 ELSE 0 END,
         high: coalesce(pct, most, 100) / 100.0 - CASE WHEN pct IS NULL AND most IS NOT NULL
           AND coalesce(fact.p_pct_max_open, false) THEN 0.00000001 ELSE 0 END}) AS said
  // Of each provider the newest version speaks, and of the providers the highest rank.
  WITH holder, held, kind, indirect, [x IN said WHERE x.states AND any(e IN x.rests WHERE
         none(y IN said WHERE any(f IN y.rests WHERE f.by = e.by AND f.seen > e.seen)))] AS newest
  WITH holder, held, kind, indirect,
       [x IN newest WHERE none(y IN newest WHERE y.weight > x.weight)] AS deciding
  RETURN collect({holder: holder, held: held, kind: kind, indirect: indirect,
    unknown: deciding = [],
    low: CASE deciding WHEN [] THEN 0.0 ELSE reduce(low = 1.0, x IN deciding |
           CASE WHEN x.low < low THEN x.low ELSE low END) END,
    high: CASE deciding WHEN [] THEN 1.0 ELSE reduce(high = 0.0, x IN deciding |
           CASE WHEN x.high > high THEN x.high ELSE high END) END}) AS shares
}
// What a nominee holds is the principal's: with one recorded for the organisation all of it, with
// several, or where it is not recorded which holding is meant, an unknown part of it. Of several
// sources of such a tie the strongest speaks.
CALL (known, day, shares) {
  UNWIND [s IN shares | s.holder] AS holder
  WITH DISTINCT known, day, holder
  MATCH (holder) (()-[n:NOMINEE_FOR]->()
    WHERE n.rec <= known < n.sup AND n.start <= day < n.stop){1,10} ()
  UNWIND n AS tie
  WITH DISTINCT tie
  MATCH (fact:Fact {id: tie.fact})-[:RESTS_ON]->(row:Statement)-[:READ_IN]->(source:Source)
  WITH tie, fact, row, {aggregator: 1, registry: 2, authority: 3, steward: 4}[source.rank]
       AS weight
  ORDER BY weight DESC, row.asserted DESC, row.digest DESC
  WITH startNode(tie) AS one, endNode(tie) AS other, head(collect(fact)) AS fact
  RETURN collect({by: one.key, to: other.key, about: coalesce(fact.p_organization, '')}) AS nominees
}
CALL (known, day, shares, nominees) {
  UNWIND shares AS s
  WITH known, day, nominees, s, s.holder AS holder, s.held.key AS held
  MATCH way = (holder) (()-[n:NOMINEE_FOR]->()
    WHERE n.rec <= known < n.sup AND n.start <= day < n.stop){0,9} (end:Key)
  WITH s, held, [stop IN nodes(way) | {key: stop.key,
         own: [tie IN nominees WHERE tie.by = stop.key AND tie.about = held | tie.to],
         any: [tie IN nominees WHERE tie.by = stop.key AND tie.about = '' | tie.to]}] AS stops
  WITH s, held, stops, stops[-1] AS end, [stop IN stops[..-1] | stop.key] AS before
  WITH *, end.key IN before AS again
  WHERE all(n IN range(0, size(before) - 1) WHERE NOT before[n] IN before[..n]
      AND stops[n + 1].key IN CASE stops[n].own WHEN [] THEN stops[n].any ELSE stops[n].own END)
    AND (again OR size(end.own) <> 1)
  WITH DISTINCT s, held, end, before, all(stop IN stops[..-1] WHERE size(stop.own) = 1)
       AND (again OR end.own = [] AND end.any = []) AS whole
  RETURN collect({from: end.key, to: held, behind: before, unknown: s.unknown, kind: s.kind,
                  indirect: s.indirect, registered: [s.holder.key, held],
                  low: CASE WHEN whole THEN s.low ELSE 0.0 END, high: s.high}) AS links
}
WITH subject, [l IN links WHERE l.kind = 'HOLDS_SHARE'
                          AND (l.high > 0 OR l.to = subject.key)] AS links,
     // What a nominee holds in its own name is told, and is nothing of its own.
     [s IN shares WHERE s.held = subject AND s.kind = 'HOLDS_SHARE' AND NOT s.indirect
        AND none(l IN links WHERE l.from = s.holder.key AND l.to = s.held.key) |
      {keys: [s.holder.key, s.held.key], behind: [], low: 0.0, high: 0.0, unknown: false,
       indirect: false}] AS names
WITH *, reduce(levels = [[{keys: [subject.key], behind: [], low: 100.0, high: 100.0,
                           unknown: false, indirect: false}]],
  step IN range(1, $steps) | levels + [reduce(next = [], way IN levels[-1] |
    next + [l IN links WHERE l.to = way.keys[0] AND NOT l.from IN way.keys |
            {keys: [l.from] + way.keys, behind: l.behind + way.behind,
             low: way.low * l.low, high: way.high * l.high, unknown: way.unknown OR l.unknown,
             indirect: way.indirect OR l.indirect}])]) AS levels
UNWIND levels[1..] + [names] AS level
UNWIND level AS way
MATCH (holder:Key {key: way.keys[0]})
WITH *, way.unknown AND way.low = 0 AS blank
RETURN holder.key AS holder, holder.name AS name, size(way.keys) - 1 AS steps, way.keys AS chain,
       way.behind AS behind, CASE WHEN NOT blank THEN round(way.low, 4) END AS low,
       CASE WHEN NOT blank THEN round(way.high, 4) END AS high, way.unknown AS unknown,
       way.indirect AS indirect,
       COLLECT { UNWIND way.keys + way.behind AS key
                 MATCH (node:Key {key: key})
                 RETURN node } AS nodes
ORDER BY steps, chain
