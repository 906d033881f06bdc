// 来源：一条事实依据的来源行（事实编号见边的 fact 属性）
// The rows of the sources that a fact rests on; its number is the property `fact` of an edge.
//
// 条款 · clause: 一.(二).3
// :param fact => 1                 事实编号 · number of the fact
// :param as_of => '2026-07-01'     世界时间 · the day in the world
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known, date('0001-01-01') AS dawn
MATCH (fact:Fact {id: $fact})-[rests:RESTS_ON]->(said:Statement)-[read:READ_IN]->(source:Source)
WHERE fact.rec <= known < fact.sup
RETURN source.provider AS provider, source.rank AS rank, source.document AS document,
       said.row AS row, toString(dawn + duration({days: said.asserted - 1})) AS version,
       said.digest AS statement,
       fact.start <= duration.inDays(dawn, date($as_of)).days + 1 < fact.stop AS holds
ORDER BY version, document, row
