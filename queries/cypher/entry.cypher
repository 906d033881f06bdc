// 解释一条记录：条款、身份与在职期间、措施；未记录的，不符合哪一条件
// Why one entry is there, or why there is none. `failed` are the conditions that the register
// holds for a holder who was looked at and got no entry. Capacities with their days and rows, and
// disputes, are JSON in `nested`. Shareholders, heads of near units and namesakes, who are found
// only when asked, are told by responsible_not.cypher; whether each measure binds, and what the law
// proposes, by measures.cypher; the citations in words by `zelian explain`.
//
// 条款 · clause: 二.(四).2.(6)
// :param event => 'e:…'            事件的键 · key of the event
// :param holder => 'p1:…'          被记录者的键 · key of the holder
// :param as_of => '2026-07-01'     世界时间 · the day in the world
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known
MATCH (stated:Key {key: $event})
OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
WITH known, coalesce(head, stated) AS event
MATCH (called:Key {key: $holder})
OPTIONAL MATCH (called)-[g:HAS_HEAD]->(chief:Key) WHERE g.rec <= known < g.sup
WITH known, event, coalesce(chief, called) AS holder
MATCH (outcome:Outcome {event: event.key}) WHERE outcome.rec <= known < outcome.sup
OPTIONAL MATCH (entry:Entry {event: event.key, holder: holder.key})
WHERE entry.rec <= known < entry.sup
WITH known, event, holder, entry,
     [part IN split(split(split(outcome.nested, '"rejected":[')[1], '],"tasks":')[0],
                    '{"condition":"')[1..]
      WHERE last(split(part, '"holder":"')) STARTS WITH holder.key + '"' |
      split(part, '"')[0]] AS failed
WHERE entry IS NOT NULL OR failed <> []
// The first day on which a capacity answers, and disputes, stand in the nested part of the entry.
WITH known, event, entry, holder, failed,
     [part IN split(entry.nested, '"overlap":[')[1..] |
      CASE WHEN part STARTS WITH '["' THEN substring(part, 2, 10) ELSE '' END] AS firsts
WITH known, event, entry, holder, failed,
     reduce(least = null, day IN firsts |
       CASE WHEN least IS NULL OR day < least THEN day ELSE least END) AS first
WITH known, event, entry, holder, failed, $as_of AS day,
     CASE WHEN coalesce(first, '') > entry.p_determined THEN first
          ELSE entry.p_determined END AS begins,
     [part IN split(entry.nested, '{"blocks_measures":')[1..] |
      {blocks: part STARTS WITH 'true', suspends: part CONTAINS '"suspends":true',
       voids: part CONTAINS '"effect":"void"',
       received: split(split(part, '"received":"')[1], '"')[0],
       decided: replace(split(split(part, '"decided":')[1], ',')[0], '"', '')}] AS disputes
WITH *, [d IN disputes
         WHERE d.received <= day AND (d.decided = 'null' OR day < d.decided)] AS open
RETURN entry IS NOT NULL AS recorded, entry.p_rule AS rule, entry.p_clause AS clause,
       entry.p_tier AS tier, entry.p_determined AS determined,
       CASE
         WHEN day < begins THEN 'not_yet'
         WHEN entry.p_status = 'revoked'
           OR any(d IN disputes WHERE d.voids AND d.decided = entry.p_ended_on)
           OR (entry.p_ended_on <= day AND entry.p_ended_on < entry.p_expire_at)
           THEN entry.p_status
         WHEN day >= entry.p_expire_at AND coalesce(entry.p_unperformed, false)
           THEN 'expired_unperformed'
         WHEN day >= entry.p_expire_at THEN 'expired'
         WHEN any(d IN open WHERE d.suspends) THEN 'suspended'
         WHEN any(d IN open WHERE d.blocks)
           AND coalesce(entry.p_status_before, entry.p_status) = 'active' THEN 'contested'
         ELSE replace(coalesce(entry.p_status_before, entry.p_status), 'active', 'stands')
       END AS standing,
       failed,
       COLLECT {
         MATCH (holder)-[m:MEASURE]->(event) WHERE m.rec <= known < m.sup
         MATCH (fact:Fact {id: m.fact})
         RETURN fact.p_code AS code ORDER BY code
       } AS measures, entry.nested AS nested
