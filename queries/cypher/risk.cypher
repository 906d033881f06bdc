// 关联风险：本单位的记录与名单；经分支、承继、出资、管理、人员、联系点相连的单位各有什么
// What is on file of an organisation itself (the row `own`) and of each that it is linked with, one
// row for each way. A link is information: no record spreads along it, and nothing is summed up.
// `events` are those of the entries on the record, whatever their standing; `lists` those in which
// it stands on the day. `majority_…` is a direct share that is certainly over half; several
// sources of one share are read as one, the newest version of each provider and then the highest
// rank. `zelian risk` leaves out ways with very many links, and says so; here all are told.
//
// 条款 · clause: 二.(三).3.(2)
// :param key => 'u:…'              组织的键 · key of the organisation
// :param as_of => '2026-07-01'     世界时间 · the day in the world
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known,
     duration.inDays(date('0001-01-01'), date($as_of)).days + 1 AS day,
     ['LEGAL_REP', 'CHAIR', 'EXEC_DIRECTOR', 'DIRECTOR', 'GENERAL_MANAGER', 'MANAGER',
      'DEPUTY_MANAGER', 'SUPERVISOR', 'CFO', 'MANAGING_PARTNER', 'PARTNER_DELEGATE',
      'GENERAL_PARTNER', 'INVESTOR_OWNER', 'OPERATOR', 'BRANCH_HEAD', 'HEAD_OF_BODY',
      'ACTING_HEAD', 'HOLDS_SHARE'] AS ties
MATCH (stated:Key {key: $key})
OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
WITH known, day, ties, coalesce(head, stated) AS subject
CALL (known, day, ties, subject) {
  RETURN 'own' AS via, subject AS near
  UNION
  MATCH (subject)-[r:BRANCH_OF|SUCCEEDS|CONTROLS|MANAGES]-(near:Organization)
  WHERE near <> subject AND r.rec <= known < r.sup AND r.start <= day < r.stop
  WITH near, type(r) AS kind, startNode(r) = near AS into
  RETURN CASE kind WHEN 'BRANCH_OF' THEN CASE WHEN into THEN 'branch' ELSE 'head_office' END
                   WHEN 'SUCCEEDS' THEN CASE WHEN into THEN 'successor' ELSE 'predecessor' END
                   ELSE CASE WHEN into THEN 'directed_by' ELSE 'directs' END END AS via, near
  UNION
  MATCH (subject)-[r:HOLDS_SHARE]-(near:Organization)
  WHERE near <> subject AND r.rec <= known < r.sup AND r.start <= day < r.stop
  MATCH (fact:Fact {id: r.fact}) WHERE NOT coalesce(fact.p_derived, false)
  MATCH (fact)-[:RESTS_ON]->(row:Statement)-[:READ_IN]->(source:Source)
  WITH near, startNode(r) = near AS into, fact,
       collect({by: source.provider, seen: row.asserted, weight: {aggregator: 1, registry: 2,
         authority: 3, steward: 4}[source.rank]}) AS rests,
       CASE WHEN 0 <= fact.p_pct <= 100 THEN fact.p_pct END AS pct,
       CASE WHEN 0 <= fact.p_pct_min <= 100 THEN fact.p_pct_min END AS least,
       CASE WHEN 0 <= fact.p_pct_max <= 100 THEN fact.p_pct_max END AS most
  WITH near, into, [x IN collect({direct: NOT coalesce(fact.p_indirect, false), rests: rests,
         weight: reduce(top = 0, e IN rests | CASE WHEN e.weight > top THEN e.weight ELSE top END),
         states: coalesce(pct, least, most) IS NOT NULL
                 AND coalesce(pct, least, 0) <= coalesce(pct, most, 100),
         over: coalesce(pct, least, 0) > 50 OR pct IS NULL AND least = 50
               AND coalesce(fact.p_pct_min_open, false)}) WHERE x.direct] AS said
  // Of each provider the newest version speaks, and of the providers the highest rank.
  WITH near, into, [x IN said WHERE x.states AND any(e IN x.rests WHERE
         none(y IN said WHERE any(f IN y.rests WHERE f.by = e.by AND f.seen > e.seen)))] AS newest
  WITH near, into, [x IN newest WHERE none(y IN newest WHERE y.weight > x.weight)] AS deciding
  WITH near, into, deciding <> [] AND all(x IN deciding WHERE x.over) AS over_half
  RETURN CASE WHEN over_half THEN 'majority_' ELSE '' END
         + CASE WHEN into THEN 'holder' ELSE 'held' END AS via, near
  UNION
  MATCH (subject)-[r:HAS_CONTACT]->(:Contact)<-[q:HAS_CONTACT]-(near:Organization)
  WHERE near <> subject AND r.rec <= known < r.sup AND r.start <= day < r.stop
    AND q.rec <= known < q.sup AND q.start <= day < q.stop
  MATCH (fact:Fact {id: r.fact})
  RETURN CASE WHEN fact.p_type IN ['address', 'phone', 'account'] THEN fact.p_type
              ELSE 'contact' END AS via, near
  UNION
  MATCH (subject)<-[r]-(near:Person)
  WHERE type(r) IN ties AND r.rec <= known < r.sup AND r.start <= day < r.stop
  RETURN 'office_holder' AS via, near
  UNION
  MATCH (subject)<-[r]-(person:Person)
  WHERE type(r) IN ties AND r.rec <= known < r.sup AND r.start <= day < r.stop
  MATCH (person)-[q]->(near:Organization)
  WHERE near <> subject AND type(q) IN ties AND q.rec <= known < q.sup AND q.start <= day < q.stop
  RETURN 'person' AS via, near
}
RETURN via, near.key AS key, near.name AS name,
       COLLECT {
         CALL (known, near) {
           MATCH (entry:Entry {holder: near.key}) WHERE entry.rec <= known < entry.sup
           RETURN entry.event AS event
           UNION
           MATCH (near:Organization)-[s:SUBJECT_OF]->(of:Event) WHERE s.rec <= known < s.sup
           MATCH (entry:Entry {event: of.key}) WHERE entry.rec <= known < entry.sup
           RETURN entry.event AS event
         }
         RETURN event ORDER BY event
       } AS events,
       COLLECT {
         MATCH (near)-[l:LISTED]->(fact:Fact)
         WHERE l.rec <= known < l.sup AND l.start <= day < l.stop
         RETURN fact.p_list_code AS list ORDER BY list
       } AS lists
ORDER BY via <> 'own', via, key
