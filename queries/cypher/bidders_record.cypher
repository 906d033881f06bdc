// 投标人：仍在期限内的禁止、前三年内的重大违法记录、情节严重的情形、已届满的禁止
// Bans that bar a bidder on the day of the deadline, and its record of the three years before (both
// ends in): heavy penalties and large fines, and what may lead to a ban. A ban bars by its scope;
// one that states none by the category of its event. A ban that is over bars nobody.
//
// `told` is `ruling` (the article's consequence) or `clue`; a verdict may be `unknown`, also where
// an order is suspended, sources disagree, or there are more rows than `degree`. Acts, penalties
// and the ends of an order are JSON in `nested`. Amounts are yuan. The law's values are in `law`.
//
// 条款 · clause: 二.(一).2.(3), 二.(一).2.(5)
// :param degree => 2000            事件或措施多于此数的不读 · events or orders of a bidder that are read
// :param lot => 'l:…'              标段的键，null 为用 codes · key of the lot, null for codes
// :param codes => []               单位代码或键，不以标段为前提 · codes or keys of units, without a lot
// :param procedure => null         tendering、procurement，null 为库中所载 · null for that on file
// :param as_of => null             世界时间：截止之日，null 为库中所载 · the deadline, null for that on file
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known
OPTIONAL MATCH (stated:Key {key: $lot})
OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
WITH known, coalesce(head, stated) AS lot
OPTIONAL MATCH (lot)-[u:LOT_OF]->(project:Key) WHERE u.rec <= known < u.sup
OPTIONAL MATCH (lot)-[p:PROFILE]->(own:Fact) WHERE p.rec <= known < p.sup
OPTIONAL MATCH (project)-[q:PROFILE]->(above:Fact) WHERE q.rec <= known < q.sup
WITH known, lot, project, own, above,
     coalesce($procedure, own.p_procedure, above.p_procedure, '') AS procedure,
     date(coalesce($as_of, left(own.p_deadline, 10), left(above.p_deadline, 10))) AS deadline
WHERE deadline IS NOT NULL
WITH * ORDER BY own.id, above.id LIMIT 1
WITH known, lot, project, own, above, deadline,
     duration.inDays(date('0001-01-01'), deadline).days + 1 AS day,
     CASE WHEN procedure IN ['tendering', 'procurement'] THEN [procedure]
          ELSE ['tendering', 'procurement'] END AS procedures
// Lots of one package are one contract, of which only procurement law speaks.
WITH *, [lot] + COLLECT {
  MATCH (project)<-[v:LOT_OF]-(beside:Key)-[r:PROFILE]->(said:Fact)
  WHERE 'procurement' IN procedures AND v.rec <= known < v.sup AND r.rec <= known < r.sup
    AND said.p_package <> '' AND said.p_package = coalesce(own.p_package, above.p_package)
  RETURN beside } AS places
OPTIONAL CALL (known, lot, places, day) {
  UNWIND places AS place
  MATCH (place)<-[f:FOR_LOT]-(bid:Bid)<-[s:SUBMITTED]-(unit:Key)
  WHERE f.rec <= known < f.sup AND s.rec <= known < s.sup AND s.start <= day
    AND NOT EXISTS { MATCH (bid)-[p:PROFILE]->(said:Fact) WHERE p.rec <= known < p.sup
                       AND said.p_status IN ['invited', 'withdrawn'] }
  RETURN unit, bid
  UNION
  UNWIND CASE WHEN lot IS NULL THEN $codes ELSE [] END AS code
  MATCH (asked:Key {key: CASE WHEN code CONTAINS ':' THEN code
                              ELSE 'u:' + toUpper(trim(code)) END})
  OPTIONAL MATCH (asked)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
  RETURN coalesce(head, asked) AS unit, null AS bid
}
WITH known, lot, project, own, above, deadline, day, procedures, places, unit, bid
ORDER BY unit.key, bid.key
WITH known, lot, project, own, above, deadline, day, procedures, places, unit,
     collect(bid) AS bids
WITH known, lot, project, own, above, deadline, day, procedures, places,
     [each IN collect({unit: unit, bids: bids}) WHERE each.unit IS NOT NULL] AS units
WITH *, COLLECT {
  UNWIND units AS a
  UNWIND units AS b
  WITH a, b WHERE a.unit <> b.unit AND NOT (a.bids = b.bids AND size(a.bids) = 1)
  RETURN [a.unit.key, b.unit.key]
} AS rivals
CALL (known, units) {
  UNWIND units AS each
  WITH known, each.unit AS unit
  WHERE COUNT { MATCH (unit)-[s:SUBJECT_OF]->() WHERE s.rec <= known < s.sup } <= $degree
  MATCH (unit)-[s:SUBJECT_OF]->(event:Key) WHERE s.rec <= known < s.sup
  RETURN unit, event, null AS order
  UNION
  UNWIND units AS each
  WITH known, each.unit AS unit
  WHERE COUNT { MATCH (unit)-[m:MEASURE]->() WHERE m.rec <= known < m.sup } <= $degree
  MATCH (unit)-[m:MEASURE]->(event) WHERE m.rec <= known < m.sup
  RETURN unit, CASE WHEN event:Key THEN event END AS event, m AS order
}
OPTIONAL MATCH (event)-[e:EVENT]->(fact:Fact) WHERE e.rec <= known < e.sup
OPTIONAL MATCH (event)-[g:STATUS]->(end:Fact)
WHERE g.rec <= known < g.sup AND end.p_status IN ['revoked', 'withdrawn']
WITH known, deadline, day, procedures, units, unit, event, order, e, fact,
     min(CASE WHEN e IS NULL THEN null WHEN end.p_status = 'revoked' THEN 0
              ELSE g.start END) AS void
OPTIONAL MATCH (said:Fact {id: order.fact})
WITH known, deadline, day, procedures, units, collect({unit: unit, event: event,
  start: order.start, stop: order.stop,
  code: said.p_code, scope: CASE WHEN said.p_scope IN ['tendering', 'procurement']
                                 THEN said.p_scope ELSE '' END,
  suspended: [end IN split(split(split(said.nested, '"ends":[{')[1], '}]')[0], '},{')
              WHERE split(split(end, '"on":"')[1], '"')[0] <= toString(deadline)][-1]
             CONTAINS '"end":"suspended"',
  void: void, conflict: e.flags / 4 % 2 = 1, category: coalesce(fact.p_category, ''),
  determined: CASE WHEN fact.p_determined <> '' THEN date(fact.p_determined) END,
  stands: fact.p_state = 'confirmed' AND coalesce(day < void, true),
  acts: coalesce(CASE WHEN fact.p_acts IS NOT NULL THEN [fact.p_acts] END,
                 split(split(split(fact.nested, '"acts":["')[1], '"]')[0], '","'), []),
  kinds: [kind IN coalesce(CASE WHEN fact.p_penalties IS NOT NULL THEN [fact.p_penalties] END,
            split(split(split(fact.nested, '"penalties":["')[1], '"]')[0], '","'), []) |
          replace(normalize(kind, NFKC), ' ', '')],
  fine: toFloatOrNull(replace(toString(fact.p_fine_yuan), ',', '')),
  loss: toFloatOrNull(replace(toString(fact.p_loss_yuan), ',', ''))}) AS found
WITH *, [x IN found WHERE x.start IS NULL AND x.stands AND x.determined <= deadline
           AND x.determined >= deadline - duration('P3Y')] AS events,
     [x IN found WHERE x.code = 'M01'] AS bans,
     [{rule: 'ZB-53/67', of: 'tendering', since: '2012-02-01', about: ['CTTB'], unstated: true,
       acts: ['collusion', 'bribery']},
      {rule: 'ZB-54/68', of: 'tendering', since: '2012-02-01', about: ['CTTB'], unstated: false,
       acts: ['fraud']},
      {rule: 'CG-77', of: 'procurement', since: '2003-01-01', about: ['ZFCG']},
      {rule: 'CG-22.5', of: 'procurement', since: '2022-02-08', fine: 2000000, heavy:
       ['刑事处罚', '罚金', '责令停产停业', '责令停产停业整顿', '吊销许可证', '吊销许可证件',
        '吊销许可证(照)', '吊销执照', '吊销营业执照']},
      {rule: 'CG-19.2', of: 'procurement', since: '2015-03-01'}] AS laws
UNWIND [law IN laws WHERE law.of IN procedures AND law.since <= toString(deadline)] AS law
CALL (known, day, deadline, units, events, bans, law) {
  UNWIND [x IN bans WHERE law.about IS NOT NULL AND x.start <= day < x.stop
            AND coalesce(day < x.void, true)
            AND CASE WHEN x.scope <> '' THEN x.scope = law.of
                     ELSE x.category = '' OR x.category IN law.about END
            AND (law.acts IS NULL OR any(act IN x.acts WHERE act IN law.acts)
                 OR x.acts = [] AND law.unstated)] AS x
  RETURN CASE WHEN x.suspended THEN 'ban_suspended' WHEN x.scope + x.category = ''
              THEN 'ban_scope_unknown' ELSE 'banned' END AS code,
         CASE WHEN x.suspended OR x.scope + x.category = '' THEN 'unknown' ELSE 'yes' END
         AS verdict, 'ruling' AS told, x.unit AS one
  UNION
  UNWIND [x IN bans WHERE law.rule = 'CG-19.2' AND x.stop <= day
            AND x.scope IN ['', 'procurement']] AS x
  RETURN 'ban_over' AS code, 'no' AS verdict, 'clue' AS told, x.unit AS one
  UNION
  UNWIND [x IN events WHERE x.category IN law.about
            AND (any(act IN x.acts WHERE act IN law.acts) OR x.acts = [] AND law.unstated)] AS x
  WITH bans, law, x.unit AS one, collect(x) AS seen
  WITH one, seen, size(seen) AS number, size([x IN seen WHERE x.acts <> []]) AS named,
       [x IN bans WHERE x.unit = one AND x.stop <= day |
        date('0001-01-01') + duration({days: x.stop - 1})] AS over
  UNWIND CASE WHEN number >= 2 AND named >= 2 THEN [['grave_count', 'yes']]
              WHEN number >= 2 THEN [['grave_count_unstated', 'unknown']] ELSE [] END
       + CASE WHEN any(x IN seen WHERE x.loss >= 300000) THEN [['grave_loss', 'yes']] ELSE [] END
       + CASE WHEN any(x IN seen WHERE any(last IN over WHERE last <= x.determined
                                             AND x.determined <= last + duration('P3Y')))
              THEN [['again', 'yes']] ELSE [] END AS grave
  RETURN grave[0] AS code, grave[1] AS verdict, 'clue' AS told, one
  UNION
  UNWIND CASE law.rule WHEN 'CG-22.5' THEN events ELSE [] END AS x
  WITH x, CASE WHEN any(kind IN x.kinds WHERE kind IN law.heavy) THEN 'heavy_penalty'
               WHEN x.fine >= law.fine THEN 'large_fine' WHEN x.fine IS NOT NULL THEN 'fine_below'
               WHEN '罚款' IN x.kinds THEN 'fine_unknown' END AS code,
       any(ban IN bans WHERE ban.unit = x.unit AND ban.event = x.event AND ban.stop <= day
             AND ban.scope IN ['', 'procurement']) AS cleared
  WITH x, CASE WHEN cleared AND code <> 'fine_below' THEN 'penalty_cleared'
               WHEN x.conflict AND code IN ['heavy_penalty', 'large_fine'] THEN 'event_conflict'
               ELSE code END AS code WHERE code IS NOT NULL
  RETURN code, CASE WHEN code IN ['heavy_penalty', 'large_fine'] THEN 'yes'
                    WHEN code IN ['fine_below', 'penalty_cleared'] THEN 'no' ELSE 'unknown' END
         AS verdict, 'ruling' AS told, x.unit AS one
  UNION
  UNWIND CASE law.rule WHEN 'CG-22.5' THEN units ELSE [] END AS each
  WITH known, each.unit AS one
  WHERE COUNT { MATCH (one)-[s:SUBJECT_OF]->() WHERE s.rec <= known < s.sup } > $degree
     OR COUNT { MATCH (one)-[m:MEASURE]->() WHERE m.rec <= known < m.sup } > $degree
  RETURN 'too_many_events' AS code, 'unknown' AS verdict, 'ruling' AS told, one
}
RETURN DISTINCT law.rule AS rule, code, verdict, told, one.key AS one, one.name AS one_name,
       null AS other, null AS other_name
ORDER BY rule, code, one
