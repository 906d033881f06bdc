// 守信信息：承诺、荣誉、许可、信用报告，所问之日是否有效
// What speaks for a subject or binds it by its own word: commitments, honours, licences, reports.
// None is a default and none makes a record. Items of a commitment are JSON in `nested`.
//
// 条款 · clause: 二.(四).1.(1)
// :param key => 'u:…'              主体的键 · key of the subject
// :param as_of => '2026-07-01'     世界时间 · the day in the world
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known, date('0001-01-01') AS dawn
MATCH (stated:Key {key: $key})
OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
WITH known, dawn, coalesce(head, stated) AS subject
MATCH (subject)-[has:COMMITMENT|HONOUR|LICENCE|CREDIT_REPORT]->(fact:Fact)
WHERE has.rec <= known < has.sup
RETURN type(has) AS kind, coalesce(fact.p_kind, fact.p_name, '') AS what,
       coalesce(fact.p_doc_no, '') AS doc_no, fact.p_authority_name AS authority,
       toString(dawn + duration({days: has.start - 1})) AS valid_from,
       toString(dawn + duration({days: has.stop - 1})) AS valid_to,
       has.start <= duration.inDays(dawn, date($as_of)).days + 1 < has.stop AS stands,
       fact.nested AS nested
ORDER BY valid_from, kind, doc_no, what
