// 投标人：一方控股、支配、管理另一方（含逐级持股、表决权），以及近似而不够的持股
// Whether one bidder of a lot, or one of a list of units, controls or manages another on the day
// of the deadline: by more than half of the shares, over a chain of such shares, by votes, by an
// instrument; and what is near to it (a share that is not known or not over the limit).
//
// Several sources of one share are read as one: the newest version of each provider speaks, then
// the highest rank, and what still differs makes bounds. Limits are the policy's: more than 50,
// a flag from 20 on. `told` is `ruling` (the article's consequence) or `clue`; `one` stands above
// `other`. Of a unit with more holders than `degree` no holder is read.
//
// 条款 · clause: 二.(一).2.(3), 二.(一).2.(5)
// :param degree => 2000            出资人多于此数的单位不读 · holders of a unit that are read
// :param lot => 'l:…'              标段的键，null 为用 codes · key of the lot, null for codes
// :param codes => []               单位代码或键，不以标段为前提 · codes or keys of units, without a lot
// :param procedure => null         tendering、procurement，null 为库中所载 · null for that on file
// :param as_of => null             世界时间：截止之日，null 为库中所载 · the deadline, null for that on file
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known
OPTIONAL MATCH (stated:Key {key: $lot})
OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
WITH known, coalesce(head, stated) AS lot
OPTIONAL MATCH (lot)-[u:LOT_OF]->(project:Key) WHERE u.rec <= known < u.sup
OPTIONAL MATCH (lot)-[p:PROFILE]->(own:Fact) WHERE p.rec <= known < p.sup
OPTIONAL MATCH (project)-[q:PROFILE]->(above:Fact) WHERE q.rec <= known < q.sup
WITH known, lot, project, own, above,
     coalesce($procedure, own.p_procedure, above.p_procedure, '') AS procedure,
     date(coalesce($as_of, left(own.p_deadline, 10), left(above.p_deadline, 10))) AS deadline
WHERE deadline IS NOT NULL
WITH * ORDER BY own.id, above.id LIMIT 1
WITH known, lot, project, own, above, deadline,
     duration.inDays(date('0001-01-01'), deadline).days + 1 AS day,
     CASE WHEN procedure IN ['tendering', 'procurement'] THEN [procedure]
          ELSE ['tendering', 'procurement'] END AS procedures
// Lots of one package are one contract, of which only procurement law speaks.
WITH *, [lot] + COLLECT {
  MATCH (project)<-[v:LOT_OF]-(beside:Key)-[r:PROFILE]->(said:Fact)
  WHERE 'procurement' IN procedures AND v.rec <= known < v.sup AND r.rec <= known < r.sup
    AND said.p_package <> '' AND said.p_package = coalesce(own.p_package, above.p_package)
  RETURN beside } AS places
OPTIONAL CALL (known, lot, places, day) {
  UNWIND places AS place
  MATCH (place)<-[f:FOR_LOT]-(bid:Bid)<-[s:SUBMITTED]-(unit:Key)
  WHERE f.rec <= known < f.sup AND s.rec <= known < s.sup AND s.start <= day
    AND NOT EXISTS { MATCH (bid)-[p:PROFILE]->(said:Fact) WHERE p.rec <= known < p.sup
                       AND said.p_status IN ['invited', 'withdrawn'] }
  RETURN unit, bid
  UNION
  UNWIND CASE WHEN lot IS NULL THEN $codes ELSE [] END AS code
  MATCH (asked:Key {key: CASE WHEN code CONTAINS ':' THEN code
                              ELSE 'u:' + toUpper(trim(code)) END})
  OPTIONAL MATCH (asked)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
  RETURN coalesce(head, asked) AS unit, null AS bid
}
WITH known, lot, project, own, above, deadline, day, procedures, places, unit, bid
ORDER BY unit.key, bid.key
WITH known, lot, project, own, above, deadline, day, procedures, places, unit,
     collect(bid) AS bids
WITH known, lot, project, own, above, deadline, day, procedures, places,
     [each IN collect({unit: unit, bids: bids}) WHERE each.unit IS NOT NULL] AS units
WITH *, COLLECT {
  UNWIND units AS a
  UNWIND units AS b
  WITH a, b WHERE a.unit <> b.unit AND NOT (a.bids = b.bids AND size(a.bids) = 1)
  RETURN [a.unit.key, b.unit.key]
} AS rivals
CALL (known, day, units) {
  UNWIND units AS each
  WITH known, day, each.unit AS unit
  MATCH (unit) (()<-[r:HOLDS_SHARE]-()
    WHERE r.rec <= known < r.sup AND r.start <= day < r.stop){0,5} (held:Organization)
  WITH DISTINCT known, day, held
  WHERE COUNT { MATCH (held)<-[r:HOLDS_SHARE]-()
                WHERE r.rec <= known < r.sup AND r.start <= day < r.stop } <= $degree
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
  WITH holder, held, kind, indirect, collect({rests: rests,
         weight: reduce(top = 0, e IN rests | CASE WHEN e.weight > top THEN e.weight ELSE top END),
         states: coalesce(pct, least, most) IS NOT NULL
                 AND coalesce(pct, least, 0) <= coalesce(pct, most, 100),
         low: coalesce(pct, least, 0), high: coalesce(pct, most, 100),
         open: pct IS NULL AND least IS NOT NULL
               AND coalesce(fact.p_pct_min_open, false)}) AS said
  // Of each provider the newest version speaks, and of the providers the highest rank.
  WITH holder, held, kind, indirect, [x IN said WHERE x.states AND any(e IN x.rests WHERE
         none(y IN said WHERE any(f IN y.rests WHERE f.by = e.by AND f.seen > e.seen)))] AS newest
  WITH holder, held, kind, indirect,
       [x IN newest WHERE none(y IN newest WHERE y.weight > x.weight)] AS deciding
  WITH holder, held, kind, indirect, deciding,
       reduce(low = 100, x IN deciding | CASE WHEN x.low < low THEN x.low ELSE low END) AS least,
       reduce(high = 0, x IN deciding | CASE WHEN x.high > high THEN x.high ELSE high END) AS most
  WITH holder, held, kind, indirect, CASE deciding WHEN [] THEN 0 ELSE least END AS low,
       CASE deciding WHEN [] THEN 100 ELSE most END AS high,
       deciding <> [] AND all(x IN deciding WHERE x.open OR x.low > least) AS open
  RETURN collect({holder: holder, held: held, kind: kind, indirect: indirect, high: high,
           over: CASE WHEN low > 50 OR low = 50 AND open THEN 'yes'
                      WHEN high <= 50 THEN 'no' ELSE 'unknown' END,
           said: toString(low) + '–' + toString(high)}) AS shares
}
WITH *, [s IN shares WHERE s.kind = 'HOLDS_SHARE' AND s.over = 'yes' AND NOT s.indirect |
         [s.holder.key, s.held.key]] AS sure,
     [s IN shares WHERE s.kind = 'HOLDS_SHARE' AND s.over <> 'no' |
      [s.holder.key, s.held.key]] AS likely
CALL (known, day, units, rivals, shares, sure, likely) {
  UNWIND [s IN shares WHERE [s.holder.key, s.held.key] IN rivals] AS s
  WITH s, CASE WHEN s.kind = 'HOLDS_VOTES' THEN CASE WHEN s.over <> 'no' THEN 'votes' END
               WHEN s.over = 'unknown' THEN 'share_unknown' WHEN s.indirect THEN 'share_indirect'
               WHEN s.over = 'yes' THEN 'share_over'
               WHEN s.high >= 20 THEN 'share_not_over' END AS code
  WHERE code IS NOT NULL
  RETURN code, CASE code WHEN 'share_indirect' THEN 'unknown' ELSE s.over END AS verdict,
         CASE WHEN code = 'share_over' THEN 'ruling'
              WHEN code = 'votes' AND s.over = 'yes' THEN 'by rule' ELSE 'clue' END AS told,
         s.holder AS one, s.held AS other, s.said AS via
  UNION
  UNWIND units AS each
  WITH rivals, sure, likely, each.unit AS foot
  MATCH near = ANY SHORTEST (foot)
    ((b)<-[:HOLDS_SHARE]-(a) WHERE [a.key, b.key] IN likely){1,6} (top:Key)
  WHERE [top.key, foot.key] IN rivals
  OPTIONAL MATCH firm = ANY SHORTEST (foot)
    ((d)<-[:HOLDS_SHARE]-(c) WHERE [c.key, d.key] IN sure){1,6} (top)
  WITH top, foot, length(near) AS near, length(firm) AS firm
  UNWIND [['chain_control', 'yes', firm],
          ['chain_unknown', 'unknown', CASE WHEN coalesce(near < firm, true) THEN near END]
         ] AS chain
  WITH top, foot, chain WHERE chain[2] > 1
  RETURN chain[0] AS code, chain[1] AS verdict, 'clue' AS told, top AS one, foot AS other,
         toString(chain[2]) AS via
  UNION
  UNWIND units AS each
  WITH known, day, rivals, each.unit AS unit
  MATCH (unit)<-[r:CONTROLS|MANAGES]-(above:Key)
  WHERE r.rec <= known < r.sup AND r.start <= day < r.stop AND [above.key, unit.key] IN rivals
  RETURN CASE type(r) WHEN 'CONTROLS' THEN 'directs' ELSE 'manages' END AS code,
         'yes' AS verdict, CASE type(r) WHEN 'CONTROLS' THEN 'by rule' ELSE 'ruling' END AS told,
         above AS one, unit AS other, null AS via
  UNION
  UNWIND units AS each
  WITH known, day, each.unit AS unit
  WHERE COUNT { MATCH (unit)<-[r:HOLDS_SHARE]-()
                WHERE r.rec <= known < r.sup AND r.start <= day < r.stop } > $degree
  RETURN 'too_many_holders' AS code, 'unknown' AS verdict, 'ruling' AS told, unit AS one,
         null AS other, null AS via
}
WITH deadline, procedures, code, verdict, told, one, other, via,
     ['share_over', 'share_unknown', 'share_indirect', 'share_not_over', 'chain_control',
      'chain_unknown', 'votes', 'directs', 'too_many_holders'] AS control
UNWIND [{rule: 'ZB-34.2b', of: 'tendering', since: '2012-02-01', about: control, by: 'clue'},
        {rule: 'ZB-34.2c', of: 'tendering', since: '2012-02-01', about: ['manages'], by: 'clue'},
        {rule: 'CG-18.1', of: 'procurement', since: '2015-03-01', about: control + ['manages'],
         by: 'ruling'}] AS law
WITH * WHERE code IN law.about AND law.since <= toString(deadline) AND law.of IN procedures
RETURN law.rule AS rule, code, verdict,
       CASE told WHEN 'by rule' THEN law.by ELSE told END AS told, one.key AS one,
       one.name AS one_name, other.key AS other, other.name AS other_name, via
ORDER BY rule, code, one, other, via
