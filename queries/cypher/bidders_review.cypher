// 回避与前期服务：评审、经办人员与供应商的任职、控股、近亲关系；为项目提供过前期服务的供应商
// Who reviews or handles the procurement, with a bidder in it: an office or control of shares in
// the three years before the deadline (both ends in), kinship with the head of the unit on the
// day; of a reviewer without a number somebody of that name in office there, a clue. And bidders
// that served the project before; what the article only means by 等 is a clue.
//
// Heads are found as in bidders_heads.cypher. `told` is `ruling` (the article's consequence: the
// reviewer must withdraw, or the bidder may not take part) or `clue`. Without a lot no row.
//
// 条款 · clause: 二.(一).2.(3), 二.(一).2.(5)
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
WITH *, {company: [['LEGAL_REP']], noncompany: [['LEGAL_REP']], cooperative: [['LEGAL_REP']],
    social_org: [['LEGAL_REP']], branch: [['BRANCH_HEAD']], individual: [['OPERATOR']],
    public_institution: [['LEGAL_REP'], ['HEAD_OF_BODY'], ['ACTING_HEAD']],
    partnership: [['MANAGING_PARTNER', 'PARTNER_DELEGATE']], sole_prop: [['INVESTOR_OWNER']],
    gov_body: [['HEAD_OF_BODY'], ['ACTING_HEAD']], village_body: [['LEGAL_REP', 'HEAD_OF_BODY']],
    law_firm: [['HEAD_OF_BODY', 'MANAGING_PARTNER']],
    foreign_org: [['LEGAL_REP'], ['HEAD_OF_BODY']],
    unknown: [['LEGAL_REP'], ['MANAGING_PARTNER'], ['PARTNER_DELEGATE'], ['INVESTOR_OWNER'],
              ['BRANCH_HEAD'], ['OPERATOR'], ['HEAD_OF_BODY']]} AS table,
  {`91`: 'company', `92`: 'individual', `93`: 'cooperative', `12`: 'public_institution',
   `11`: 'gov_body', `51`: 'social_org', `52`: 'social_org', `53`: 'social_org',
   `31`: 'law_firm', `54`: 'village_body', `55`: 'village_body', N1: 'village_body',
   N2: 'village_body', N3: 'village_body', N9: 'village_body'} AS by_code,
  [' ', '-', '‐', '‑', '–', '—', '―', '−', 'ー'] AS marks,
     ['ACTING_HEAD', 'AGENT', 'BRANCH_HEAD', 'CFO', 'CHAIR', 'DEPUTY_HEAD', 'DEPUTY_MANAGER',
      'DIRECTOR', 'EXEC_DIRECTOR', 'FAMILY_OPERATOR', 'GENERAL_MANAGER', 'GENERAL_PARTNER',
      'HEAD_OF_BODY', 'INDEP_DIRECTOR', 'INVESTOR_OWNER', 'LEGAL_REP', 'LIAISON',
      'LIMITED_PARTNER', 'MANAGER', 'MANAGING_PARTNER', 'OPERATOR', 'OTHER_OFFICE',
      'PARTNER_DELEGATE', 'PRACTITIONER', 'SUPERVISOR'] AS offices,
     ['AGENT', 'FAMILY_OPERATOR', 'GENERAL_PARTNER', 'LIAISON', 'LIMITED_PARTNER'] AS without
CALL (known, day, units, table, by_code, marks) {
  UNWIND units AS each
  WITH known, day, table, by_code, marks, each.unit AS unit WHERE unit:Organization
  OPTIONAL MATCH (unit)-[p:PROFILE]->(said:Fact) WHERE p.rec <= known < p.sup
  WITH known, day, table, by_code, marks, unit, head(collect(said.p_type)) AS type
  WITH known, day, marks, unit, table[CASE WHEN NOT type IN ['', 'unknown'] THEN type
         WHEN unit.key =~ 'u:[0-9A-Z]{2}[0-9]{6}[0-9A-Z]{10}'
         THEN coalesce(by_code[substring(unit.key, 2, 2)], 'unknown') ELSE 'unknown' END] AS steps
  OPTIONAL MATCH (holder:Key)-[held]->(unit)
  WHERE any(step IN steps WHERE type(held) IN step)
    AND held.rec <= known < held.sup AND held.start <= day < held.stop
  OPTIONAL MATCH (fact:Fact {id: held.fact})
  WITH marks, unit, steps, holder, held, fact ORDER BY type(held), held.fact
  WITH unit, steps, collect({who: holder, office: type(held),
         named: toUpper(reduce(
           name = normalize(coalesce(nullif(holder.name, ''), fact.p_name, ''), NFKC),
           mark IN marks | replace(name, mark, ''))),
         conflict: held.flags / 4 % 2 = 1}) AS ties
  WITH unit, steps, [tie IN ties WHERE tie.who:Person] AS held,
       any(tie IN ties WHERE tie.office IN steps[0] AND NOT tie.who:Person) AS by_unit
  WITH unit, by_unit, held,
       [step IN steps WHERE any(tie IN held WHERE tie.office IN step)][0] AS step
  WITH unit, by_unit, [tie IN held WHERE tie.office IN step] AS heads
  RETURN collect({unit: unit, heads: heads,
    open: CASE WHEN any(tie IN heads WHERE tie.conflict) THEN 'head_conflict'
      WHEN any(tie IN heads WHERE NOT tie.who.key STARTS WITH 'p') THEN 'head_no_number'
      WHEN heads = [] AND by_unit THEN 'head_is_organization'
      WHEN heads = [] THEN 'head_unknown' END}) AS headed
}
CALL (known, lot, project) {
  UNWIND [lot, project] AS place
  MATCH (place)<-[r:REVIEWS]-(who:Key) WHERE r.rec <= known < r.sup
  RETURN collect(DISTINCT who) AS reviewers
}
WITH *, duration.inDays(date('0001-01-01'), deadline - duration('P3Y')).days + 1 AS first
CALL (known, day, first, lot, project, own, above, units, headed, marks, offices, without,
      reviewers) {
  UNWIND reviewers AS who
  MATCH (who)-[r]->(one:Key)
  WHERE type(r) IN offices AND NOT type(r) IN without AND r.rec <= known < r.sup
    AND r.start <= day AND r.stop > first AND any(each IN units WHERE each.unit = one)
  RETURN 'CG-9' AS rule, 'reviewer_in_office' AS code, 'yes' AS verdict, 'ruling' AS told, one,
         who.key AS via
  UNION
  UNWIND reviewers AS who
  MATCH (who)-[r:HOLDS_SHARE|CONTROLS]->(one:Key)
  WHERE r.rec <= known < r.sup AND r.start <= day AND r.stop > first
    AND any(each IN units WHERE each.unit = one)
  MATCH (fact:Fact {id: r.fact})
  WITH who, one, r, CASE WHEN 0 <= fact.p_pct <= 100 THEN fact.p_pct END AS pct,
       CASE WHEN 0 <= fact.p_pct_min <= 100 THEN fact.p_pct_min END AS least,
       CASE WHEN 0 <= fact.p_pct_max <= 100 THEN fact.p_pct_max END AS most,
       coalesce(fact.p_pct_min_open, false) AS open
  WITH who, one, CASE WHEN r:CONTROLS THEN 'yes'
       WHEN coalesce(pct, least, most) IS NULL OR coalesce(pct, least, 0) > coalesce(pct, most, 100)
         THEN 'unknown'
       WHEN coalesce(pct, least, 0) > 50 OR pct IS NULL AND open AND least = 50 THEN 'yes'
       WHEN coalesce(pct, most, 100) <= 50 THEN 'no' ELSE 'unknown' END AS verdict
  WHERE verdict <> 'no'
  RETURN 'CG-9' AS rule, CASE verdict WHEN 'yes' THEN 'reviewer_controls'
         ELSE 'reviewer_share_unknown' END AS code, verdict, 'ruling' AS told, one, who.key AS via
  UNION
  UNWIND reviewers AS who
  MATCH (who)-[r:KIN_OF]-(kin:Key)
  WHERE r.rec <= known < r.sup AND r.start <= day < r.stop
  MATCH (fact:Fact {id: r.fact})
  WITH who, kin, headed, CASE WHEN fact.p_kind IN ['spouse', 'lineal', 'affinity'] THEN 'yes'
       WHEN coalesce(fact.p_kind, '') = '' THEN 'unknown' WHEN fact.p_kind <> 'collateral' THEN 'no'
       WHEN fact.p_degree <= 3 THEN 'yes' WHEN fact.p_degree > 3 THEN 'no'
       ELSE 'unknown' END AS verdict
  WHERE verdict <> 'no' AND kin.key STARTS WITH 'p'
  UNWIND [each IN headed WHERE any(tie IN each.heads WHERE tie.who = kin)] AS each
  RETURN 'CG-9' AS rule, CASE verdict WHEN 'yes' THEN 'reviewer_kin'
         ELSE 'reviewer_kin_unknown' END AS code, verdict, 'ruling' AS told, each.unit AS one,
         who.key AS via
  UNION
  UNWIND [who IN reviewers WHERE NOT who.key STARTS WITH 'p'] AS who
  UNWIND units AS each
  WITH known, day, marks, offices, who, each.unit AS one
  MATCH (holder:Key)-[r]->(one)
  WHERE type(r) IN offices AND r.rec <= known < r.sup AND r.start <= day < r.stop
  WITH one, who, [name IN [who.name, holder.name] | toUpper(reduce(
         plain = normalize(name, NFKC), mark IN marks | replace(plain, mark, '')))] AS names
  WHERE names[0] <> '' AND names[0] = names[1]
  RETURN 'CG-9' AS rule, 'reviewer_namesake' AS code, 'unknown' AS verdict, 'clue' AS told, one,
         who.key AS via
  UNION
  UNWIND [lot, project] AS place
  MATCH (place)<-[r:PRIOR_SERVICE]-(one:Key)
  WHERE r.rec <= known < r.sup AND r.start <= day AND any(each IN units WHERE each.unit = one)
  MATCH (fact:Fact {id: r.fact})
  WITH one, coalesce(fact.p_service, '') AS service,
       coalesce(own.p_method, above.p_method, '') IN ['单一来源', '单一来源采购'] AS sole
  WITH one, service, CASE WHEN sole THEN 'sole_source' WHEN service = '' THEN 'service_unknown'
       WHEN service IN ['整体设计', '规范编制', '项目管理', '监理', '检测'] THEN 'prior_service'
       ELSE 'other_service' END AS code
  RETURN 'CG-18.2' AS rule, code, CASE code WHEN 'sole_source' THEN 'no'
         WHEN 'prior_service' THEN 'yes' ELSE 'unknown' END AS verdict,
         CASE code WHEN 'other_service' THEN 'clue' ELSE 'ruling' END AS told, one, service AS via
}
WITH * WHERE 'procurement' IN procedures AND toString(deadline) >= '2015-03-01'
RETURN DISTINCT rule, code, verdict, told, one.key AS one, one.name AS one_name,
       null AS other, null AS other_name, via
ORDER BY rule, code, one, via
