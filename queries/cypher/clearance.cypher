// 绿色通道：认定之日落在所查期间的记录，及其效力所依的各项
// The entries of a subject by the day of their determination, those of the units that it succeeds
// with them: which lie in the window (both its ends in), and what their standing is made of.
// Whether an entry counts (a dispute that is open, a duty not performed, an office that is no
// default, an event still to be settled) is told by `zelian clearance`.
//
// 条款 · clause: 二.(四).1.(2)
// :param key => 'u:…'              主体的键 · key of the subject
// :param window => 'P3Y'           所查期间 · how far back
// :param as_of => '2026-07-01'     世界时间 · the day in the world
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known,
     duration.inDays(date('0001-01-01'), date($as_of)).days + 1 AS day
MATCH (stated:Key {key: $key})
OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
WITH known, day, coalesce(head, stated) AS subject
MATCH ANY SHORTEST (subject)
  (()-[s:SUCCEEDS]->() WHERE s.rec <= known < s.sup AND s.start <= day < s.stop){0,20}(unit:Key)
CALL (known, unit) {
  MATCH (entry:Entry {holder: unit.key}) WHERE entry.rec <= known < entry.sup
  RETURN entry
  UNION
  MATCH (unit:Organization)-[s:SUBJECT_OF]->(event:Event) WHERE s.rec <= known < s.sup
    AND NOT EXISTS { MATCH (own:Entry {event: event.key, holder: unit.key})
                     WHERE own.rec <= known < own.sup }
  MATCH (entry:Entry {event: event.key}) WHERE entry.rec <= known < entry.sup
  RETURN entry
}
MATCH (event:Key {key: entry.event})
RETURN DISTINCT event.key AS event, event.name AS doc_no, entry.holder AS holder,
       entry.p_determined AS determined, entry.p_severity AS severity, entry.p_tier AS tier,
       entry.p_status AS status, entry.p_status_before AS status_before,
       entry.p_ended_on AS ended_on, entry.p_expire_at AS expire_at,
       toString(date($as_of) - duration($window)) <= entry.p_determined <= $as_of AS in_window
ORDER BY determined, event, holder
