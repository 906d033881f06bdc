// 名单：某主体列入的名单，在所问之日是否在列
// The lists in which a subject stands or stood, and whether it is listed on a day.
//
// 条款 · clause: 二.(四).2.(1)
// :param key => 'u:…'              主体的键 · key of the subject
// :param as_of => '2026-07-01'     世界时间 · the day in the world
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known, date('0001-01-01') AS dawn
MATCH (stated:Key {key: $key})
OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
WITH known, dawn, coalesce(head, stated) AS subject
MATCH (subject)-[listed:LISTED]->(fact:Fact) WHERE listed.rec <= known < listed.sup
RETURN fact.p_list_code AS list, fact.p_doc_no AS doc_no, fact.p_reason AS reason,
       toString(dawn + duration({days: listed.start - 1})) AS valid_from,
       toString(dawn + duration({days: listed.stop - 1})) AS valid_to,
       listed.start <= duration.inDays(dawn, date($as_of)).days + 1 < listed.stop AS stands
ORDER BY valid_from, list, doc_no
