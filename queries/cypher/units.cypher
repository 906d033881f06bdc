// 比对若干单位：负责人相同、控股过半（含逐级）、表决权、支配、管理、分支机构，及名单，不以标段为前提
// Any list of units at a day: what each two of them have in common as units, and the lists in
// which one stands. `same_head` compares persons with a verified number, never names. The head is
// found as in bidders.cypher, where bids and what they have in common are compared too.
//
// Not told here, and by `zelian bidders --codes`: the ruling and its article, several sources of
// one share, conflicts, bans, which codes are not on file, what is unknown.
//
// 条款 · clause: 二.(一).2.(3), 二.(一).2.(5)
// :param codes => ['91…', '91…']   统一社会信用代码 · codes of organisations
// :param as_of => '2026-07-01'     世界时间：截止之日 · the day in the world, a deadline
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known,
     duration.inDays(date('0001-01-01'), date($as_of)).days + 1 AS day,
     ['LEGAL_REP', 'MANAGING_PARTNER', 'PARTNER_DELEGATE', 'INVESTOR_OWNER', 'BRANCH_HEAD',
      'OPERATOR', 'HEAD_OF_BODY'] AS heads,
     ['company', 'noncompany', 'cooperative', 'social_org'] AS corporate
UNWIND $codes AS code
MATCH (stated:Key {key: 'u:' + toUpper(trim(code))})
OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
WITH known, day, heads, corporate, collect(DISTINCT coalesce(head, stated)) AS units
WITH *, COLLECT {
  UNWIND units AS one
  UNWIND units AS other
  WITH one, other WHERE one.key < other.key
  RETURN {one: one, other: other}
} AS pairs
CALL (known, day, heads, corporate, units, pairs) {
  UNWIND pairs AS pair
  WITH known, day, pair.one AS one, pair.other AS other
  MATCH (one)-[r:HOLDS_SHARE]-(other)
  WHERE r.rec <= known < r.sup AND r.start <= day < r.stop
  MATCH (fact:Fact {id: r.fact})
  WHERE coalesce(fact.p_pct, fact.p_pct_min) > 50 AND NOT coalesce(fact.p_derived, false)
    AND NOT coalesce(fact.p_indirect, false)
  RETURN 'share_over' AS ground, one, other,
         toString(coalesce(fact.p_pct, fact.p_pct_min)) AS via
  UNION
  UNWIND pairs AS pair
  WITH known, day, pair.one AS one, pair.other AS other
  MATCH (one)-[r:CONTROLS|MANAGES|BRANCH_OF]-(other)
  WHERE r.rec <= known < r.sup AND r.start <= day < r.stop
  RETURN CASE type(r) WHEN 'CONTROLS' THEN 'directs' WHEN 'MANAGES' THEN 'manages'
              ELSE 'branch' END AS ground, startNode(r) AS one, endNode(r) AS other, null AS via
  UNION
  UNWIND pairs AS pair
  WITH known, day, pair.one AS one, pair.other AS other
  MATCH (one)-[r:BRANCH_OF]->(company:Key)<-[s:BRANCH_OF]-(other)
  WHERE r.rec <= known < r.sup AND r.start <= day < r.stop
    AND s.rec <= known < s.sup AND s.start <= day < s.stop
  RETURN 'branches' AS ground, one, other, company.key AS via
  UNION
  UNWIND pairs AS pair
  WITH known, day, pair.one AS one, pair.other AS other
  MATCH (one)-[r:HOLDS_VOTES]-(other)
  WHERE r.rec <= known < r.sup AND r.start <= day < r.stop
  MATCH (fact:Fact {id: r.fact})
  WHERE coalesce(fact.p_pct, fact.p_pct_min) > 50 AND NOT coalesce(fact.p_derived, false)
  RETURN 'votes' AS ground, startNode(r) AS one, endNode(r) AS other,
         toString(coalesce(fact.p_pct, fact.p_pct_min)) AS via
  UNION
  UNWIND pairs AS pair
  UNWIND [[pair.one, pair.other], [pair.other, pair.one]] AS ends
  WITH known, day, ends[0] AS top, ends[1] AS foot
  MATCH (top)-[links:HOLDS_SHARE]->{1,6}(foot)
  WHERE all(r IN links WHERE r.rec <= known < r.sup AND r.start <= day < r.stop AND EXISTS {
    MATCH (fact:Fact {id: r.fact})
    WHERE coalesce(fact.p_pct, fact.p_pct_min) > 50 AND NOT coalesce(fact.p_derived, false)
      AND NOT coalesce(fact.p_indirect, false) })
  WITH top, foot, min(size(links)) AS number WHERE number > 1
  RETURN 'chain_control' AS ground, top AS one, foot AS other, toString(number) AS via
  UNION
  UNWIND pairs AS pair
  WITH known, day, heads, corporate, pair.one AS one, pair.other AS other
  MATCH (one:Organization)<-[x]-(person:Person)-[y]->(other:Organization)
  WHERE NOT person.key STARTS WITH 'c:' AND type(x) IN heads AND type(y) IN heads
    AND all(r IN [x, y] WHERE r.rec <= known < r.sup AND r.start <= day < r.stop)
    AND all(pair IN [[one, x], [other, y]] WHERE type(pair[1]) = 'LEGAL_REP' OR NOT EXISTS {
      WITH pair[0] AS unit
      MATCH (unit)-[p:PROFILE]->(fact:Fact)
      WHERE p.rec <= known < p.sup AND fact.p_type IN corporate })
    AND none(pair IN [[one, x], [other, y]] WHERE EXISTS {
      WITH pair[0] AS unit, [n IN range(0, 6) WHERE heads[n] = type(pair[1]) | n][0] AS place
      MATCH (unit)<-[z]-(:Person)
      WHERE type(z) IN heads[..place] AND z.rec <= known < z.sup AND z.start <= day < z.stop })
  RETURN 'same_head' AS ground, one, other, person.key AS via
  UNION
  UNWIND units AS one
  WITH known, day, one
  MATCH (one)-[r:LISTED]->(fact:Fact)
  WHERE r.rec <= known < r.sup AND r.start <= day < r.stop
  RETURN 'listed' AS ground, one, null AS other, fact.p_list_code AS via
}
RETURN ground, one.key AS one, one.name AS one_name, other.key AS other, other.name AS other_name,
       via
ORDER BY ground, one, other, via
