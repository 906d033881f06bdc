// 惩戒措施：决定对某主体采取的措施（只显示，不推导）
// The measures that were ordered against a subject, or for an event against whomever they name:
// shown as ordered, never derived. `stands` is of the days of the order; whether it binds (what
// the law asks of it, a suspension, a dispute), and what the law only proposes, is told by
// `zelian explain`.
//
// 条款 · clause: 二.(四).2.(2)
// :param key => 'u:…'              主体或事件的键 · key of the target or event
// :param as_of => '2026-07-01'     世界时间 · the day in the world
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known, date('0001-01-01') AS dawn
MATCH (stated:Key {key: $key})
OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
WITH known, dawn, coalesce(head, stated) AS subject
CALL (known, subject) {
  MATCH (subject)-[ordered:MEASURE]->(to) WHERE ordered.rec <= known < ordered.sup
  RETURN subject AS target, ordered, to
  UNION
  MATCH (target:Key)-[ordered:MEASURE]->(subject:Event)
  WHERE ordered.rec <= known < ordered.sup
  RETURN target, ordered, subject AS to
}
MATCH (fact:Fact {id: ordered.fact})
RETURN fact.p_code AS code, fact.p_doc_no AS doc_no, fact.p_authority_name AS authority,
       target.key AS target,
       CASE WHEN to:Event THEN to.key ELSE '' END AS event,
       toString(dawn + duration({days: ordered.start - 1})) AS valid_from,
       toString(dawn + duration({days: ordered.stop - 1})) AS valid_to,
       ordered.start <= duration.inDays(dawn, date($as_of)).days + 1 < ordered.stop AS stands
ORDER BY valid_from, code, doc_no
