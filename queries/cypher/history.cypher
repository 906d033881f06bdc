// 历史：某主体曾有过的全部事实，含两个时钟和来源行
// Every fact that ever stood at a subject, with both clocks and the rows that it rests on.
// Nothing is left out that was learned after `known_at`; the last column says what stood then.
//
// 条款 · clause: 二.(四).2.(6)
// :param key => 'u:…'              主体的键 · key of the subject
// :param as_of => '2026-07-01'     世界时间 · the day in the world
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known, date('0001-01-01') AS dawn
MATCH (stated:Key {key: $key})
OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
WITH known, dawn, coalesce(head, stated) AS subject
MATCH (member:Key)-[:HAS_HEAD]->{0,1}(subject)
MATCH (member)-[edge]-() WHERE edge.fact IS NOT NULL
WITH DISTINCT known, dawn, edge.fact AS number
MATCH (fact:Fact {id: number})
MATCH (src:Key {ref: fact.src})
OPTIONAL MATCH (dst:Key {ref: fact.dst})
MATCH (learned:Commit {tx: fact.rec})
OPTIONAL MATCH (superseded:Commit {tx: fact.sup})
RETURN fact.id AS fact, fact.kind AS kind, src.key AS src, dst.key AS dst,
       toString(dawn + duration({days: fact.start - 1})) AS valid_from,
       toString(dawn + duration({days: fact.stop - 1})) AS valid_to,
       learned.tx AS learned, learned.at AS learned_at,
       superseded.tx AS superseded, superseded.at AS superseded_at,
       [(fact)-[:RESTS_ON]->(said:Statement)-[:READ_IN]->(source:Source) |
        source.provider + ' ' + source.document + coalesce(' ' + said.row, '')] AS sources,
       fact.rec <= known < fact.sup
         AND fact.start <= duration.inDays(dawn, date($as_of)).days + 1 < fact.stop AS holds
ORDER BY learned, kind, valid_from, fact
