// 股权：直接出资人，以及逐层向上的每条持股链，比例逐段相乘
// Who holds an organisation: direct holders (one step) and every chain above it, each with the
// product of its shares in per cent. A blank share is neither 0 nor 100 %: where it leaves nothing
// known of a chain, `low` and `high` are empty. A share that only sums up a chain on file
// (`derived`) is not counted.
//
// Cypher goes as far as the chains, of any length, none visiting a party twice; where many hold
// each other that takes long: put a length there for the `+` below, such as {1,10}. What remains is
// for `zelian owners`: parties that hold each other (there the sum over chains falls short, and a
// linear system is solved), nominees, strict bounds, votes and control, and several sources of one
// share, which stand here as rows of their own and there as one share.
//
// 条款 · clause: 二.(三).3.(2)
// :param key => 'u:…'              组织的键 · key of the organisation
// :param as_of => '2026-07-01'     世界时间 · the day in the world
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known,
     duration.inDays(date('0001-01-01'), date($as_of)).days + 1 AS day
MATCH (stated:Key {key: $key})
OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
WITH known, day, coalesce(head, stated) AS subject
MATCH path = (holder:Key)
  (()-[hop:HOLDS_SHARE]->() WHERE hop.rec <= known < hop.sup AND hop.start <= day < hop.stop)+
  (subject)
WHERE size(nodes(path)) = COUNT { UNWIND nodes(path) AS node RETURN DISTINCT node }
WITH holder, path,
     [tie IN relationships(path) |
      head(COLLECT { MATCH (fact:Fact {id: tie.fact}) RETURN fact })] AS facts
WHERE none(fact IN facts WHERE coalesce(fact.p_derived, false))
WITH holder, path, facts,
     any(fact IN facts
       WHERE coalesce(fact.p_pct, fact.p_pct_min, fact.p_pct_max) IS NULL) AS unknown,
     reduce(part = 100.0, fact IN facts |
       part * coalesce(fact.p_pct, fact.p_pct_min, 0) / 100) AS low,
     reduce(part = 100.0, fact IN facts |
       part * coalesce(fact.p_pct, fact.p_pct_max, 100) / 100) AS high
WITH *, unknown AND low = 0 AS blank
RETURN holder.key AS holder, holder.name AS name, length(path) AS steps,
       [node IN nodes(path) | node.key] AS chain,
       CASE WHEN NOT blank THEN round(low, 4) END AS low,
       CASE WHEN NOT blank THEN round(high, 4) END AS high, unknown,
       any(fact IN facts WHERE coalesce(fact.p_indirect, false)) AS indirect, path
ORDER BY steps, chain
