// 信用档案：某主体的全部记录及其在所问之日的状态
// The credit file of a holder on a day: every entry and where it stands. The penalty of an
// individual business stands once, on its operator, and the file of the business points there.
//
// :param key => 'u:…'              主体的键 · key of the holder
// :param as_of => '2026-07-01'     世界时间 · the day in the world
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known
MATCH (stated:Key {key: $key})
OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
WITH known, coalesce(head, stated) AS subject
CALL (known, subject) {
  MATCH (entry:Entry {holder: subject.key}) WHERE entry.rec <= known < entry.sup
  RETURN entry
  UNION
  MATCH (subject:Organization)-[s:SUBJECT_OF]->(event:Event) WHERE s.rec <= known < s.sup
    AND NOT EXISTS { MATCH (own:Entry {event: event.key, holder: subject.key})
                     WHERE own.rec <= known < own.sup }
  MATCH (entry:Entry {event: event.key}) WHERE entry.rec <= known < entry.sup
  RETURN entry
}
MATCH (event:Key {key: entry.event})
MATCH (holder:Key {key: entry.holder})
// The first day on which a capacity answers stands in the nested part of the entry.
WITH event, entry, holder,
     [part IN split(entry.nested, '"overlap":[')[1..] |
      CASE WHEN part STARTS WITH '["' THEN substring(part, 2, 10) ELSE '' END] AS firsts
WITH event, entry, holder,
     reduce(least = null, day IN firsts |
       CASE WHEN least IS NULL OR day < least THEN day ELSE least END) AS first
WITH event, entry, holder, $as_of AS day,
     CASE WHEN coalesce(first, '') > entry.p_determined THEN first
          ELSE entry.p_determined END AS begins
RETURN event.key AS event, event.name AS doc_no, holder.key AS holder,
       entry.p_determined AS determined, entry.p_clause AS clause,
       CASE
         WHEN day < begins THEN 'not_yet'
         WHEN entry.p_status = 'revoked'
           OR (entry.p_ended_on <= day AND entry.p_ended_on < entry.p_expire_at)
           THEN entry.p_status
         WHEN day >= entry.p_expire_at THEN 'expired'
         ELSE replace(coalesce(entry.p_status_before, entry.p_status), 'active', 'stands')
       END AS standing
ORDER BY determined DESC, event DESC, holder
