// 认定与本标段有关的事实：串通、与招标人串通、雷同、混装、利害关系
// What an authority or the committee found about the lot (or its project), whatever its day, of the
// bidders whom it names: collusion, files alike or mixed, collusion or interest with the tenderer.
// A finding that names no rule is one of collusion between bidders; one that was revoked or found
// unlawful does not count; one that is not confirmed yet is a clue and `unknown`.
//
// `told` is `ruling` (the article's consequence) or `clue`; `via` is the event. The rules that an
// instrument names are JSON in `nested`. Without a lot no row.
//
// 条款 · clause: 二.(一).2.(3), 二.(一).2.(5)
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
UNWIND [lot, project] AS place
MATCH (place)<-[c:CONCERNS]-(event:Key)-[e:EVENT]->(fact:Fact {p_category: 'CTTB'})
WHERE c.rec <= known < c.sup AND e.rec <= known < e.sup
  AND NOT EXISTS { MATCH (event)-[g:STATUS]->(end:Fact) WHERE g.rec <= known < g.sup
                     AND end.p_status IN ['revoked', 'withdrawn'] }
WITH DISTINCT known, deadline, procedures, units, event, fact,
     CASE WHEN fact.p_found <> '' THEN [fact.p_found] ELSE
       coalesce(split(split(split(fact.nested, '"found":["')[1], '"]')[0], '","'), []) END AS named
UNWIND units AS each
WITH *, each.unit AS one
WHERE EXISTS { MATCH (one)-[s:SUBJECT_OF]->(event) WHERE s.rec <= known < s.sup }
UNWIND [
  {rule: 'ZB-34.1', of: 'tendering', since: '2012-02-01', for: ['ZB-34.1'], code: 'interest_found'},
  {rule: 'ZB-39', of: 'tendering', since: '2012-02-01', for: ['ZB-39'], code: 'collusion_found'},
  {rule: 'ZB-40.4', of: 'tendering', since: '2012-02-01', for: ['ZB-40.4'], code: 'alike_found'},
  {rule: 'ZB-40.5', of: 'tendering', since: '2012-02-01', for: ['ZB-40.5'], code: 'mixed_found'},
  {rule: 'ZB-41', of: 'tendering', since: '2012-02-01', for: ['ZB-41'], code: 'tenderer_found'},
  {rule: 'CG-74', of: 'procurement', since: '2015-03-01', for: ['CG-74', 'ZB-39'],
   code: 'collusion_found'},
  {rule: 'CG-87-37', of: 'procurement', since: '2017-10-01', for: ['CG-87-37', 'ZB-40.4'],
   code: 'alike_found'},
  {rule: 'CG-87-37', of: 'procurement', since: '2017-10-01', for: ['ZB-40.5'],
   code: 'mixed_found'}] AS law
WITH * WHERE law.of IN procedures AND law.since <= toString(deadline)
  AND (any(rule IN named WHERE rule IN law.for) OR named = [] AND law.code = 'collusion_found')
WITH *, coalesce(fact.p_state, '') = 'confirmed' AS sure
RETURN DISTINCT law.rule AS rule, CASE WHEN sure THEN law.code ELSE 'not_confirmed' END AS code,
       CASE WHEN sure THEN 'yes' ELSE 'unknown' END AS verdict,
       CASE WHEN sure THEN 'ruling' ELSE 'clue' END AS told, one.key AS one, one.name AS one_name,
       null AS other, null AS other_name, event.key AS via
ORDER BY rule, code, one, via
