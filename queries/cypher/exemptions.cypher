// 免责：主张或认定的免责，及其结果
// What was pleaded or decided to exempt somebody at the events around a node, and what became of
// it: `accepted`, or the condition that failed. `by_then`: the event was determined by the day.
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
UNWIND split(split(split(outcome.nested, '"pleas":[')[1], '],"rejected":')[0], '{"accepted":')[1..]
  AS part
WITH subject, event, outcome, part STARTS WITH 'true' AS accepted,
     split(split(part, '"condition":"')[1], '"')[0] AS condition,
     split(last(split(part, '"holder":"')), '"')[0] AS holder,
     split(last(split(part, '"what":"')), '"')[0] AS what
WHERE NOT subject:Person OR holder = subject.key
RETURN event.key AS event, holder, what, accepted, condition,
       coalesce(outcome.p_determined <= $as_of, false) AS by_then
ORDER BY event, holder, what
