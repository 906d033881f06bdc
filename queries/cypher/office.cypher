// 任职：某人涉任职限制的事实；或某组织在所问之日由谁任何职
// Of a person the facts that the bars from office read; of an organisation who holds which office
// on the day. `what` is one of: own (a confirmed determination against the person), named (one
// that names the person), near (one against a unit where an office was held), office, said (of
// the person: profile, lists), listed (a unit where an office was held), measure.
// Sentences, debts and the like of a determination are JSON in `nested`. Whether a fact bars, from
// which office and until when, is told by office_bars.cypher and office_bars_listed.cypher.
//
// 条款 · clause: 二.(三).4.(3)
// :param key => 'p1:…'             人员或组织的键 · key of the person or organisation
// :param as_of => '2026-07-01'     世界时间 · the day in the world
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known, date('0001-01-01') AS dawn,
     ['ACTING_HEAD', 'AGENT', 'BRANCH_HEAD', 'CFO', 'CHAIR', 'DEPUTY_HEAD', 'DEPUTY_MANAGER',
       'DIRECTOR', 'EXEC_DIRECTOR', 'FAMILY_OPERATOR', 'GENERAL_MANAGER', 'GENERAL_PARTNER',
       'HEAD_OF_BODY', 'INDEP_DIRECTOR', 'INVESTOR_OWNER', 'LEGAL_REP', 'LIAISON',
       'LIMITED_PARTNER', 'MANAGER', 'MANAGING_PARTNER', 'OPERATOR', 'OTHER_OFFICE',
       'PARTNER_DELEGATE', 'PRACTITIONER', 'SUPERVISOR'] AS offices
MATCH (stated:Key {key: $key})
OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
WITH known, dawn, offices, coalesce(head, stated) AS subject
CALL (known, offices, subject) {
  MATCH (subject:Person)-[tie]->(at:Organization)
  WHERE type(tie) IN offices AND tie.rec <= known < tie.sup
  MATCH (fact:Fact {id: tie.fact})
  RETURN 'office' AS what, at, fact
  UNION
  MATCH (subject:Organization)<-[tie]-(at:Person)
  WHERE type(tie) IN offices AND tie.rec <= known < tie.sup
  MATCH (fact:Fact {id: tie.fact})
  RETURN 'office' AS what, at, fact
  UNION
  MATCH (subject:Person)-[tie:SUBJECT_OF]->(at:Event)-[is:EVENT]->(fact:Fact {p_state: 'confirmed'})
  WHERE tie.rec <= known < tie.sup AND is.rec <= known < is.sup
  RETURN 'own' AS what, at, fact
  UNION
  MATCH (subject:Person)<-[tie:NAMED]-(at:Event)-[is:EVENT]->(fact:Fact {p_state: 'confirmed'})
  WHERE tie.rec <= known < tie.sup AND is.rec <= known < is.sup
  RETURN 'named' AS what, at, fact
  UNION
  MATCH (subject:Person)-[held]->(:Organization)-[tie:SUBJECT_OF]->(at:Event)
        -[is:EVENT]->(fact:Fact {p_state: 'confirmed'})
  WHERE type(held) IN offices AND held.rec <= known < held.sup
    AND tie.rec <= known < tie.sup AND is.rec <= known < is.sup
  RETURN DISTINCT 'near' AS what, at, fact
  UNION
  MATCH (subject:Person)-[held]->(at:Organization)-[tie:LISTED]->(fact:Fact)
  WHERE type(held) IN offices AND held.rec <= known < held.sup AND tie.rec <= known < tie.sup
  RETURN DISTINCT 'listed' AS what, at, fact
  UNION
  MATCH (subject:Person)-[tie:PROFILE|LISTED]->(fact:Fact) WHERE tie.rec <= known < tie.sup
  RETURN 'said' AS what, subject AS at, fact
  UNION
  MATCH (subject:Person)-[tie:MEASURE]->() WHERE tie.rec <= known < tie.sup
  MATCH (fact:Fact {id: tie.fact})
  RETURN 'measure' AS what, subject AS at, fact
}
WITH known, dawn, subject, what, at, fact,
     fact.start <= duration.inDays(dawn, date($as_of)).days + 1 < fact.stop AS holds
WHERE (subject:Person OR holds)
  AND NOT EXISTS { MATCH (at)-[ended:STATUS]->(:Fact {p_status: 'revoked'})
                   WHERE ended.rec <= known < ended.sup }
RETURN what, fact.kind AS kind, at.key AS at, at.name AS name,
       coalesce(fact.p_doc_no, fact.p_code, fact.p_list_code) AS word,
       toString(dawn + duration({days: fact.start - 1})) AS valid_from,
       toString(dawn + duration({days: fact.stop - 1})) AS valid_to,
       fact.p_determined AS determined, holds, fact.nested AS nested, fact.id AS fact
ORDER BY what, valid_from, at, kind, fact
