// 记录：某事件的全部记录，或某主体名下的全部记录，及其在所问之日的状态
// The entries of an event, or of a holder as in its file (those of the units that it succeeds
// and those of an individual business on its operator with them), and where each stands.
// Who may see which of them is decided by the gate of `zelian`, and not here.
//
// 条款 · clause: 二.(四).2.(6)
// :param key => 'e:…'              事件或主体的键 · key of the event or holder
// :param as_of => '2026-07-01'     世界时间 · the day in the world
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known,
     duration.inDays(date('0001-01-01'), date($as_of)).days + 1 AS day
MATCH (stated:Key {key: $key})
OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
WITH known, day, coalesce(head, stated) AS subject
CALL (known, day, subject) {
  MATCH (subject:Event), (entry:Entry {event: subject.key})
  WHERE entry.rec <= known < entry.sup
  RETURN entry
  UNION
  MATCH (subject:Organization|Person), (entry:Entry {holder: subject.key})
  WHERE entry.rec <= known < entry.sup
  RETURN entry
  UNION
  MATCH (subject:Organization)-[s:SUBJECT_OF]->(event:Event) WHERE s.rec <= known < s.sup
    AND NOT EXISTS { MATCH (own:Entry {event: event.key, holder: subject.key})
                     WHERE own.rec <= known < own.sup }
  MATCH (entry:Entry {event: event.key}) WHERE entry.rec <= known < entry.sup
  RETURN entry
  UNION
  MATCH ANY SHORTEST (subject:Organization)
    (()-[s:SUCCEEDS]->() WHERE s.rec <= known < s.sup AND s.start <= day < s.stop){1,20}
    (unit:Organization)
  WHERE unit <> subject
  MATCH (entry:Entry {holder: unit.key}) WHERE entry.rec <= known < entry.sup
  RETURN entry
}
MATCH (event:Key {key: entry.event})
MATCH (holder:Key {key: entry.holder})
// The first day on which a capacity answers, and disputes, stand in the nested part of the entry.
WITH event, entry, holder,
     [part IN split(entry.nested, '"overlap":[')[1..] |
      CASE WHEN part STARTS WITH '["' THEN substring(part, 2, 10) ELSE '' END] AS firsts
WITH event, entry, holder,
     reduce(least = null, day IN firsts |
       CASE WHEN least IS NULL OR day < least THEN day ELSE least END) AS first
WITH event, entry, holder, $as_of AS day,
     CASE WHEN coalesce(first, '') > entry.p_determined THEN first
          ELSE entry.p_determined END AS begins,
     [part IN split(entry.nested, '{"blocks_measures":')[1..] |
      {blocks: part STARTS WITH 'true', suspends: part CONTAINS '"suspends":true',
       voids: part CONTAINS '"effect":"void"',
       received: split(split(part, '"received":"')[1], '"')[0],
       decided: replace(split(split(part, '"decided":')[1], ',')[0], '"', '')}] AS disputes
WITH *, [d IN disputes
         WHERE d.received <= day AND (d.decided = 'null' OR day < d.decided)] AS open
RETURN event.key AS event, event.name AS doc_no, holder.key AS holder, entry.p_tier AS tier,
       entry.p_determined AS determined, entry.p_clause AS clause,
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
       END AS standing
ORDER BY determined DESC, event DESC, holder
