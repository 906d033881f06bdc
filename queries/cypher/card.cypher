// 人员卡片：某人任过的职务、起止日与所问之日是否在任
// A person as it is on file: every office held, its days, and whether it is held on the day.
// `end_unseen`: nobody saw that it is still held. The number of the person is in no answer.
//
// 条款 · clause: 二.(四).2.(6)
// :param key => 'p1:…'             人员的键 · key of the person
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
WITH known, dawn, offices, coalesce(head, stated) AS person
MATCH (person:Person)-[held]->(at:Key)
WHERE type(held) IN offices AND held.rec <= known < held.sup
RETURN at.key AS at, at.name AS name, type(held) AS office,
       toString(dawn + duration({days: held.start - 1})) AS valid_from,
       toString(dawn + duration({days: held.stop - 1})) AS valid_to,
       held.start <= duration.inDays(dawn, date($as_of)).days + 1 < held.stop AS held,
       held.flags / 2 % 2 = 1 AS end_unseen, held.fact AS fact
ORDER BY valid_from, at, office
