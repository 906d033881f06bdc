// 路径：两个主体之间的最短路径，可限定关系种类和长度（在浏览器中以图显示）
// How two subjects are linked: every shortest path between them, relations crossed either way.
// The first row is the one that `zelian paths` gives, the smallest by its keys. A node between
// them that has more neighbours than `degree` is a hub and not crossed; the two ends are free.
// No row is an answer too: nothing links them within so many steps, by what is on file.
//
// 条款 · clause: 二.(三).3.(2)
// :param one => 'u:…'              一方的键 · key of the one
// :param other => 'u:…'            另一方的键 · key of the other
// :param kinds => null             关系种类，null 为全部 · kinds of relation, null for all of them
// :param most => 6                 最多几步，至多 6 · steps at the most, up to 6
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
MATCH (one:Key {key: $one})
OPTIONAL MATCH (one)-[h:HAS_HEAD]->(first:Key) WHERE h.rec <= known < h.sup
MATCH (other:Key {key: $other})
OPTIONAL MATCH (other)-[g:HAS_HEAD]->(last:Key) WHERE g.rec <= known < g.sup
WITH known, day, kinds, coalesce(first, one) AS one, coalesce(last, other) AS other
MATCH path = ALL SHORTEST (one)
  ((near:Key)-[tie]-(far:Key)
   WHERE type(tie) IN kinds AND tie.rec <= known < tie.sup AND tie.start <= day < tie.stop
     AND (near = one OR COUNT { MATCH (near)-[t]-(beside:Key)
                 WHERE type(t) IN kinds AND t.rec <= known < t.sup
                   AND t.start <= day < t.stop AND beside <> near
                 RETURN DISTINCT beside } <= $degree)){1,6}
  (other)
WHERE length(path) <= $most
RETURN [node IN nodes(path) | node.key] AS keys, [tie IN relationships(path) | type(tie)] AS kinds,
       path
ORDER BY keys, kinds
