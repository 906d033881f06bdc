// 回溯（寄递）：寄递事件由谁经办、谁开办因而负责、经办之日谁在任，及文书认定的人
// Looking back from an incident: each handler on its days, the firm or branch that opened the site
// and so answers for it (a site has no licence of its own; empty where that is not on file), and
// who stood there on those days. `what` is `handler`, `person` with a `standpoint` (`determined`: a
// confirmed determination on the incident names the person; `in_office_then`: in an office that
// answers; `not_responsible`: works there), `determined` (everybody so named), or information near
// it: `head_office`, `brand_owner`. `left`: the office had ended by the day of the question.
//
// Which office answers for which kind of unit is a table of the policy. A finding names a person
// by evidence of the levels E1 to E3.
//
// 条款 · clause: 二.(三).1.(3)
// :param key => 'i:…'              寄递事件的键 · key of the incident
// :param as_of => '2026-07-01'     世界时间 · the day in the world
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known, date('0001-01-01') AS dawn
MATCH (stated:Key {key: $key})
OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
WITH known, dawn, coalesce(head, stated) AS subject
MATCH (subject:Incident)
WITH known, dawn, subject, COLLECT {
  MATCH (subject)<-[c:CONCERNS]-(event:Event)-[e:EVENT]->(:Fact {p_state: 'confirmed'})
  WHERE c.rec <= known < c.sup AND e.rec <= known < e.sup
    AND NOT EXISTS { MATCH (event)-[g:STATUS]->(:Fact {p_status: 'revoked'})
                     WHERE g.rec <= known < g.sup }
  MATCH (event)-[n:NAMED]->(person:Key) WHERE n.rec <= known < n.sup
  MATCH (fact:Fact {id: n.fact}) WHERE fact.p_level IN ['E1', 'E2', 'E3']
  RETURN DISTINCT person } AS named,
  {company: ['LEGAL_REP'], noncompany: ['LEGAL_REP'], cooperative: ['LEGAL_REP'],
   public_institution: ['LEGAL_REP'], social_org: ['LEGAL_REP'], branch: ['BRANCH_HEAD'],
   partnership: ['MANAGING_PARTNER', 'PARTNER_DELEGATE'], sole_prop: ['INVESTOR_OWNER'],
   individual: ['OPERATOR'], gov_body: ['HEAD_OF_BODY']} AS table,
  {`91`: 'company', `92`: 'individual', `93`: 'cooperative', `12`: 'public_institution',
   `11`: 'gov_body', `51`: 'social_org', `52`: 'social_org', `53`: 'social_org',
   `31`: 'law_firm', `54`: 'village_body', `55`: 'village_body', N1: 'village_body',
   N2: 'village_body', N3: 'village_body', N9: 'village_body'} AS by_code
MATCH (subject)-[tie:HANDLED_BY]->(at:Key) WHERE tie.rec <= known < tie.sup
WITH *, head(COLLECT { MATCH (at)-[site:SITE_OF]->(opener:Key) WHERE site.rec <= known < site.sup
                         AND site.start < tie.stop AND site.stop > tie.start
                       RETURN opener ORDER BY site.start, opener.key }) AS opener
WITH *, coalesce(opener, at) AS place
OPTIONAL MATCH (place)-[p:PROFILE]->(said:Fact) WHERE p.rec <= known < p.sup
WITH *, CASE WHEN NOT said.p_type IN ['', 'unknown'] THEN said.p_type
             WHEN place.key =~ 'u:[0-9A-Z]{2}[0-9]{6}[0-9A-Z]{10}'
             THEN by_code[substring(place.key, 2, 2)] END AS type
WITH known, dawn, subject, named, tie, at, table[type] AS offices,
     CASE WHEN opener IS NOT NULL OR type IS NOT NULL THEN place END AS answers
CALL (known, named, tie, at, offices, answers) {
  RETURN 'handler' AS what, at AS who, null AS held, null AS standpoint
  UNION
  UNWIND CASE answers WHEN at THEN [at] ELSE [at, answers] END AS place
  MATCH (who:Person)-[held]->(place)
  WHERE (type(held) = 'PRACTITIONER' OR type(held) IN offices)
    AND held.rec <= known < held.sup AND held.start < tie.stop AND held.stop > tie.start
  WITH who, held, CASE WHEN who IN named THEN 'determined'
                       WHEN type(held) = 'PRACTITIONER' THEN 'not_responsible'
                       WHEN place = answers THEN 'in_office_then' END AS standpoint
  WHERE standpoint IS NOT NULL
  RETURN 'person' AS what, who, held, standpoint
  UNION
  MATCH (answers)-[r:BRANCH_OF]->(who:Key)
  WHERE r.rec <= known < r.sup AND r.start < tie.stop AND r.stop > tie.start
  RETURN 'head_office' AS what, who, null AS held, null AS standpoint
  UNION
  MATCH (answers)<-[r:MANAGES]-(who:Key)
  WHERE r.rec <= known < r.sup AND r.start < tie.stop AND r.stop > tie.start
    AND EXISTS { MATCH (:Fact {id: r.fact, p_relation: 'franchise'}) }
  RETURN 'brand_owner' AS what, who, null AS held, null AS standpoint
  UNION
  UNWIND named AS who
  RETURN 'determined' AS what, who, null AS held, null AS standpoint
}
RETURN what, at.key AS at, at.name AS name, answers.key AS answers,
       toString(dawn + duration({days: tie.start - 1})) AS first_day, who.key AS key,
       who.name AS who, type(held) AS office, standpoint,
       held.stop <= duration.inDays(dawn, date($as_of)).days + 1 AS left
ORDER BY at, first_day, what, standpoint, held.start, key
