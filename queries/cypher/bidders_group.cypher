// 投标人：公司与分支机构、同一所有者之下、共同的单位任职或出资（均为线索）
// What lies near the bidders of a lot, or a list of units, on the day of the deadline and is a clue
// at most: a company and its branches or two branches of it, one owner above two, and an
// organisation that is in office at or a holder of both.
//
// An owner stands above a unit over a chain of more than half of the shares; the nearest common
// one counts. One that is a body or institution of the state makes no group. `siblings` and
// `common_organization` say that the article does not reach so far (verdict `no`). Shares are read
// as in bidders_control.cypher. `told` is always `clue`.
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
     ['ACTING_HEAD', 'AGENT', 'BRANCH_HEAD', 'CFO', 'CHAIR', 'DEPUTY_HEAD', 'DEPUTY_MANAGER',
      'DIRECTOR', 'EXEC_DIRECTOR', 'FAMILY_OPERATOR', 'GENERAL_MANAGER', 'GENERAL_PARTNER',
      'HEAD_OF_BODY', 'INDEP_DIRECTOR', 'INVESTOR_OWNER', 'LEGAL_REP', 'LIAISON',
      'LIMITED_PARTNER', 'MANAGER', 'MANAGING_PARTNER', 'OPERATOR', 'OTHER_OFFICE',
      'PARTNER_DELEGATE', 'PRACTITIONER', 'SUPERVISOR'] AS offices
CALL (units, sure) {
  UNWIND units AS each
  RETURN each.unit AS unit, each.unit AS top, 0 AS steps
  UNION
  UNWIND units AS each
  WITH sure, each.unit AS unit
  MATCH way = ANY SHORTEST (unit)
    ((b)<-[:HOLDS_SHARE]-(a) WHERE [a.key, b.key] IN sure){1,6} (top:Key)
  WHERE top <> unit
  RETURN unit, top, length(way) AS steps
}
WITH known, deadline, day, procedures, units, rivals, shares, offices, top,
     collect({unit: unit, steps: steps}) AS below
CALL (rivals, below) {
  UNWIND below AS x
  UNWIND below AS y
  WITH x, y WHERE x.unit.key < y.unit.key AND [x.unit.key, y.unit.key] IN rivals
  RETURN collect({one: x.unit, other: y.unit, steps: x.steps + y.steps,
                  siblings: x.steps > 0 AND y.steps > 0}) AS two
}
WITH known, deadline, day, procedures, units, rivals, shares, offices,
     collect({top: top, two: two}) AS under
CALL (known, under) {
  UNWIND under AS each
  UNWIND each.two AS two
  WITH known, each.top AS top, two ORDER BY two.steps, top.key
  WITH known, two.one AS one, two.other AS other, collect({top: top, siblings: two.siblings})[0]
       AS near
  WITH one, other, near.siblings AS siblings, near.top AS top, COLLECT {
    WITH near.top AS top
    MATCH (top)-[p:PROFILE]->(said:Fact) WHERE p.rec <= known < p.sup
      AND NOT said.p_type IN ['', 'unknown']
    RETURN said.p_type } AS types
  RETURN collect({one: one, other: other, top: top, siblings: siblings,
    state: any(type IN types WHERE type IN ['gov_body', 'public_institution'])
           OR types = [] AND left(top.key, 4) IN ['u:11', 'u:12']}) AS nearest
}
CALL (known, day, units, rivals, shares, nearest, offices) {
  UNWIND [near IN nearest WHERE NOT near.state] AS near
  RETURN 'one_group' AS code, 'yes' AS verdict, near.one AS one, near.other AS other,
         near.top.key AS via
  UNION
  UNWIND [near IN nearest WHERE near.siblings] AS near
  RETURN 'siblings' AS code, 'no' AS verdict, near.one AS one, near.other AS other,
         near.top.key AS via
  UNION
  CALL (known, day, units, shares, offices) {
    UNWIND units AS each
    WITH known, day, offices, each.unit AS unit
    MATCH (unit)<-[r]-(who:Key)
    WHERE NOT who:Person AND type(r) IN offices
      AND r.rec <= known < r.sup AND r.start <= day < r.stop
    RETURN who, unit
    UNION
    UNWIND [s IN shares WHERE s.kind = 'HOLDS_SHARE' AND NOT s.holder:Person] AS s
    WITH s, units WHERE any(each IN units WHERE each.unit = s.held)
    RETURN s.holder AS who, s.held AS unit
  }
  WITH rivals, nearest, who, collect(unit) AS at
  UNWIND at AS one
  UNWIND at AS other
  WITH nearest, who, one, other WHERE one.key < other.key AND [one.key, other.key] IN rivals
    AND none(near IN nearest WHERE near.siblings AND near.one = one AND near.other = other)
  RETURN 'common_organization' AS code, 'no' AS verdict, one, other, who.key AS via
  UNION
  UNWIND units AS each
  WITH known, day, rivals, each.unit AS one
  MATCH (one)-[r:BRANCH_OF]->(company:Key)
  WHERE r.rec <= known < r.sup AND r.start <= day < r.stop
  OPTIONAL MATCH (company)<-[s:BRANCH_OF]-(other:Key)
  WHERE s.rec <= known < s.sup AND s.start <= day < s.stop AND one.key < other.key
  UNWIND [['branch', company], ['branches', other]] AS found
  WITH DISTINCT rivals, one, company, found WHERE [one.key, found[1].key] IN rivals
  RETURN found[0] AS code, 'yes' AS verdict, one, found[1] AS other, company.key AS via
}
UNWIND [
  {rule: 'ZB-39', of: ['tendering'], since: '2012-02-01', about: ['one_group']},
  {rule: 'CG-74', of: ['procurement'], since: '2015-03-01', about: ['one_group']},
  {rule: 'CG-branch', of: ['procurement'], since: '2015-03-01', about: ['branch', 'branches']},
  {rule: 'ZB-34.neg', of: ['tendering', 'procurement'], since: '2012-02-01',
   about: ['siblings', 'common_organization']}] AS law
WITH * WHERE code IN law.about AND law.since <= toString(deadline)
  AND any(of IN law.of WHERE of IN procedures)
RETURN law.rule AS rule, code, verdict, 'clue' AS told, one.key AS one, one.name AS one_name,
       other.key AS other, other.name AS other_name, via
ORDER BY rule, code, one, other, via
