// 待办：某事件、某组织的事件或某人所涉事件中需要人来处理的事项
// What is left to be done by somebody at the events around a node; of a person only what names
// it. `by_then`: the event was determined by the day asked about. Asked of every event: open_tasks.
//
// 条款 · clause: 二.(四).2.(6)
// :param key => 'e:…'              事件、组织或人员的键 · key of the event, organisation, person
// :param as_of => '2026-07-01'     世界时间 · the day in the world
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known,
     ['ACTING_HEAD', 'AGENT', 'BRANCH_HEAD', 'CFO', 'CHAIR', 'DEPUTY_HEAD', 'DEPUTY_MANAGER',
       'DIRECTOR', 'EXEC_DIRECTOR', 'FAMILY_OPERATOR', 'GENERAL_MANAGER', 'GENERAL_PARTNER',
       'HEAD_OF_BODY', 'INDEP_DIRECTOR', 'INVESTOR_OWNER', 'LEGAL_REP', 'LIAISON',
       'LIMITED_PARTNER', 'MANAGER', 'MANAGING_PARTNER', 'OPERATOR', 'OTHER_OFFICE',
       'PARTNER_DELEGATE', 'PRACTITIONER', 'SUPERVISOR'] AS offices
MATCH (stated:Key {key: $key})
OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
WITH known, offices, coalesce(head, stated) AS subject
CALL (known, offices, subject) {
  MATCH (subject:Event) RETURN subject AS event
  UNION
  MATCH (subject)-[s:SUBJECT_OF]->(event:Event) WHERE s.rec <= known < s.sup
  RETURN event
  UNION
  MATCH (subject:Person)-[held]->(:Organization)-[s:SUBJECT_OF]->(event:Event)
  WHERE type(held) IN offices AND held.rec <= known < held.sup AND s.rec <= known < s.sup
  RETURN event
  UNION
  MATCH (subject:Person)<-[n:NAMED]-(event:Event) WHERE n.rec <= known < n.sup
  RETURN event
  UNION
  MATCH (subject:Person), (own:Entry {holder: subject.key}) WHERE own.rec <= known < own.sup
  MATCH (event:Key {key: own.event})
  RETURN event
}
MATCH (outcome:Outcome {event: event.key}) WHERE outcome.rec <= known < outcome.sup
WITH subject, event, outcome,
     [part IN split(split(split(outcome.nested, '"tasks":[')[1], '],"window":')[0],
                    '},"kind":"')[1..] |
      {code: split(part, '"')[0],
       subjects: [at IN split(split(split(part, '"subjects":[')[1], ']')[0], ',') |
                  replace(at, '"', '')]}] AS tasks
UNWIND tasks AS task
WITH * WHERE NOT subject:Person OR subject.key IN task.subjects
RETURN event.key AS event, task.code AS code, task.subjects AS subjects,
       coalesce(outcome.p_determined <= $as_of, false) AS by_then
ORDER BY event, code, subjects
