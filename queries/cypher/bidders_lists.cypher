// 投标人：截止之日本单位、联合体成员、负责人、股东、总公司所在的名单
// Lists on the day of the deadline: of a bidder itself and of a member of its consortium (the rule
// of procurement excludes; in a tender the debtor is excluded where the tender document says so,
// and flagged otherwise), and of who is only near it: the head, a holder of shares, the company of
// a branch. These are somebody else (verdict `no`); a listed head may not stay in office (`post`).
//
// Heads are found as in bidders_heads.cypher. Sources that disagree leave an entry `unknown`.
// `told` is `ruling` (the article's consequence) or `clue`; `via` is the list and who is on it.
//
// 条款 · clause: 二.(四).2.(1), 二.(四).2.(2), 二.(一).2.(5)
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
  [' ', '-', '‐', '‑', '–', '—', '―', '−', 'ー'] AS marks
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
CALL (known, day, units, headed) {
  UNWIND units AS each
  RETURN 'listed' AS code, each.unit AS one, each.unit AS who
  UNION
  UNWIND units AS each
  UNWIND each.bids AS bid
  UNWIND [beside IN units WHERE bid IN beside.bids AND beside.unit <> each.unit] AS beside
  RETURN 'member_listed' AS code, each.unit AS one, beside.unit AS who
  UNION
  UNWIND headed AS each
  UNWIND each.heads AS tie
  UNWIND ['head_listed', 'post'] AS code
  RETURN code, each.unit AS one, tie.who AS who
  UNION
  UNWIND units AS each
  WITH known, day, each.unit AS one WHERE one:Organization
  MATCH (one)<-[r:HOLDS_SHARE]-(who:Key)
  WHERE r.rec <= known < r.sup AND r.start <= day < r.stop
    AND NOT EXISTS { MATCH (:Fact {id: r.fact, p_derived: true}) }
  RETURN CASE WHEN who:Person THEN 'shareholder_listed' ELSE 'owner_listed' END AS code, one, who
  UNION
  UNWIND units AS each
  WITH known, day, each.unit AS one
  MATCH (one)-[r:BRANCH_OF]->(who:Key) WHERE r.rec <= known < r.sup AND r.start <= day < r.stop
  RETURN 'company_listed' AS code, one, who
}
MATCH (who)-[r:LISTED]->(fact:Fact) WHERE r.rec <= known < r.sup AND r.start <= day < r.stop
WITH deadline, procedures, code, one, who, fact.p_list_code AS list,
     CASE code IN ['listed', 'member_listed'] AND r.flags / 4 % 2 = 1 WHEN true THEN 'unknown'
       ELSE CASE WHEN code IN ['listed', 'member_listed', 'post'] THEN 'yes' ELSE 'no' END
     END AS verdict,
     CASE WHEN coalesce(own.p_excludes_listed, above.p_excludes_listed, false) THEN 'ruling'
          ELSE 'clue' END AS by_tender,
     ['listed', 'member_listed'] AS itself,
     ['head_listed', 'shareholder_listed', 'owner_listed', 'company_listed'] AS near,
     ['tendering', 'procurement'] AS both, ['SXBZXR', 'ZDSS', 'ZFCG'] AS lists
UNWIND [{rule: 'SX-bid', of: ['tendering'], since: '2019-09-12', lists: ['SXBZXR'],
         about: itself, told: by_tender},
        {rule: 'CG-125', of: ['procurement'], since: '2016-08-01', lists: lists, about: itself,
         told: 'ruling'},
        {rule: 'CG-125.neg', of: ['procurement'], since: '2016-08-01', lists: lists, about: near,
         told: 'clue'},
        {rule: 'GS-178.5', of: both, since: '2024-07-01', lists: ['SXBZXR'], about: ['post'],
         told: 'clue'}] AS law
WITH * WHERE code IN law.about AND list IN law.lists AND law.since <= toString(deadline)
  AND any(of IN law.of WHERE of IN procedures)
RETURN DISTINCT law.rule AS rule, code, verdict, law.told AS told, one.key AS one,
       one.name AS one_name, null AS other, null AS other_name, [list, who.key] AS via
ORDER BY rule, code, one, via
