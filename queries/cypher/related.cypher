// 关联：某主体周围若干步之内的主体，逐层列出，不穿过连接过多的节点
// Who is near a subject: everybody within some steps, the nearest first. A node with more
// neighbours than `degree` is a hub, shown and not crossed. How far the search goes is the second
// number in the braces {1,2} below, where Cypher takes no parameter: change it there, to 6 at the
// most.
// Which relation is of which legal level (exclusion, affiliation, related party) is told by
// `zelian related`: that depends on shares read over several sources, and on the policy.
//
// 条款 · clause: 二.(三).3.(2)
// :param key => 'u:…'              主体的键 · key of the subject
// :param kinds => null             关系种类，null 为全部 · kinds of relation, null for all of them
// :param degree => 300             邻居多于此数的节点不穿过 · neighbours of a node that is crossed
// :param as_of => '2026-07-01'     世界时间 · the day in the world
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known,
     duration.inDays(date('0001-01-01'), date($as_of)).days + 1 AS day,
     coalesce($kinds,
      ['ACTING_HEAD', 'ACTS_IN_CONCERT', 'AGENT', 'AGENT_FOR', 'AWARDED', 'BENEFICIAL_OWNER_OF',
       'BRANCH_HEAD', 'BRANCH_OF', 'CFO', 'CHAIR', 'CONTRACT_OF', 'CONTROLS', 'DEPOSIT_FROM',
       'DEPUTY_HEAD', 'DEPUTY_MANAGER', 'DIRECTOR', 'ENTRUSTED', 'EXEC_DIRECTOR',
       'FAMILY_OPERATOR', 'FOR_LOT', 'GENERAL_MANAGER', 'GENERAL_PARTNER', 'HAS_CONTACT',
       'HEAD_OF_BODY', 'HOLDS_SHARE', 'HOLDS_VOTES', 'HOSTS', 'INDEP_DIRECTOR', 'INVESTOR_OWNER',
       'KIN_OF', 'LEGAL_REP', 'LIAISON', 'LIMITED_PARTNER', 'LOT_OF', 'MANAGER', 'MANAGES',
       'MANAGING_PARTNER', 'NOMINEE_FOR', 'OPERATOR', 'OTHER_OFFICE', 'PARTNER_DELEGATE',
       'PARTY_TO', 'PRACTITIONER', 'PREPARED_BID', 'PRIOR_SERVICE', 'PROCURES', 'PROJECT_MEMBER',
       'REVIEWS', 'SITE_OF', 'STAGE_DUTY', 'STAGE_OF', 'SUBMITTED', 'SUCCEEDS',
       'SUPERVISOR']) AS kinds
MATCH (stated:Key {key: $key})
OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
WITH known, day, kinds, coalesce(head, stated) AS subject
MATCH path = ANY SHORTEST (subject)
  ((near:Key)-[tie]-(far:Key)
   WHERE type(tie) IN kinds AND tie.rec <= known < tie.sup AND tie.start <= day < tie.stop
     AND COUNT { MATCH (near)-[t]-(other:Key)
                 WHERE type(t) IN kinds AND t.rec <= known < t.sup
                   AND t.start <= day < t.stop AND other <> near
                 RETURN DISTINCT other } <= $degree){1,2}
  (found:Key)
WHERE found <> subject
RETURN found.key AS key, found.name AS name, length(path) AS distance, path
ORDER BY distance, key
