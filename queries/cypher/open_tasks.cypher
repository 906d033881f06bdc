// 全部待办：逐页列出各事件中需要人来处理的事项
// What is left to be done at the events of the store, 500 events a page in the order of their
// keys: ask again with `after`, `last` of the row that tells nothing else, until no row comes.
// `by_then`: the event was determined by the day asked about.
//
// 条款 · clause: 二.(四).2.(6)
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
  WITH event, coalesce(outcome.p_determined <= $as_of, false) AS by_then,
       [part IN split(split(split(outcome.nested, '"tasks":[')[1], '],"window":')[0],
                      '},"kind":"')[1..] |
        {code: split(part, '"')[0],
         subjects: [at IN split(split(split(part, '"subjects":[')[1], ']')[0], ',') |
                    replace(at, '"', '')]}] AS tasks
  UNWIND tasks AS task
  RETURN collect(task {.*, event: event.key, by_then: by_then}) AS rows
}
UNWIND rows + [{last: last(page).key}] AS row
RETURN row.event AS event, row.code AS code, row.subjects AS subjects, row.by_then AS by_then,
       row.last AS last
ORDER BY event, code, subjects
