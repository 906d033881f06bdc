// 名单比对：一批代码在所问之日列入的名单
// A batch of codes of 18 characters against the lists of a day: one row for each list entry that
// holds on the day, one without a list for who is in none, and one without a key for a code that is
// not on file: that is unknown and never clear. Only an entry of the subject itself is a hit.
// What blocks and what flags for which purpose, ordered measures, records and entries in doubt
// are told by `zelian screen`: the policy decides.
//
// 条款 · clause: 二.(一).2.(2), 二.(一).2.(5), 二.(四).2.(1), 二.(四).2.(2)
// :param codes => ['91…', '91…']   统一社会信用代码 · codes of organisations
// :param as_of => '2026-07-01'     世界时间 · the day in the world
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known, date('0001-01-01') AS dawn,
     duration.inDays(date('0001-01-01'), date($as_of)).days + 1 AS day
UNWIND range(1, size($codes)) AS number
WITH known, dawn, day, number, toUpper(trim($codes[number - 1])) AS code
OPTIONAL MATCH (stated:Key {key: 'u:' + code})
OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
WITH known, dawn, day, number, code, coalesce(head, stated) AS subject
OPTIONAL MATCH (subject)-[listed:LISTED]->(fact:Fact)
WHERE listed.rec <= known < listed.sup AND listed.start <= day < listed.stop
RETURN number, code, subject.key AS key, subject.name AS name, fact.p_list_code AS list,
       fact.p_doc_no AS doc_no, fact.p_reason AS reason,
       CASE WHEN listed IS NOT NULL
         THEN toString(dawn + duration({days: listed.start - 1})) END AS valid_from,
       CASE WHEN listed IS NOT NULL
         THEN toString(dawn + duration({days: listed.stop - 1})) END AS valid_to
ORDER BY number, valid_from, list, doc_no
