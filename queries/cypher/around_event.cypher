// 事件周围：当事人，以及行为期间在其处任职或出资的人（在浏览器中以图显示）
// The event, its subject, and whoever held an office or a share there in the days of the conduct:
// a graph to look at. Who is recorded is told by responsible.cypher.
// Where no instrument dates the conduct, everybody of all days is shown.
//
// 条款 · clause: 二.(四).2.(6)
// :param event => 'e:…'            事件的键 · key of the event
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known
MATCH (stated:Key {key: $event})
OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
WITH known, coalesce(head, stated) AS event
MATCH (subject:Key)-[of:SUBJECT_OF]->(event) WHERE of.rec <= known < of.sup
// World time: the days of the conduct, as the instruments state them.
WITH known, event, subject, of,
     [(event)-[c:CONDUCT]->(:Fact) WHERE c.rec <= known < c.sup | [c.start, c.stop]] AS windows
OPTIONAL MATCH (holder:Key)-[tie]->(subject)
WHERE tie.rec <= known < tie.sup AND tie.fact IS NOT NULL
  AND (windows = [] OR any(w IN windows WHERE tie.start < w[1] AND tie.stop > w[0]))
RETURN event, of, subject, tie, holder
