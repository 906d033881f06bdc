// 待识别：使记录无法写入的名字，以及它们出现的事件
// The names that wait for a steward: who is known by name only and keeps an entry from being
// written, with the events; 500 events a page: ask again with `after`, `last` of the row that tells
// nothing else, until no row comes. A name comes again with the events of another page. `by_then`:
// those of the events that were determined by the day asked about.
// Whom a mention may be (same name, mask, organisation) is told by mentions_candidates.cypher.
//
// 条款 · clause: 一.(二).3
// :param after => ''               接着此键之后 · go on after this key
// :param as_of => '2026-07-01'     世界时间 · the day in the world
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known
MATCH (event:Key)
WHERE event.kind = 'event' AND event.key > $after
  AND NOT EXISTS { MATCH (event)-[h:HAS_HEAD]->() WHERE h.rec <= known < h.sup }
WITH known, event ORDER BY event.key LIMIT 500
WITH known, collect(event) AS page
CALL (known, page) {
  UNWIND page AS event
  MATCH (outcome:Outcome {event: event.key}) WHERE outcome.rec <= known < outcome.sup
  WITH known, event, outcome,
       [part IN split(split(split(outcome.nested, '"tasks":[')[1], '],"window":')[0],
                      '},"kind":"')[1..] |
        {code: split(part, '"')[0],
         subjects: [at IN split(split(split(part, '"subjects":[')[1], ']')[0], ',') |
                    replace(at, '"', '')]}] AS tasks
  UNWIND tasks AS task
  WITH known, event, outcome, task WHERE task.code = 'identify_person'
  MATCH (stated:Key {key: task.subjects[1]})
  OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
  WITH event, outcome, coalesce(head, stated) AS mention
  WHERE NOT mention.key =~ '(u|p[0-9A-Za-z]+):.*'
  WITH mention, event, coalesce(outcome.p_determined <= $as_of, false) AS then ORDER BY event.key
  WITH mention, collect(DISTINCT event.key) AS events,
       collect(DISTINCT CASE WHEN then THEN event.key END) AS by_then
  RETURN collect({mention: mention, events: events, by_then: by_then}) AS rows
}
UNWIND rows + [{last: last(page).key}] AS row
RETURN row.mention.key AS mention, row.mention.name AS name, row.events AS events,
       row.by_then AS by_then, row.last AS last
ORDER BY mention
