// 异议：对某事件或某主体的记录提出的异议，所问之日是否仍在处理
// The disputes over the entries of an event or of a holder, as the register holds them. `open`:
// received and not decided by the day. Rows and the documents are told by `zelian file`.
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
UNWIND split(split(entry.nested, '"contests":[')[1], '{"blocks_measures":')[1..] AS part
WITH entry, split(split(part, '"number":"')[1], '"')[0] AS number,
     split(split(part, '"received":"')[1], '"')[0] AS received,
     split(split(part, '"grounds":"')[1], '"')[0] AS grounds,
     split(split(part, '"decided":')[1], ',')[0] AS decided
RETURN entry.event AS event, entry.holder AS holder, number, grounds, received,
       nullIf(replace(decided, '"', ''), 'null') AS decided,
       received <= $as_of AND (decided = 'null' OR $as_of < replace(decided, '"', '')) AS open
ORDER BY event, holder, received, number
