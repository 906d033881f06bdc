// 与招标人的联系：招标人即投标人，或有任职、持股、控制、分支、同一所有者的联系（线索）
// Ties of a bidder with the tenderer (whoever procures the lot or its project) on the day of the
// deadline: an instrument, a share, a branch, somebody in office at or a holder of both, one owner
// above both over shares that are or may be more than half; `is_tenderer` is the tenderer itself.
//
// A tie is a clue: whether it may affect fairness is for people to find, which is told by
// bidders_findings.cypher. Shares are read as in bidders_control.cypher. Without a lot no row.
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
CALL (known, lot, project) {
  UNWIND [lot, project] AS place
  MATCH (place)<-[r:PROCURES]-(who:Key) WHERE r.rec <= known < r.sup
  RETURN collect(DISTINCT who) AS tenderers
}
CALL (known, day, units, tenderers) {
  UNWIND [each IN units | each.unit] + tenderers AS unit
  WITH DISTINCT known, day, unit
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
WITH *, [s IN shares WHERE s.kind = 'HOLDS_SHARE' AND s.over <> 'no' |
         [s.holder.key, s.held.key]] AS likely,
     ['ACTING_HEAD', 'AGENT', 'BRANCH_HEAD', 'CFO', 'CHAIR', 'DEPUTY_HEAD', 'DEPUTY_MANAGER',
      'DIRECTOR', 'EXEC_DIRECTOR', 'FAMILY_OPERATOR', 'GENERAL_MANAGER', 'GENERAL_PARTNER',
      'HEAD_OF_BODY', 'INDEP_DIRECTOR', 'INVESTOR_OWNER', 'LEGAL_REP', 'LIAISON',
      'LIMITED_PARTNER', 'MANAGER', 'MANAGING_PARTNER', 'OPERATOR', 'OTHER_OFFICE',
      'PARTNER_DELEGATE', 'PRACTITIONER', 'SUPERVISOR'] AS offices
CALL (known, day, units, tenderers, shares, likely, offices) {
  UNWIND [each IN units | each.unit] + tenderers AS unit
  WITH DISTINCT known, day, shares, likely, offices, unit
  RETURN collect({unit: unit,
    near: [s IN shares WHERE s.kind = 'HOLDS_SHARE' AND s.held = unit | s.holder]
          + COLLECT { MATCH (who:Key)-[r]->(unit) WHERE type(r) IN offices
                        AND r.rec <= known < r.sup AND r.start <= day < r.stop RETURN who },
    above: COLLECT { MATCH ANY SHORTEST (unit)
                       ((b)<-[:HOLDS_SHARE]-(a) WHERE [a.key, b.key] IN likely){1,6} (top:Key)
                     WHERE top <> unit RETURN top }}) AS known_of
}
UNWIND known_of AS bidder
UNWIND [t IN known_of WHERE t.unit IN tenderers] AS tenderer
WITH known, deadline, day, procedures, units, bidder, tenderer, shares
WHERE any(each IN units WHERE each.unit = bidder.unit)
WITH deadline, procedures, bidder.unit AS one, tenderer.unit AS other,
     any(who IN tenderer.near WHERE who = bidder.unit OR who IN bidder.near)
     OR any(top IN tenderer.above WHERE top = bidder.unit OR top IN bidder.above)
     OR tenderer.unit IN bidder.above
     OR any(s IN shares WHERE s.kind = 'HOLDS_SHARE' AND s.holder = tenderer.unit
              AND s.held = bidder.unit)
     OR EXISTS {
       WITH bidder.unit AS one, tenderer.unit AS other
       MATCH (one)-[r:CONTROLS|MANAGES|BRANCH_OF]-(other)
       WHERE r.rec <= known < r.sup AND r.start <= day < r.stop } AS tied
WHERE (tied OR one = other) AND 'tendering' IN procedures AND toString(deadline) >= '2012-02-01'
RETURN 'ZB-34.1' AS rule, CASE WHEN tied THEN 'interest' ELSE 'is_tenderer' END AS code,
       'yes' AS verdict, 'clue' AS told, one.key AS one, one.name AS one_name, null AS other,
       null AS other_name, other.key AS via
ORDER BY code, one, via
