// 相关事件：某事件、某组织的事件或某人所涉的事件，及其记录了谁
// The events around a node, oldest first, and who is recorded for each: the subjects of
// `zelian explain`. Of a person: where it is recorded or named, or held an office at the subject.
// An event without a decision on file is left out. `recorded` are all holders of entries and
// `standing` those whose entry was determined by the day; where an entry stands, and who is not
// recorded and why, is told by responsible.cypher and entry.cypher.
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
MATCH (event)-[is:EVENT]->(fact:Fact) WHERE is.rec <= known < is.sup
MATCH (of:Key)-[s:SUBJECT_OF]->(event) WHERE s.rec <= known < s.sup
RETURN DISTINCT event.key AS event, event.name AS doc_no, of.key AS subject,
       fact.p_determined AS determined, fact.p_determined <= $as_of AS by_then,
       COLLECT {
         MATCH (entry:Entry {event: event.key}) WHERE entry.rec <= known < entry.sup
         RETURN entry.holder AS holder ORDER BY holder
       } AS recorded,
       COLLECT {
         MATCH (entry:Entry {event: event.key})
         WHERE entry.rec <= known < entry.sup AND entry.p_determined <= $as_of
         RETURN entry.holder AS holder ORDER BY holder
       } AS standing
ORDER BY determined, event
