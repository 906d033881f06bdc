// 可提供的档案：在公开或共享期间内、仍然有效的记录，按可提供的范围；可只取能向征信机构提供的
// What of a credit file a consumer may be given on a day: the entries that stand or are contested,
// within their range and the days of their publication, of an event that does not wait to be
// attributed again. `range` is the narrowest that the consumer may have (public, government,
// authorized, internal: each takes in those before it), `persons` whether it may have entries of
// persons at all, `restricted` also those of the file of public officials.
//
// `reporting`: only what may go to a credit-reporting institution: public entries of units, and
// of a person through five years from the last day of the act; an act without days stays out. Lists
// and measures are published by those who make them and are no part. Whether somebody is granted
// a range, and that it was asked, is the gate's of `zelian`, which nothing read here passes.
//
// 条款 · clause: 二.(四).2.(6)
// :param key => 'u:…'              主体的键 · key of the holder
// :param range => 'public'         可提供的范围 · the narrowest range of entries
// :param persons => false          含自然人的记录 · entries of persons too
// :param restricted => false       含公职人员限制档案 · those of the file of public officials too
// :param reporting => false        向征信机构提供 · for a credit-reporting institution
// :param as_of => '2026-07-01'     世界时间 · the day in the world
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known,
     duration.inDays(date('0001-01-01'), date($as_of)).days + 1 AS day
MATCH (stated:Key {key: $key})
OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
WITH known, day, coalesce(head, stated) AS subject
CALL (known, day, subject) {
  MATCH (entry:Entry {holder: subject.key}) WHERE entry.rec <= known < entry.sup
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
WITH known, event, entry, holder,
     [part IN split(entry.nested, '"overlap":[')[1..] |
      CASE WHEN part STARTS WITH '["' THEN substring(part, 2, 10) ELSE '' END] AS firsts
WITH known, event, entry, holder,
     reduce(least = null, day IN firsts |
       CASE WHEN least IS NULL OR day < least THEN day ELSE least END) AS first
WITH known, event, entry, holder, $as_of AS day,
     CASE WHEN coalesce(first, '') > entry.p_determined THEN first
          ELSE entry.p_determined END AS begins,
     [part IN split(entry.nested, '{"blocks_measures":')[1..] |
      {blocks: part STARTS WITH 'true', suspends: part CONTAINS '"suspends":true',
       voids: part CONTAINS '"effect":"void"',
       received: split(split(part, '"received":"')[1], '"')[0],
       decided: replace(split(split(part, '"decided":')[1], ',')[0], '"', '')}] AS disputes
WITH *, [d IN disputes
         WHERE d.received <= day AND (d.decided = 'null' OR day < d.decided)] AS open
WITH known, event, entry, holder, day,
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
WITH *, ['public', 'government', 'authorized', 'internal'] AS ranges
WHERE standing IN ['stands', 'contested']
  AND any(n IN range(0, 3) WHERE ranges[n] = $range AND entry.p_publication IN ranges[..n + 1])
  AND (entry.p_tier IS NULL
       OR $persons AND ($restricted OR NOT coalesce(entry.p_restricted, false)))
  AND ($range = 'internal' OR entry.p_publish_from <= day AND day < entry.p_publish_to)
  AND NOT EXISTS { MATCH (waits:Waiting {event: event.key}) WHERE waits.tx <= known }
OPTIONAL MATCH (outcome:Outcome {event: event.key}) WHERE outcome.rec <= known < outcome.sup
WITH *, reduce(last = '', stop IN [
         part IN split(split(split(outcome.nested, '"conduct":[["')[1], '"]]')[0], '"],["') |
         split(part, '","')[1]] | CASE WHEN stop > last THEN stop ELSE last END) AS stop
WHERE NOT $reporting OR entry.p_tier IS NULL AND entry.p_publication = 'public'
  OR entry.p_tier IS NOT NULL AND (stop = '9999-12-31'
     OR CASE WHEN stop <> '' THEN date(day) <= date(stop) - duration('P1D') + duration('P5Y')
        ELSE false END)
RETURN event.key AS event, event.name AS doc_no, holder.key AS holder,
       entry.p_determined AS determined, entry.p_clause AS clause, standing,
       entry.p_publication AS range, entry.p_publish_to AS publish_to
ORDER BY determined DESC, event DESC, holder
