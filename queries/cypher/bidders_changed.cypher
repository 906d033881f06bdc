// 投标人重大变化或失去资格，联合体成员另行投标或变更
// Until the award: a bidder that was cancelled, revoked, went bankrupt, was merged or divided, or
// lacks a licence that the lot asks for. And consortia: a member that also bids alone or in another
// one (in tendering for any lot of the project, in procurement under the same contract), and
// members that changed after prequalification; whoever is in one of these bids is touched.
//
// A merger or division leaves the qualification open (`unknown`): by default of the policy a
// person examines it. `told` is `ruling` (the article's consequence). The licences that a lot asks
// for are JSON in `nested`.
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
CALL (known, lot, project) {
  UNWIND [lot, project] AS place
  MATCH (place)<-[r:AWARDED]-() WHERE r.rec <= known < r.sup
    AND r.start > duration.inDays(date('0001-01-01'), date('1000-01-01')).days + 1
    AND NOT EXISTS { MATCH (fact:Fact {id: r.fact})
                     WHERE fact.p_status IN ['cancelled', 'unsuccessful'] }
  RETURN min(r.start) AS awarded
}
CALL (known, day, lot, project, units) {
  UNWIND units AS each
  UNWIND each.bids AS bid
  RETURN bid, each.unit AS unit, true AS own_bid
  UNION
  WITH *, coalesce(project, lot) AS top
  UNWIND [top] + COLLECT { MATCH (top)<-[v:LOT_OF]-(beside:Key) WHERE v.rec <= known < v.sup
                           RETURN beside } AS place
  MATCH (place)<-[f:FOR_LOT]-(bid:Bid)<-[s:SUBMITTED]-(unit:Key)
  WHERE place <> lot AND none(each IN units WHERE bid IN each.bids)
    AND f.rec <= known < f.sup AND s.rec <= known < s.sup AND s.start <= day
    AND NOT EXISTS { MATCH (bid)-[p:PROFILE]->(said:Fact) WHERE p.rec <= known < p.sup
                       AND said.p_status IN ['invited', 'withdrawn'] }
  RETURN bid, unit, false AS own_bid
}
WITH known, own, above, deadline, day, procedures, units, awarded, bid, own_bid,
     collect(DISTINCT unit) AS members
WITH known, own, above, deadline, day, procedures, units, awarded,
     collect({bid: bid, own: own_bid, members: members}) AS made
UNWIND [law IN [{rule: 'ZB-37', of: 'tendering', since: '2012-02-01'},
                {rule: 'CG-22L', of: 'procurement', since: '2015-03-01'},
                {rule: 'ZB-38', of: 'tendering', since: '2012-02-01'}]
        WHERE law.of IN procedures AND law.since <= toString(deadline)] AS law
CALL (known, own, above, day, units, awarded, made, law) {
  UNWIND [each IN made WHERE law.rule = 'ZB-37' OR law.rule = 'CG-22L' AND each.own] AS each
  UNWIND each.members AS member
  WITH units, member, collect(each) AS bids
  WHERE size(bids) > 1 AND any(each IN bids WHERE size(each.members) > 1)
  UNWIND bids AS each
  UNWIND [one IN each.members WHERE any(asked IN units WHERE asked.unit = one)] AS one
  RETURN 'member_twice' AS code, 'yes' AS verdict, one, member.key AS via
  UNION
  UNWIND [each IN made WHERE each.own AND law.rule = 'ZB-37' AND size(each.members) > 1] AS each
  WITH known, day, each.bid AS bid, each.members AS members
  MATCH (bid)-[p:PROFILE]->(said:Fact)
  WHERE p.rec <= known < p.sup AND said.p_prequalified <> ''
  WITH known, day, bid, members, duration.inDays(date('0001-01-01'),
       date(left(said.p_prequalified, 10))).days + 1 AS since
  WHERE EXISTS { MATCH (bid)<-[s:SUBMITTED]-() WHERE s.rec <= known < s.sup AND s.start <= day
                   AND (s.start > since OR s.stop <= day) }
  UNWIND members AS one
  RETURN 'members_changed' AS code, 'yes' AS verdict, one, bid.key AS via
  UNION
  UNWIND CASE law.rule WHEN 'ZB-38' THEN units ELSE [] END AS each
  WITH known, awarded, each.unit AS one
  MATCH (one)-[p:PROFILE]->(said:Fact) WHERE p.rec <= known < p.sup
  WITH awarded, one, said, [part IN [['unit_cancelled', said.p_cancelled],
         ['unit_revoked', said.p_revoked], ['unit_bankrupt', said.p_bankrupt]]
       WHERE part[1] <> ''] AS ends
  UNWIND CASE WHEN ends = [] AND any(word IN ['注销', '吊销', '破产']
                                     WHERE said.p_status CONTAINS word)
              THEN [['unit_ended', null]] ELSE ends END AS end
  WITH awarded, one, end, duration.inDays(date('0001-01-01'), date(left(end[1], 10))).days + 1
       AS on WHERE coalesce(on < awarded, true)
  RETURN end[0] AS code, CASE end[0] WHEN 'unit_ended' THEN 'unknown' ELSE 'yes' END AS verdict,
         one, end[1] AS via
  UNION
  UNWIND CASE law.rule WHEN 'ZB-38' THEN units ELSE [] END AS each
  WITH known, day, awarded, each.unit AS one, each.bids AS bids
  CALL (known, bids) {
    UNWIND bids AS bid
    MATCH (bid)-[p:PROFILE]->(said:Fact) WHERE p.rec <= known < p.sup AND said.p_submitted <> ''
    RETURN min(duration.inDays(date('0001-01-01'), date(left(said.p_submitted, 10))).days + 1)
           AS submitted
  }
  MATCH (one)<-[r:SUCCEEDS]-(after:Key)
  WHERE r.rec <= known < r.sup AND r.start >= coalesce(submitted, day)
    AND coalesce(r.start < awarded, true)
  MATCH (fact:Fact {id: r.fact}) WHERE fact.p_kind IN ['合并', 'merger', '分立', 'division']
  RETURN CASE WHEN fact.p_kind IN ['合并', 'merger'] THEN 'unit_merged' ELSE 'unit_divided' END
         AS code, 'unknown' AS verdict, one, after.key AS via
  UNION
  UNWIND CASE law.rule WHEN 'ZB-38' THEN units ELSE [] END AS each
  UNWIND split(split(split(coalesce(
    nullif(own.nested, replace(own.nested, '"qualifications":["', '')), above.nested),
    '"qualifications":["')[1], '"]')[0], '","') AS wanted
  WITH known, day, awarded, each.unit AS one, wanted
  OPTIONAL MATCH (one)-[r:LICENCE]->(fact:Fact {p_name: wanted}) WHERE r.rec <= known < r.sup
  WITH day, awarded, one, wanted, max(r.stop) AS last,
       any(tie IN collect(r) WHERE tie.start <= day < tie.stop) AS held
  WITH one, wanted, CASE WHEN last IS NULL AND one:Organization THEN 'licence_unknown'
       WHEN last IS NULL THEN null WHEN NOT held THEN 'licence_over'
       WHEN last < awarded THEN 'licence_lost' END AS code
  WHERE code IS NOT NULL
  RETURN code, CASE code WHEN 'licence_unknown' THEN 'unknown' ELSE 'yes' END AS verdict, one,
         wanted AS via
}
RETURN DISTINCT law.rule AS rule, code, verdict, 'ruling' AS told, one.key AS one,
       one.name AS one_name, null AS other, null AS other_name, via
ORDER BY rule, code, one, via
