// 投标人的单位负责人：同一人、同名、不明
// The heads of the bidders of a lot, or of a list of units, on the day of the deadline: the same
// person as head of two, who are compared by a verified number and never by name; heads of one
// name, and a person in office at or a holder of both, which is no finding; and why a head is not
// known.
//
// Which offices make the head of which kind of unit is a table of the policy: the first step of
// `table` that is held decides. A kind that the profile does not state follows from the code.
// `told` is `ruling` (the article's consequence) or `clue`; a verdict may be `unknown`. Members of
// one consortium are not compared. A lot without a deadline on file gives no row: give `as_of`.
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
   'HEAD_OF_BODY', 'INDEP_DIRECTOR', 'INVESTOR_OWNER', 'LEGAL_REP', 'LIAISON', 'LIMITED_PARTNER',
   'MANAGER', 'MANAGING_PARTNER', 'OPERATOR', 'OTHER_OFFICE', 'PARTNER_DELEGATE',
   'PRACTITIONER', 'SUPERVISOR', 'HOLDS_SHARE'] AS near
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
CALL (known, day, units, headed, rivals, near) {
  UNWIND headed AS each
  UNWIND each.heads AS tie
  WITH rivals, tie.who AS who, collect({unit: each.unit, conflict: tie.conflict}) AS at
  WHERE who.key STARTS WITH 'p'
  UNWIND at AS x
  UNWIND at AS y
  WITH rivals, who, x, y
  WHERE x.unit.key < y.unit.key AND [x.unit.key, y.unit.key] IN rivals
  WITH x.unit AS one, y.unit AS other,
       collect({via: who.key, disputed: x.conflict OR y.conflict}) AS found
  WITH one, other, coalesce([each IN found WHERE NOT each.disputed][0], found[0]) AS best
  RETURN CASE WHEN best.disputed THEN 'head_conflict_pair' ELSE 'same_head' END AS code,
         CASE WHEN best.disputed THEN 'unknown' ELSE 'yes' END AS verdict, 'ruling' AS told,
         one, other, [best.via] AS via
  UNION
  UNWIND headed AS each
  UNWIND each.heads AS tie
  WITH rivals, tie.named AS named, collect({unit: each.unit, who: tie.who}) AS at
  WHERE named <> ''
  UNWIND at AS x
  UNWIND at AS y
  WITH rivals, named, x, y
  WHERE x.unit.key < y.unit.key AND x.who <> y.who AND [x.unit.key, y.unit.key] IN rivals
  WITH named, x.unit AS one, y.unit AS other, collect([x.who.key, y.who.key])[0] AS via
  WITH one, other, via, all(key IN via WHERE key STARTS WITH 'p') AS numbered
  RETURN CASE WHEN numbered THEN 'name_coincidence' ELSE 'name_without_number' END AS code,
         CASE WHEN numbered THEN 'no' ELSE 'unknown' END AS verdict, 'clue' AS told,
         one, other, via
  UNION
  UNWIND units AS each
  WITH known, day, headed, rivals, near, each.unit AS unit
  MATCH (unit)<-[r]-(who:Person)
  WHERE type(r) IN near AND r.rec <= known < r.sup AND r.start <= day < r.stop
    AND NOT (r:HOLDS_SHARE AND EXISTS { MATCH (:Fact {id: r.fact, p_derived: true}) })
  WITH DISTINCT headed, rivals, unit, who
  WITH headed, rivals, who, collect(unit) AS at
  UNWIND at AS one
  UNWIND at AS other
  WITH headed, who, one, other
  WHERE one.key < other.key AND [one.key, other.key] IN rivals AND NOT (who.key STARTS WITH 'p'
    AND all(unit IN [one, other] WHERE any(each IN headed WHERE each.unit = unit
          AND any(tie IN each.heads WHERE tie.who = who))))
  RETURN 'common_person' AS code, 'no' AS verdict, 'clue' AS told, one, other, [who.key] AS via
  UNION
  UNWIND headed AS each
  WITH each WHERE each.open IS NOT NULL
  RETURN each.open AS code, 'unknown' AS verdict, 'ruling' AS told, each.unit AS one,
         null AS other, [tie IN each.heads | tie.who.key] AS via
}
WITH deadline, procedures, code, verdict, told, one, other, via,
     ['same_head', 'head_conflict_pair', 'head_unknown', 'head_no_number', 'head_conflict',
      'head_is_organization'] AS heads
UNWIND [{rule: 'ZB-34.2a', of: ['tendering'], since: '2012-02-01', about: heads},
        {rule: 'CG-18.1', of: ['procurement'], since: '2015-03-01', about: heads},
        {rule: 'ZB-34.neg', of: ['tendering', 'procurement'], since: '2012-02-01',
         about: ['name_coincidence', 'name_without_number', 'common_person']}] AS law
WITH * WHERE code IN law.about AND law.since <= toString(deadline)
  AND any(of IN law.of WHERE of IN procedures)
RETURN law.rule AS rule, code, verdict, told, one.key AS one, one.name AS one_name,
       other.key AS other, other.name AS other_name, via
ORDER BY rule, code, one, other, via
