// 回溯：成因阶段在成因当日由谁负责；寄递事件由谁经办、谁开办、当时谁任职
// Looking back. Of an event: each stage that it concerns, with everybody who had a duty there, and
// whether on the day of the cause (`then`; empty where no day is on file). Of an incident: each
// handler on its days, the firm or branch that opened the site and so answers for it, and who held
// an office or worked there on those days. The day of a change belongs to the successor.
// `left`: whether the duty or office had ended by the day of the question.
// To be in charge is to account for it; responsible is who a determination names. Which offices
// answer, and breaches by shops on a platform, are told by `zelian trace`.
//
// 条款 · clause: 二.(一).2.(4), 二.(三).1.(1), 二.(三).1.(3)
// :param key => 'e:…'              事件或寄递事件的键 · key of the event or incident
// :param as_of => '2026-07-01'     世界时间 · the day in the world
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known, date('0001-01-01') AS dawn,
     ['ACTING_HEAD', 'AGENT', 'BRANCH_HEAD', 'CFO', 'CHAIR', 'DEPUTY_HEAD', 'DEPUTY_MANAGER',
       'DIRECTOR', 'EXEC_DIRECTOR', 'FAMILY_OPERATOR', 'GENERAL_MANAGER', 'GENERAL_PARTNER',
       'HEAD_OF_BODY', 'INDEP_DIRECTOR', 'INVESTOR_OWNER', 'LEGAL_REP', 'LIAISON',
       'LIMITED_PARTNER', 'MANAGER', 'MANAGING_PARTNER', 'OPERATOR', 'OTHER_OFFICE',
       'PARTNER_DELEGATE', 'PRACTITIONER', 'SUPERVISOR'] AS offices
MATCH (stated:Key {key: $key})
OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
WITH known, dawn, offices, coalesce(head, stated) AS subject
CALL (known, dawn, offices, subject) {
  MATCH (subject:Event)-[tie:CONCERNS]->(at:Stage) WHERE tie.rec <= known < tie.sup
  MATCH (concern:Fact {id: tie.fact})
  OPTIONAL MATCH (person:Person)-[held:STAGE_DUTY]->(at) WHERE held.rec <= known < held.sup
  OPTIONAL MATCH (duty:Fact {id: held.fact})
  WITH at, at AS answers, concern.p_role AS role, person, held, duty.p_side AS side,
       CASE WHEN coalesce(concern.p_cause_date, '') <> ''
         THEN duration.inDays(dawn, date(concern.p_cause_date)).days + 1 END AS cause
  RETURN at, answers, role, person, held, side, cause AS first, cause + 1 AS last
  UNION
  MATCH (subject:Incident)-[tie:HANDLED_BY]->(at:Key) WHERE tie.rec <= known < tie.sup
  OPTIONAL MATCH (at)-[site:SITE_OF]->(opener:Key)
  WHERE site.rec <= known < site.sup AND site.start < tie.stop AND site.stop > tie.start
  WITH known, offices, at, coalesce(opener, at) AS answers, tie
  UNWIND CASE WHEN answers = at THEN [at] ELSE [at, answers] END AS place
  OPTIONAL MATCH (person:Person)-[held]->(place)
  WHERE type(held) IN offices AND held.rec <= known < held.sup
    AND held.start < tie.stop AND held.stop > tie.start
  RETURN at, answers, 'handler' AS role, person, held, null AS side,
         tie.start AS first, tie.stop AS last
}
RETURN role, at.key AS at, at.name AS name, answers.key AS answers,
       CASE WHEN first IS NOT NULL
         THEN toString(dawn + duration({days: first - 1})) END AS first_day,
       person.key AS person, person.name AS person_name, type(held) AS office, side,
       held.start < last AND held.stop > first AS then,
       held.stop <= duration.inDays(dawn, date($as_of)).days + 1 AS left
ORDER BY role, at, held.start, person
