// 回溯（项目阶段）：成因阶段在成因当日由谁负责
// Looking back from an event to the stages of a project that it concerns: everybody who had a duty
// there, and whether on the day of the cause (`then`; empty where no day is on file). The day of a
// change belongs to the successor. `left`: the duty had ended by the day of the question. To be in
// charge on the government's side is to account for it; responsible is who a determination names,
// which responsible.cypher tells, and who is a candidate only, responsible_not.cypher. Of an
// incident: trace_handling.cypher; of a breach by a shop on a platform: trace_shop.cypher.
//
// 条款 · clause: 二.(一).2.(4)
// :param key => 'e:…'              事件的键 · key of the event
// :param as_of => '2026-07-01'     世界时间 · the day in the world
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known, date('0001-01-01') AS dawn
MATCH (stated:Key {key: $key})
OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
WITH known, dawn, coalesce(head, stated) AS subject
MATCH (subject:Event)-[tie:CONCERNS]->(at:Stage) WHERE tie.rec <= known < tie.sup
MATCH (concern:Fact {id: tie.fact})
OPTIONAL MATCH (person:Person)-[held:STAGE_DUTY]->(at) WHERE held.rec <= known < held.sup
OPTIONAL MATCH (duty:Fact {id: held.fact})
WITH dawn, at, concern.p_role AS role, person, held, duty.p_side AS side,
     CASE WHEN coalesce(concern.p_cause_date, '') <> ''
       THEN duration.inDays(dawn, date(concern.p_cause_date)).days + 1 END AS cause
RETURN role, at.key AS at, at.name AS name,
       CASE WHEN cause IS NOT NULL
         THEN toString(dawn + duration({days: cause - 1})) END AS first_day,
       person.key AS person, person.name AS person_name, type(held) AS office, side,
       held.start < cause + 1 AND held.stop > cause AS then,
       held.stop <= duration.inDays(dawn, date($as_of)).days + 1 AS left
ORDER BY role, at, held.start, person
