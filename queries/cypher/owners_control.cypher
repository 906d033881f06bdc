// 谁控制：逐层向上，谁以过半表决权、协议或一致行动支配该组织，谁在最上层
// Who directs an organisation's decisions: a holder of more than half of the votes, of which those
// of everybody that it directs already are its own; an instrument (CONTROLS); parties who act in
// concert, counted together (`joint`; agreements are followed over nine steps). Votes go with the
// share where none are recorded. `verdict` is `unknown` where shares that are not known leave it
// open. `top`: nobody else who directs the organisation directs this party; by the shares on file
// it is an ultimate controller.
//
// Shares of several sources and of nominees are read as in owners.cypher. What one of them directs
// besides, its group, is told by directed.cypher.
//
// 条款 · clause: 二.(三).3.(2)
// :param key => 'u:…'              组织的键 · key of the organisation
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
WITH *, [l IN links WHERE l.kind = 'HOLDS_VOTES' AND l.high > 0 OR l.kind = 'HOLDS_SHARE'
         AND l.high > 0 AND none(v IN links WHERE v.kind = 'HOLDS_VOTES'
                                   AND v.registered = l.registered)] AS votes
CALL (known, day, parties, votes) {
  UNWIND parties AS party
  OPTIONAL MATCH (party)<-[r:CONTROLS]-(over:Key)
  WHERE r.rec <= known < r.sup AND r.start <= day < r.stop
  OPTIONAL MATCH (fact:Fact {id: r.fact})-[:RESTS_ON]->(row:Statement)-[:READ_IN]->(source:Source)
  WITH votes, party, over, fact, row, {aggregator: 1, registry: 2, authority: 3,
                                       steward: 4}[source.rank] AS weight
  ORDER BY weight DESC, row.asserted DESC, row.digest DESC
  WITH votes, party, over, head(collect(fact)) AS fact
  WITH votes, party.key AS key,
       collect({key: over.key, joint: coalesce(fact.p_joint, false)}) AS by
  WITH votes, key, [each IN by WHERE each.key IS NOT NULL] AS told
  RETURN collect({key: key, told: told, votes: [v IN votes WHERE v.to = key]}) AS board
}
CALL (known, day, parties) {
  UNWIND parties AS party
  MATCH (party) (()-[c:ACTS_IN_CONCERT]-()
    WHERE c.rec <= known < c.sup AND c.start <= day < c.stop){1,9} ()
  UNWIND c AS tie
  WITH DISTINCT tie
  MATCH (fact:Fact {id: tie.fact})-[:RESTS_ON]->(row:Statement)-[:READ_IN]->(source:Source)
  WITH tie, fact, row, {aggregator: 1, registry: 2, authority: 3, steward: 4}[source.rank]
       AS weight
  ORDER BY weight DESC, row.asserted DESC, row.digest DESC
  WITH startNode(tie) AS one, endNode(tie) AS other, head(collect(fact)) AS fact
  WITH coalesce(fact.p_agreement, '') AS agreement, coalesce(fact.p_organization, '') AS scope,
       collect(fact.id) AS facts
  RETURN collect({agreement: agreement, scope: scope, facts: facts}) AS agreed
}
CALL (parties, agreed) {
  UNWIND parties AS party
  UNWIND agreed AS each
  MATCH (party) (()-[c:ACTS_IN_CONCERT]-() WHERE c.fact IN each.facts){1,9} (partner:Key)
  WHERE partner <> party
  WITH party, partner, each ORDER BY each.agreement, each.scope
  WITH party, partner, collect(each.scope)[0] AS scope
  RETURN collect({of: party.key, key: partner.key, scope: scope}) AS concert
}
WITH *, [party IN parties WHERE party <> subject | party.key] AS whose
CALL (parties, board, concert, whose) {
  // Round by round, whatever a group holds more than half of, or an instrument of, joins it.
  UNWIND whose + [c IN concert WHERE c.of IN whose | c.key] AS who
  UNWIND ['low', 'high'] AS end
  WITH DISTINCT parties, board, who, end
  RETURN collect({of: who, end: end, found: reduce(
    state = {found: [{key: who, scope: ''}], more: true}, n IN range(0, size(parties)) |
    CASE WHEN state.more THEN head([new IN [[b IN board
      WHERE none(f IN state.found WHERE f.key = b.key)
        AND (reduce(sum = 0.0, v IN b.votes | CASE WHEN any(f IN state.found WHERE f.key = v.from)
               THEN sum + v[end] ELSE sum END) > 0.500000001
             OR any(by IN b.told WHERE NOT by.joint
                      AND any(f IN state.found WHERE f.key = by.key))) |
      {key: b.key, scope: ''}]] | {found: state.found + new, more: new <> []}])
    ELSE state END).found[1..]}) AS alone
}
CALL (parties, board, concert, whose, alone) {
  // The same for those who act in concert, from all of them and what each directs alone.
  UNWIND whose AS who
  UNWIND ['low', 'high'] AS end
  WITH parties, board, who, end, [{key: who, scope: ''}] + reduce(seeds = [],
         c IN [c IN concert WHERE c.of = who] | seeds + [key IN [c.key]
           + reduce(keys = [], a IN alone | CASE WHEN a.of = c.key AND a.end = end
                    THEN keys + [f IN a.found | f.key] ELSE keys END)
         WHERE key <> who AND none(s IN seeds WHERE s.key = key) | {key: key, scope: c.scope}])
       AS seeds
  RETURN collect({of: who, end: end, found: reduce(
    state = {found: seeds, more: true}, n IN range(0, size(parties)) |
    CASE WHEN state.more THEN head([new IN [[b IN board
      WHERE none(f IN state.found WHERE f.key = b.key)
        AND (reduce(sum = 0.0, v IN b.votes | CASE WHEN any(f IN state.found
                 WHERE f.key = v.from AND f.scope IN ['', b.key])
               THEN sum + v[end] ELSE sum END) > 0.500000001
             OR any(by IN b.told WHERE any(f IN state.found WHERE f.key = by.key))) |
      {key: b.key, scope: ''}]] | {found: state.found + new, more: new <> []}])
    ELSE state END).found[size(seeds)..]}) AS together
}
UNWIND whose AS who
WITH subject, links, who, [g IN alone WHERE g.of = who AND g.end = 'low'][0].found AS sole,
     [g IN together WHERE g.of = who AND g.end = 'low'][0].found AS joint,
     [g IN alone WHERE g.of = who AND g.end = 'high'][0].found AS may,
     [g IN together WHERE g.of = who AND g.end = 'high'][0].found AS may_jointly
WITH subject, links, who, [group IN [[sole, 'yes', false], [joint, 'yes', true],
       [may, 'unknown', false], [may_jointly, 'unknown', true]]
     WHERE any(f IN group[0] WHERE f.key = subject.key)][0] AS group
WITH subject, links, collect({of: who, verdict: group[1], joint: group[2],
                              group: [f IN group[0] | f.key]}) AS verdicts
WITH *, [v IN verdicts WHERE v.verdict = 'yes'] AS sure
UNWIND [v IN verdicts WHERE v.verdict IS NOT NULL] AS v
MATCH (party:Key {key: v.of})
RETURN party.key AS party, party.name AS name, v.verdict AS verdict, v.joint AS joint,
       CASE v.verdict WHEN 'yes'
         THEN none(o IN sure WHERE v.of IN o.group AND NOT o.of IN v.group)
         ELSE none(o IN sure WHERE v.of IN o.group)
              AND none(l IN links WHERE l.to = v.of AND l.kind = 'HOLDS_SHARE') END AS top,
       v.group AS directs
ORDER BY NOT top, verdict <> 'yes', party
