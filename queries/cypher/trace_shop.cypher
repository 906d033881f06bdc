// 回溯（平台内经营者）：经营者及其记录；行为时为其提供平台的企业，及平台自身另经认定的事件
// A breach by a shop on a platform: the operator of the shop answers, with its entries and where
// they stand (`recorded`, told by responsible.cypher); a platform that hosted it in the days of the
// conduct, or on the day of the determination where the conduct is not dated, is information. It
// has an event of its own (`found`) only if its own duty was found breached: confirmed, not
// revoked, and about this event or this shop.
//
// 条款 · clause: 二.(三).1.(1)
// :param key => 'e:…'              事件的键 · key of the event
// :param as_of => '2026-07-01'     世界时间 · the day in the world
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known, date('0001-01-01') AS dawn
MATCH (stated:Key {key: $key})
OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
WITH known, dawn, coalesce(head, stated) AS subject
MATCH (operator:Key)-[of:SUBJECT_OF]->(subject:Event) WHERE of.rec <= known < of.sup
MATCH (subject)-[is:EVENT]->(decision:Fact) WHERE is.rec <= known < is.sup
WITH known, dawn, subject, operator, decision.p_determined AS determined,
     [(subject)-[c:CONDUCT]->(:Fact) WHERE c.rec <= known < c.sup | [c.start, c.stop]] AS conduct
WITH known, subject, operator, determined, CASE conduct
       WHEN [] THEN [[duration.inDays(dawn, date(determined)).days + 1,
                      duration.inDays(dawn, date(determined)).days + 2]]
       ELSE conduct END AS days
WHERE NOT EXISTS { MATCH (subject)-[c:CONCERNS]->(:Stage) WHERE c.rec <= known < c.sup }
MATCH (platform:Key)-[hosts:HOSTS]->(operator)
WHERE hosts.rec <= known < hosts.sup
  AND any(day IN days WHERE hosts.start < day[1] AND hosts.stop > day[0])
RETURN operator.key AS operator, operator.name AS operator_name, platform.key AS platform,
       platform.name AS platform_name, COLLECT {
         UNWIND [subject, operator] AS about
         MATCH (about)<-[c:CONCERNS]-(found:Event)-[e:EVENT]->(fact:Fact {p_state: 'confirmed'})
         WHERE c.rec <= known < c.sup AND e.rec <= known < e.sup
           AND EXISTS { MATCH (platform)-[s:SUBJECT_OF]->(found) WHERE s.rec <= known < s.sup }
           AND NOT EXISTS { MATCH (found)-[g:STATUS]->(:Fact {p_status: 'revoked'})
                            WHERE g.rec <= known < g.sup }
         RETURN DISTINCT found.key AS key ORDER BY key
       } AS found, COLLECT {
         MATCH (entry:Entry {event: subject.key}) WHERE entry.rec <= known < entry.sup
         RETURN entry.holder AS holder ORDER BY holder
       } AS recorded, determined <= $as_of AS by_then
ORDER BY platform
