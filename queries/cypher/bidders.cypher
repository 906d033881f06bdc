// 投标人：截止之日两两之间的负责人相同、控股过半（含逐级）、表决权、支配、管理、分支机构，文件编制人、代理人、项目成员、保证金账户相同，及名单
// The bidders of a lot at its deadline: what each two of different bids have in common, and the
// lists in which one stands. `same_head` compares persons with a verified number, never names.
// The head of a unit is here its legal representative; of a unit whose profile is none of
// `corporate`, else the first office of `heads` that is held. Which office makes the head of
// which kind of unit, and the kind by its code, are a table of the policy. A lot without
// a deadline on file gives no row: give the day in `as_of`.
//
// A chain of shares is told where each link is more than half and no direct share is; of `directs`,
// `manages`, `votes` and `chain_control` the first unit stands above the other, of `branch` below.
//
// Not told here, and by `zelian bidders`: the ruling and its article, several sources of one share,
// conflicts, bans, prices, recusal, findings on the lot, lots of one package, what is unknown.
//
// 条款 · clause: 二.(一).2.(3), 二.(一).2.(5)
// :param lot => 'l:…'              标段的键 · key of the lot
// :param as_of => null             世界时间：截止之日，null 为库中所载 · the deadline, null for that on file
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known, date('0001-01-01') AS dawn,
     ['LEGAL_REP', 'MANAGING_PARTNER', 'PARTNER_DELEGATE', 'INVESTOR_OWNER', 'BRANCH_HEAD',
      'OPERATOR', 'HEAD_OF_BODY'] AS heads,
     ['company', 'noncompany', 'cooperative', 'social_org'] AS corporate
MATCH (lot:Key {key: $lot})
OPTIONAL MATCH (lot)-[p:PROFILE]->(said:Fact) WHERE p.rec <= known < p.sup
OPTIONAL MATCH (lot)-[u:LOT_OF]->(:Project)-[q:PROFILE]->(above:Fact)
WHERE u.rec <= known < u.sup AND q.rec <= known < q.sup
WITH known, dawn, heads, corporate, lot,
     coalesce($as_of, left(said.p_deadline, 10), left(above.p_deadline, 10)) AS deadline
WITH DISTINCT known, heads, corporate, lot,
     duration.inDays(dawn, date(deadline)).days + 1 AS day
CALL (known, day, lot) {
  MATCH (unit:Key)-[s:SUBMITTED]->(bid:Bid)-[f:FOR_LOT]->(lot)
  WHERE s.rec <= known < s.sup AND s.start <= day AND f.rec <= known < f.sup
    AND NOT EXISTS { MATCH (bid)-[p:PROFILE]->(fact:Fact) WHERE p.rec <= known < p.sup
                       AND fact.p_status IN ['invited', 'withdrawn'] }
  RETURN collect(DISTINCT {unit: unit, bid: bid}) AS bids
}
CALL (bids) {
  UNWIND bids AS a
  UNWIND bids AS b
  WITH a, b WHERE a.unit.key < b.unit.key AND a.bid <> b.bid
  RETURN collect({one: a.unit, other: b.unit, mine: a.bid, theirs: b.bid}) AS pairs
}
CALL (known, day, heads, corporate, bids, pairs) {
  UNWIND pairs AS pair
  WITH known, day, pair, pair.mine AS mine, pair.theirs AS theirs
  MATCH (mine)<-[x:PREPARED_BID|ENTRUSTED|PROJECT_MEMBER]-(by:Key)
        -[y:PREPARED_BID|ENTRUSTED|PROJECT_MEMBER]->(theirs)
  WHERE type(x) = type(y) AND all(r IN [x, y] WHERE r.rec <= known < r.sup AND r.start <= day)
  RETURN CASE type(x) WHEN 'PREPARED_BID' THEN 'same_author' WHEN 'ENTRUSTED' THEN 'same_agent'
              ELSE 'same_member' END AS ground, pair.one AS one, pair.other AS other, by.key AS via
  UNION
  UNWIND pairs AS pair
  WITH known, day, pair, pair.mine AS mine, pair.theirs AS theirs
  MATCH (mine)-[x:DEPOSIT_FROM]->(account:Contact), (theirs)-[y:DEPOSIT_FROM]->(second:Contact)
  WHERE all(r IN [x, y] WHERE r.rec <= known < r.sup AND r.start <= day)
    AND (account = second OR EXISTS {
      MATCH (account)<-[v:HAS_CONTACT]-(:Key)-[w:HAS_CONTACT]->(second)
      WHERE all(r IN [v, w] WHERE r.rec <= known < r.sup AND r.start <= day) })
  RETURN 'same_account' AS ground, pair.one AS one, pair.other AS other, account.key AS via
  UNION
  UNWIND pairs AS pair
  WITH DISTINCT known, day, pair.one AS one, pair.other AS other
  MATCH (one)-[r:HOLDS_SHARE]-(other)
  WHERE r.rec <= known < r.sup AND r.start <= day < r.stop
  MATCH (fact:Fact {id: r.fact})
  WHERE coalesce(fact.p_pct, fact.p_pct_min) > 50 AND NOT coalesce(fact.p_derived, false)
    AND NOT coalesce(fact.p_indirect, false)
  RETURN 'share_over' AS ground, one, other,
         toString(coalesce(fact.p_pct, fact.p_pct_min)) AS via
  UNION
  UNWIND pairs AS pair
  WITH DISTINCT known, day, pair.one AS one, pair.other AS other
  MATCH (one)-[r:CONTROLS|MANAGES|BRANCH_OF]-(other)
  WHERE r.rec <= known < r.sup AND r.start <= day < r.stop
  RETURN CASE type(r) WHEN 'CONTROLS' THEN 'directs' WHEN 'MANAGES' THEN 'manages'
              ELSE 'branch' END AS ground, startNode(r) AS one, endNode(r) AS other, null AS via
  UNION
  UNWIND pairs AS pair
  WITH DISTINCT known, day, pair.one AS one, pair.other AS other
  MATCH (one)-[r:BRANCH_OF]->(company:Key)<-[s:BRANCH_OF]-(other)
  WHERE r.rec <= known < r.sup AND r.start <= day < r.stop
    AND s.rec <= known < s.sup AND s.start <= day < s.stop
  RETURN 'branches' AS ground, one, other, company.key AS via
  UNION
  UNWIND pairs AS pair
  WITH DISTINCT known, day, pair.one AS one, pair.other AS other
  MATCH (one)-[r:HOLDS_VOTES]-(other)
  WHERE r.rec <= known < r.sup AND r.start <= day < r.stop
  MATCH (fact:Fact {id: r.fact})
  WHERE coalesce(fact.p_pct, fact.p_pct_min) > 50 AND NOT coalesce(fact.p_derived, false)
  RETURN 'votes' AS ground, startNode(r) AS one, endNode(r) AS other,
         toString(coalesce(fact.p_pct, fact.p_pct_min)) AS via
  UNION
  UNWIND pairs AS pair
  UNWIND [[pair.one, pair.other], [pair.other, pair.one]] AS ends
  WITH DISTINCT known, day, ends[0] AS top, ends[1] AS foot
  MATCH (top)-[links:HOLDS_SHARE]->{1,6}(foot)
  WHERE all(r IN links WHERE r.rec <= known < r.sup AND r.start <= day < r.stop AND EXISTS {
    MATCH (fact:Fact {id: r.fact})
    WHERE coalesce(fact.p_pct, fact.p_pct_min) > 50 AND NOT coalesce(fact.p_derived, false)
      AND NOT coalesce(fact.p_indirect, false) })
  WITH top, foot, min(size(links)) AS number WHERE number > 1
  RETURN 'chain_control' AS ground, top AS one, foot AS other, toString(number) AS via
  UNION
  UNWIND pairs AS pair
  WITH DISTINCT known, day, heads, corporate, pair.one AS one, pair.other AS other
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
  UNWIND bids AS bid
  WITH DISTINCT known, day, bid.unit AS one
  MATCH (one)-[r:LISTED]->(fact:Fact)
  WHERE r.rec <= known < r.sup AND r.start <= day < r.stop
  RETURN 'listed' AS ground, one, null AS other, fact.p_list_code AS via
}
RETURN ground, one.key AS one, one.name AS one_name, other.key AS other, other.name AS other_name,
       via
ORDER BY ground, one, other, via
