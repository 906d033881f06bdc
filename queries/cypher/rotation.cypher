// 线索：同一采购人的标段由固定投标人轮流中标，从不连续
// A clue, never a finding: near an organisation, a project or a lot, the purchasers whose lots the
// same bidders won in turn, nobody twice in a row. Looked at are the lots with a winner and a day
// (of the award, else the deadline) for which all of the steady winners bid. Thresholds are a
// working choice: those of the policy are in nearness.yaml. All lots are looked at, where
// `zelian patterns` stops at a number and says so.
//
// 条款 · clause: 二.(一).2.(3), 二.(一).2.(5)
// :param key => 'u:…'              主体、项目或标段的键 · key of the subject, project or lot
// :param lots => 4                 最少标段数 · lots at the least
// :param wins => 2                 每家最少中标数 · wins of each at the least
// :param as_of => '2026-07-01'     世界时间 · the day in the world
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known, date('0001-01-01') AS dawn,
     duration.inDays(date('0001-01-01'), date($as_of)).days + 1 AS day
MATCH (stated:Key {key: $key})
OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
WITH known, dawn, day, coalesce(head, stated) AS subject
MATCH (subject) (()-[r:PROCURES|SUBMITTED]->() WHERE r.rec <= known < r.sup AND r.start <= day)
  {0,1} (near:Key)
MATCH (near) (()-[q:FOR_LOT|LOT_OF]-() WHERE q.rec <= known < q.sup AND q.start <= day)
  {0,1} (lot:Lot)
WHERE near:Lot OR near:Project OR near:Bid
WITH DISTINCT known, dawn, day, lot
CALL (known, dawn, lot) {
  OPTIONAL MATCH (lot)-[p:PROFILE]->(said:Fact) WHERE p.rec <= known < p.sup
  RETURN max(duration.inDays(dawn, date(left(said.p_deadline, 10))).days + 1) AS deadline
}
CALL (known, day, lot) {
  MATCH (bidder:Key)-[s:SUBMITTED]->(:Bid)-[f:FOR_LOT]->(lot)
  WHERE all(t IN [s, f] WHERE t.rec <= known < t.sup AND t.start <= day)
  RETURN collect(DISTINCT bidder.key) AS bidders
}
CALL (known, dawn, day, lot) {
  CALL (known, day, lot) {
    MATCH (winner:Key)-[a:AWARDED]->(lot) WHERE a.rec <= known < a.sup AND a.start <= day
    RETURN winner, a
    UNION
    MATCH (winner:Key)-[a:AWARDED]->(:Bid)-[f:FOR_LOT]->(lot)
    WHERE all(t IN [a, f] WHERE t.rec <= known < t.sup AND t.start <= day)
    RETURN winner, a
  }
  // An award without a day of its own begins in the year 1000.
  RETURN collect(DISTINCT winner.key) AS winners,
         min(CASE WHEN a.start > duration.inDays(dawn, date('1000-01-01')).days + 1
               THEN a.start END) AS own
}
WITH *, coalesce(own, deadline) AS awarded
WHERE winners <> [] AND awarded <= day
CALL (known, day, lot) {
  MATCH (purchaser:Key)-[r:PROCURES]->(lot) WHERE r.rec <= known < r.sup AND r.start <= day
  RETURN purchaser
  UNION
  MATCH (purchaser:Key)-[r:PROCURES]->(:Project)<-[u:LOT_OF]-(lot)
  WHERE all(t IN [r, u] WHERE t.rec <= known < t.sup AND t.start <= day)
  RETURN purchaser
}
WITH purchaser, lot, awarded, winners, bidders ORDER BY awarded, lot.key
WITH purchaser, collect({lot: lot.key, winners: winners, bidders: bidders}) AS won
WITH purchaser, won, COLLECT {
  UNWIND won AS each
  UNWIND each.winners AS winner
  WITH winner, count(*) AS times WHERE times >= $wins
  RETURN winner ORDER BY winner
} AS steady
WITH purchaser, steady,
     [each IN won WHERE all(winner IN steady WHERE winner IN each.bidders)] AS kept
WITH *, COLLECT {
  UNWIND kept AS each
  UNWIND each.winners AS winner
  WITH winner, count(*) AS times WHERE times >= $wins
  RETURN winner ORDER BY winner
} AS again
WHERE size(steady) > 1 AND again = steady AND size(kept) >= $lots
  AND all(each IN kept WHERE all(winner IN each.winners WHERE winner IN steady))
  AND none(n IN range(0, size(kept) - 2) WHERE any(winner IN kept[n].winners
                                                   WHERE winner IN kept[n + 1].winners))
RETURN purchaser.key AS purchaser, steady AS winners, [each IN kept | each.lot] AS lots
ORDER BY purchaser
