// 持有：某主体直接与逐层持有的组织，每条持股链，比例逐段相乘
// What a party holds: the organisations it holds directly (one step) and over every chain below
// it, each with the product of its shares in per cent. A blank share is neither 0 nor 100 %: where
// it leaves nothing known of a chain, `low` and `high` are empty. A share that only sums up a
// chain on file (`derived`) is not counted.
//
// Cypher goes as far as the chains, none visiting a party twice. What remains is for
// `zelian owners --of`: parties that hold each other, nominees, strict bounds, votes and
// control, those who act in concert, and several sources of one share, which are rows here.
//
// 条款 · clause: 二.(三).3.(2)
// :param key => 'p1:…'             组织或人员的键 · key of the organisation or person
// :param as_of => '2026-07-01'     世界时间 · the day in the world
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known,
     duration.inDays(date('0001-01-01'), date($as_of)).days + 1 AS day
MATCH (stated:Key {key: $key})
OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
WITH known, day, coalesce(head, stated) AS subject
MATCH path = (subject)
  (()-[hop:HOLDS_SHARE]->() WHERE hop.rec <= known < hop.sup AND hop.start <= day < hop.stop)+
  (held:Key)
WHERE size(nodes(path)) = COUNT { UNWIND nodes(path) AS node RETURN DISTINCT node }
WITH held, path,
     [tie IN relationships(path) |
      head(COLLECT { MATCH (fact:Fact {id: tie.fact}) RETURN fact })] AS facts
WHERE none(fact IN facts WHERE coalesce(fact.p_derived, false))
WITH held, path, facts,
     any(fact IN facts
       WHERE coalesce(fact.p_pct, fact.p_pct_min, fact.p_pct_max) IS NULL) AS unknown,
     reduce(part = 100.0, fact IN facts |
       part * coalesce(fact.p_pct, fact.p_pct_min, 0) / 100) AS low,
     reduce(part = 100.0, fact IN facts |
       part * coalesce(fact.p_pct, fact.p_pct_max, 100) / 100) AS high
WITH *, unknown AND low = 0 AS blank
RETURN held.key AS held, held.name AS name, length(path) AS steps,
       [node IN nodes(path) | node.key] AS chain,
       CASE WHEN NOT blank THEN round(low, 4) END AS low,
       CASE WHEN NOT blank THEN round(high, 4) END AS high, unknown,
       any(fact IN facts WHERE coalesce(fact.p_indirect, false)) AS indirect, path
ORDER BY steps, chain
