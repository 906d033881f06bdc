// 某数据提供方的陈述：它自己对某主体说过的每一个版本
// What one provider itself has said of a thing, version after version, by the record of the
// provider, also under another key that is now this subject. `seen`: the version day of the
// source was reached by the day. Complaints are left out, as the informant stays unknown.
//
// 条款 · clause: 一.(二).3
// :param key => 'u:…'              主体的键 · key of the subject
// :param provider => '登记机关'      数据提供方 · the provider
// :param as_of => '2026-07-01'     世界时间 · the day in the world
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known, date('0001-01-01') AS dawn
MATCH (stated:Key {key: $key})
OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
WITH known, dawn, coalesce(head, stated) AS subject
MATCH (member:Key)-[:HAS_HEAD]->{0,1}(subject)
WITH DISTINCT known, dawn, member
CALL (member) {
  MATCH (said:Statement {src: member.ref}) RETURN said.slot AS slot
  UNION
  MATCH (said:Statement {dst: member.ref}) RETURN said.slot AS slot
}
WITH DISTINCT known, dawn, slot
MATCH (said:Statement {slot: slot})-[:READ_IN]->(source:Source {provider: $provider})
WHERE said.tx <= known
  AND NOT EXISTS { MATCH (end:Key {kind: 'complaint'}) WHERE end.ref IN [said.src, said.dst] }
RETURN said.kind AS kind, said.slot AS slot,
       toString(dawn + duration({days: said.asserted - 1})) AS version,
       said.digest AS statement, source.document AS document, said.row AS row,
       said.asserted <= duration.inDays(dawn, date($as_of)).days + 1 AS seen
ORDER BY kind, slot, version, statement
