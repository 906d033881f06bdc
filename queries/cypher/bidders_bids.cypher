// 投标文件：同一人编制、代理、项目成员，同一账户交保证金，报价呈规律性差异（视为串通）
// What the bids of different bidders have in common: who prepared the file or was entrusted with
// it, a member of the project, the account of the deposit (or another account of its owner), and
// prices at equal steps over three bids or more. What was done counts if it began by the deadline.
//
// `told` is `ruling` (the article's consequence) or `clue`: one name without a number, another
// bidder who did it for this bid, and regular prices are clues. `via` is what they share. Whether
// files are alike or mixed is found by people: bidders_findings.cypher. Without a lot no row.
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
WITH known, deadline, day, procedures, rivals,
     COLLECT { UNWIND units AS each
               UNWIND each.bids AS bid
               RETURN {unit: each.unit, bid: bid} } AS made,
     [' ', '-', '‐', '‑', '–', '—', '―', '−', 'ー'] AS marks,
     {PREPARED_BID: ['1', 'author'], ENTRUSTED: ['2', 'agent'], PROJECT_MEMBER: ['3', 'member']}
     AS acts
CALL (known, day, made, marks, acts) {
  UNWIND made AS each
  WITH known, day, marks, acts, each, each.bid AS bid
  MATCH (bid)<-[r:PREPARED_BID|ENTRUSTED|PROJECT_MEMBER]-(by:Key)
  WHERE r.rec <= known < r.sup AND r.start <= day
  UNWIND [['same_' + acts[type(r)][1], by.key],
          ['same_name_on_bids', toUpper(reduce(name = normalize(by.name, NFKC),
                                               mark IN marks | replace(name, mark, '')))],
          ['rival_' + acts[type(r)][1], null]] AS as
  WITH acts[type(r)][0] AS item, as[0] AS code, as[1] AS share, each, by
  WHERE coalesce(share, '-') <> ''
  RETURN collect({item: item, code: code, share: share, by: by, unit: each.unit,
                  bid: each.bid}) AS done
}
CALL (known, day, made) {
  UNWIND made AS each
  WITH known, day, each, each.bid AS bid
  MATCH (bid)-[r:DEPOSIT_FROM]->(account:Key) WHERE r.rec <= known < r.sup AND r.start <= day
  OPTIONAL MATCH (account)<-[c:HAS_CONTACT]-(owner:Key)
  WHERE c.rec <= known < c.sup AND c.start <= day
  UNWIND [account, owner] AS payer
  WITH DISTINCT each, payer WHERE payer IS NOT NULL
  RETURN collect({item: '6', code: 'same_account', share: payer.key, by: payer, unit: each.unit,
                  bid: each.bid}) AS paid
}
CALL (known, rivals, made, done, paid) {
  UNWIND [each IN done + paid WHERE each.share IS NOT NULL] AS each
  WITH each.item AS item, each.code AS code, each.share AS share, collect(each) AS at
  UNWIND at AS x
  UNWIND at AS y
  WITH item, code, share, x, y WHERE x.unit.key < y.unit.key AND x.bid <> y.bid
    AND (code <> 'same_name_on_bids' OR x.by <> y.by)
  RETURN item, code, CASE code WHEN 'same_name_on_bids' THEN 'unknown' ELSE 'yes' END AS verdict,
         CASE code WHEN 'same_name_on_bids' THEN 'clue' ELSE 'ruling' END AS told,
         x.unit AS one, y.unit AS other, min(share) AS via
  UNION
  UNWIND [each IN done WHERE each.share IS NULL AND [each.by.key, each.unit.key] IN rivals] AS each
  RETURN each.item AS item, each.code AS code, 'unknown' AS verdict, 'clue' AS told,
         each.by AS one, each.unit AS other, each.bid.key AS via
  UNION
  UNWIND made AS each
  WITH DISTINCT known, made, each.bid AS bid
  MATCH (bid)-[p:PROFILE]->(said:Fact) WHERE p.rec <= known < p.sup
  WITH made, bid, toFloatOrNull(said.p_amount) AS price WHERE price <> 0
  WITH made, bid, price ORDER BY price
  WITH made, collect(bid) AS bids, collect(round(price * 10000)) AS prices
  WHERE size(bids) >= 3 AND all(n IN range(2, size(prices) - 1)
                                WHERE prices[n] - prices[n - 1] = prices[1] - prices[0])
  UNWIND [each IN made WHERE each.bid IN bids] AS each
  RETURN '4' AS item, 'prices_regular' AS code, 'yes' AS verdict, 'clue' AS told,
         each.unit AS one, null AS other, each.bid.key AS via
}
UNWIND [{rule: 'ZB-40.' + item, of: 'tendering', since: '2012-02-01'},
        {rule: 'CG-87-37', of: 'procurement', since: '2017-10-01'}] AS law
WITH * WHERE law.since <= toString(deadline) AND law.of IN procedures
RETURN law.rule AS rule, item, code, verdict, told, one.key AS one, one.name AS one_name,
       other.key AS other, other.name AS other_name, via
ORDER BY rule, item, code, one, other, via
