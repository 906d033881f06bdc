// 比对哪些投标人：标段的投标人或所列单位、各自的投标与联合体成员，及查不到、缺资料之处
// Who is compared as a bidder: those of a lot at its deadline (also of lots of the same package,
// where procurement law applies), or a list of units, with their bids and the members of their
// consortia. `what` is `bidder`, or what is missing: `not_on_file` (a code), `not_bidding` (a bid
// that was withdrawn or never made), `several_bids`, `no_holders` (of a company), `no_tenderer`,
// `no_reviewers`, `reviewers_unnumbered`. Unknown is never taken for no.
//
// What is found about them is told by bidders_heads, bidders_control, bidders_group, bidders_lists,
// bidders_record, bidders_findings, bidders_bids, bidders_changed, bidders_tenderer and
// bidders_review, which take the same parameters. A lot without a deadline on file gives no row:
// give the day in `as_of`. Ends of a question's limits (steps, rows) are told by `zelian bidders`.
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
CALL (known, lot, project, day, procedures, places, units) {
  UNWIND units AS each
  RETURN 'bidder' AS what, each.unit.key AS key, each.unit.name AS name,
         [bid IN each.bids | bid.key] AS bids,
         [beside IN units WHERE beside.unit <> each.unit
          AND any(bid IN each.bids WHERE bid IN beside.bids) | beside.unit.key] AS beside
  UNION
  UNWIND [each IN units WHERE size(each.bids) > 1] AS each
  RETURN 'several_bids' AS what, each.unit.key AS key, each.unit.name AS name, [] AS bids,
         [] AS beside
  UNION
  UNWIND CASE WHEN lot IS NULL THEN $codes ELSE [] END AS code
  WITH CASE WHEN code CONTAINS ':' THEN code ELSE 'u:' + toUpper(trim(code)) END AS key
  WHERE NOT EXISTS { MATCH (:Key {key: key}) }
  RETURN 'not_on_file' AS what, key, '' AS name, [] AS bids, [] AS beside
  UNION
  UNWIND places AS place
  MATCH (place)<-[f:FOR_LOT]-(bid:Bid)-[p:PROFILE]->(said:Fact)
  WHERE f.rec <= known < f.sup AND p.rec <= known < p.sup
    AND said.p_status IN ['invited', 'withdrawn']
  RETURN 'not_bidding' AS what, bid.key AS key, bid.name AS name, [] AS bids, [] AS beside
  UNION
  UNWIND units AS each
  WITH known, day, each.unit AS unit WHERE unit:Organization
  OPTIONAL MATCH (unit)-[p:PROFILE]->(said:Fact) WHERE p.rec <= known < p.sup
  WITH known, day, unit, CASE WHEN said.p_type = 'unknown' THEN null
                              ELSE nullif(said.p_type, '') END AS type
  WHERE (type = 'company' OR type IS NULL
         AND NOT substring(unit.key, 2, 2) IN ['92', '93', '11', '12', '31', '51', '52', '53',
                                               '54', '55', 'N1', 'N2', 'N3', 'N9'])
    AND NOT EXISTS { MATCH (unit)<-[r:HOLDS_SHARE]-()
                     WHERE r.rec <= known < r.sup AND r.start <= day < r.stop
                       AND NOT EXISTS { MATCH (:Fact {id: r.fact, p_derived: true}) } }
  RETURN 'no_holders' AS what, unit.key AS key, unit.name AS name, [] AS bids, [] AS beside
  UNION
  UNWIND CASE WHEN lot IS NULL THEN [] ELSE [['no_tenderer', 'tendering', 'PROCURES'],
                                             ['no_reviewers', 'procurement', 'REVIEWS']] END AS lack
  WITH * WHERE lack[1] IN procedures AND NOT EXISTS {
    UNWIND [lot, project] AS place
    MATCH (place)<-[r:PROCURES|REVIEWS]-() WHERE type(r) = lack[2] AND r.rec <= known < r.sup }
  RETURN lack[0] AS what, lot.key AS key, lot.name AS name, [] AS bids, [] AS beside
  UNION
  UNWIND CASE WHEN 'procurement' IN procedures THEN [lot, project] ELSE [] END AS place
  MATCH (place)<-[r:REVIEWS]-(who:Key)
  WHERE r.rec <= known < r.sup AND NOT who.key STARTS WITH 'p'
  RETURN DISTINCT 'reviewers_unnumbered' AS what, lot.key AS key, lot.name AS name, [] AS bids,
         [] AS beside
}
RETURN what, key, name, bids, beside, toString(deadline) AS deadline, procedures
ORDER BY what <> 'bidder', what, key
