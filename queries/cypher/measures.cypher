// 惩戒措施：决定对某主体采取的措施（只显示，不推导）
// The measures that were ordered against a subject: shown, never derived.
//
// :param key => 'u:…'              主体的键 · key of the target
// :param as_of => '2026-07-01'     世界时间 · the day in the world
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known, date('0001-01-01') AS dawn
MATCH (stated:Key {key: $key})
OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
WITH known, dawn, coalesce(head, stated) AS target
MATCH (target)-[ordered:MEASURE]->(to) WHERE ordered.rec <= known < ordered.sup
MATCH (fact:Fact {id: ordered.fact})
RETURN fact.p_code AS code, fact.p_doc_no AS doc_no, fact.p_authority_name AS authority,
       CASE WHEN to:Event THEN to.key ELSE '' END AS event,
       toString(dawn + duration({days: ordered.start - 1})) AS valid_from,
       toString(dawn + duration({days: ordered.stop - 1})) AS valid_to,
       ordered.start <= duration.inDays(dawn, date($as_of)).days + 1 < ordered.stop AS stands
ORDER BY valid_from, code, doc_no
