// 信用修复：某事件的修复，或某人单独取得的修复
// The repairs of the events around a node: of the event for everybody, or obtained by one person
// alone; of a person not what another obtained. `by_then`: decided by the day asked about.
// Fields of a notice that a later notice corrects are read by `zelian explain`.
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
MATCH (event)-[is:EVENT]->(:Fact) WHERE is.rec <= known < is.sup
MATCH (event)-[given:STATUS]->(to) WHERE given.rec <= known < given.sup
MATCH (fact:Fact {id: given.fact, p_status: 'repaired'})
WITH subject, event, fact, CASE WHEN to:Person THEN to END AS holder
WHERE holder IS NULL OR NOT subject:Person OR holder = subject
RETURN DISTINCT event.key AS event, fact.p_decided AS on, fact.p_doc_no AS doc_no,
       coalesce(holder.key, '') AS holder, fact.p_decided <= $as_of AS by_then
ORDER BY on, doc_no, event, holder
