// 线索：多个标段共用联系点的投标人；被记载人员在认定前后新设、现仍任职或出资的企业
// Two clues, never findings. Near an organisation, a project or a lot: rivals who shared a contact
// point on the deadline, over `lots` lots or more. Of a person, an event, or an organisation by its
// events: enterprises founded around the determination that a recorded person leads or holds now.
// Thresholds are a working choice: those of the policy are in nearness.yaml. Winners who take turns
// are told by rotation.cypher, short terms by terms.cypher.
//
// 条款 · clause: 二.(一).2.(3), 二.(一).2.(5)
// :param key => 'u:…'              主体、事件、项目或标段的键 · key of the subject
// :param lots => 2                 共用联系点的标段数 · lots in which a contact point is shared
// :param before => 'P6M'           认定之前 · before the determination
// :param after => 'P1Y'            认定之后 · after the determination
// :param as_of => '2026-07-01'     世界时间 · the day in the world
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known, date('0001-01-01') AS dawn,
     duration.inDays(date('0001-01-01'), date($as_of)).days + 1 AS day
MATCH (stated:Key {key: $key})
OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
WITH known, dawn, day, coalesce(head, stated) AS subject
CALL (known, dawn, day, subject) {
  MATCH (subject) (()-[r:PROCURES|SUBMITTED]->() WHERE r.rec <= known < r.sup AND r.start <= day)
    {0,1} (near:Key)
  MATCH (near) (()-[q:FOR_LOT|LOT_OF]-() WHERE q.rec <= known < q.sup AND q.start <= day)
    {0,1} (lot:Lot)
  WHERE near:Lot OR near:Project OR near:Bid
  WITH DISTINCT known, dawn, day, lot
  OPTIONAL MATCH (lot)-[p:PROFILE]->(said:Fact) WHERE p.rec <= known < p.sup
  WITH known, day, lot,
       CASE WHEN said.p_deadline IS NULL THEN day
         ELSE duration.inDays(dawn, date(left(said.p_deadline, 10))).days + 1 END AS deadline
  WITH known, day, lot, CASE WHEN deadline < day THEN deadline ELSE day END AS then
  MATCH (one:Key)-[s1:SUBMITTED]->(:Bid)-[f1:FOR_LOT]->(lot),
        (other:Key)-[s2:SUBMITTED]->(:Bid)-[f2:FOR_LOT]->(lot),
        (one)-[c1:HAS_CONTACT]->(contact:Contact)<-[c2:HAS_CONTACT]-(other)
  WHERE one.key < other.key
    AND all(t IN [s1, s2, f1, f2] WHERE t.rec <= known < t.sup AND t.start <= day)
    AND all(t IN [c1, c2] WHERE t.rec <= known < t.sup AND t.start <= then < t.stop)
    AND NOT EXISTS { MATCH (one)-[t1:SUBMITTED]->(same:Bid)<-[t2:SUBMITTED]-(other),
                           (same)-[f:FOR_LOT]->(lot)
                     WHERE all(t IN [t1, t2, f] WHERE t.rec <= known < t.sup) }
  WITH one, other, collect(DISTINCT lot.key) AS lots, collect(DISTINCT contact.key) AS contacts
  WHERE size(lots) >= $lots
  RETURN 'shared_contact' AS pattern, one, other, lots + contacts AS through, null AS on
  UNION
  CALL (known, subject) {
    MATCH (subject:Person), (entry:Entry {holder: subject.key}) RETURN entry
    UNION
    MATCH (subject:Event), (entry:Entry {event: subject.key}) RETURN entry
    UNION
    MATCH (subject:Organization)-[s:SUBJECT_OF]->(event:Event) WHERE s.rec <= known < s.sup
    MATCH (entry:Entry {event: event.key}) RETURN entry
  }
  WITH known, day, entry
  WHERE entry.rec <= known < entry.sup AND entry.p_tier IS NOT NULL
    AND entry.p_determined <= $as_of < entry.p_expire_at AND entry.p_status <> 'revoked'
    AND coalesce(entry.p_ended_on > $as_of, true)
    AND coalesce(entry.p_status_before, entry.p_status) = 'active'
    // The first day on which a capacity answers, and disputes, stand in the nested part.
    AND all(part IN [split(entry.nested, '"overlap":[')[1..]] WHERE part = [] OR any(x IN part
      WHERE NOT x STARTS WITH '["' OR substring(x, 2, 10) <= $as_of))
    AND none(part IN split(entry.nested, '{"blocks_measures":')[1..] WHERE
      part CONTAINS '"effect":"void"' AND part CONTAINS '"decided":"' + entry.p_ended_on + '"'
      OR (part STARTS WITH 'true' OR part CONTAINS '"suspends":true')
         AND split(split(part, '"received":"')[1], '"')[0] <= $as_of
         AND (part CONTAINS '"decided":null'
              OR $as_of < split(split(part, '"decided":"')[1], '"')[0]))
  MATCH (event:Key {key: entry.event})
  MATCH (one:Key {key: entry.holder})
  MATCH (one)-[tie:LEGAL_REP|CHAIR|EXEC_DIRECTOR|GENERAL_MANAGER|MANAGING_PARTNER|INVESTOR_OWNER
                |OPERATOR|HOLDS_SHARE]->(other:Organization)-[p:PROFILE]->(said:Fact)
  WHERE tie.rec <= known < tie.sup AND tie.start <= day < tie.stop AND p.rec <= known < p.sup
    AND toString(date(entry.p_determined) - duration($before)) <= said.p_established
    AND said.p_established <= toString(date(entry.p_determined) + duration($after))
    AND said.p_established <= $as_of
    AND NOT EXISTS { MATCH (other)-[s:SUBJECT_OF]->(event) WHERE s.rec <= known < s.sup }
  RETURN DISTINCT 'shell_change' AS pattern, one, other, [event.key] AS through,
         said.p_established AS on
}
RETURN pattern, one.key AS one, other.key AS other, through, on
ORDER BY pattern, one, other, through
