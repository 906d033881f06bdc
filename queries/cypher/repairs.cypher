// 信用修复：某事件的修复，或某人单独取得的修复；以及认定之后的其他决定（撤销、履行、变更等）
// What was decided after the determination of the events around a node. A repair (`what` is
// repaired) is of the event for everybody, or obtained by one person alone; of a person not what
// another obtained. Others: revoked, withdrawn, performed, and changed, with the `fields` of the
// decision that a later one corrects. `by_then`: decided by the day asked about. The events are
// those of the subject, or around a person: recorded, named, in office there at any time.
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
MATCH (event)-[is:EVENT]->(said:Fact) WHERE is.rec <= known < is.sup
  AND EXISTS { MATCH (:Key)-[o:SUBJECT_OF]->(event) WHERE o.rec <= known < o.sup }
CALL (known, event, said) {
  MATCH (event)-[given:STATUS]->(to) WHERE given.rec <= known < given.sup
  MATCH (fact:Fact {id: given.fact})
  RETURN fact.p_status AS what, fact.p_decided AS on, coalesce(fact.p_doc_no, '') AS doc_no,
         coalesce(fact.p_doc_name, '') AS doc_name, [] AS fields,
         coalesce(fact.p_authority_name, '') AS authority, CASE WHEN to:Key THEN to END AS holder
  UNION ALL
  // Each change is an object in `nested`, whose last name is `fields`.
  UNWIND split(split(split(said.nested, '"changed_by":[{')[1], ']}]')[0], ']},{') AS part
  RETURN 'changed' AS what, split(split(part, '"decided":"')[1], '"')[0] AS on,
         coalesce(split(split(part, '"doc_no":"')[1], '"')[0], '') AS doc_no,
         coalesce(split(split(part, '"doc_name":"')[1], '"')[0], '') AS doc_name,
         [field IN split(split(part, '"fields":[')[1], ',')
          WHERE field <> '' | replace(field, '"', '')] AS fields,
         coalesce(split(split(part, '"authority_name":"')[1], '"')[0], '') AS authority,
         null AS holder
}
WITH subject, event, what, on, doc_no, doc_name, authority, fields, holder
WHERE holder IS NULL OR NOT subject:Person OR holder = subject
RETURN DISTINCT event.key AS event, what, on, doc_no, doc_name, authority,
       coalesce(holder.key, '') AS holder, fields, on <= $as_of AS by_then
ORDER BY on, what, doc_no, event, holder
