// 任职限制：某人可否任某职；某组织（或某人）在任的职务中谁受限制；逐页列出全部组织
// Whether a person may hold an office (`office` at `at`, the key of an organisation or a type such
// as company); or who holds one against a bar on the day: at an organisation, of a person (`office`
// null), or of all organisations, 200 a page (`key` null): ask again with `after`, `last` of the
// row that tells nothing else; a page without that row is the end.
//
// Each row is a rule that bars (`verdict` barred), bars for who judges a part of it or where its
// text is not verified (flag), or may bar (unknown, `because`), through the day `through`, that day
// included; null where no end is known. `fact` is what it rests on, `event` its event. A row
// without `rule` tells what is known otherwise: not_barred; a mention, of whom nothing is known;
// no rule that is of the day; or more than 1000 offices of a person, 500 holders of a unit, which
// are not read. The first row of an office that was asked about decides.
// The bars are `law`, with the days on which each is in force: terms are in years and include the
// corresponding day, `unverified` is the day from which no verified text carries it.
//
// 条款 · clause: 二.(三).4.(3)
// :param key => 'p1:…'             人员或组织的键，null 为逐页 · person or organisation, null for pages
// :param office => 'LEGAL_REP'     职务，null 为在任的职务 · the office, null for those held on the day
// :param at => 'company'           组织的键或主体类型 · key of an organisation, or a type
// :param after => ''               接着此键之后 · go on after this key
// :param as_of => '2026-07-01'     世界时间 · the day in the world
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known, date('0001-01-01') AS dawn, date($as_of) AS today,
     duration.inDays(date('0001-01-01'), date($as_of)).days + 1 AS day,
     ['ACTING_HEAD', 'AGENT', 'BRANCH_HEAD', 'CFO', 'CHAIR', 'DEPUTY_HEAD', 'DEPUTY_MANAGER',
       'DIRECTOR', 'EXEC_DIRECTOR', 'FAMILY_OPERATOR', 'GENERAL_MANAGER', 'GENERAL_PARTNER',
       'HEAD_OF_BODY', 'INDEP_DIRECTOR', 'INVESTOR_OWNER', 'LEGAL_REP', 'LIAISON',
       'LIMITED_PARTNER', 'MANAGER', 'MANAGING_PARTNER', 'OPERATOR', 'OTHER_OFFICE',
       'PARTNER_DELEGATE', 'PRACTITIONER', 'SUPERVISOR'] AS offices,
     ['LEGAL_REP'] AS rep, ['DIRECTOR', 'CHAIR', 'EXEC_DIRECTOR', 'MANAGER',
       'GENERAL_MANAGER'] AS led, ['CHAIR', 'DEPUTY_HEAD', 'OTHER_OFFICE'] AS foundation,
     ['DIRECTOR', 'INDEP_DIRECTOR', 'CHAIR', 'EXEC_DIRECTOR', 'SUPERVISOR', 'GENERAL_MANAGER',
       'DEPUTY_MANAGER', 'CFO', 'LEGAL_REP'] AS high,
     ['LEGAL_REP', 'MANAGING_PARTNER', 'INVESTOR_OWNER', 'BRANCH_HEAD'] AS heads,
     ['LEGAL_REP', 'CHAIR', 'EXEC_DIRECTOR', 'GENERAL_MANAGER', 'MANAGER', 'MANAGING_PARTNER',
       'INVESTOR_OWNER', 'BRANCH_HEAD', 'OPERATOR'] AS chiefs, ['none', 'limited'] AS incapable,
     ['embezzlement', 'bribery', 'encroachment', 'misappropriation', 'market_order'] AS crimes,
     ['吊销营业执照', '吊销执照', '责令关闭'] AS closing
WITH *, {since: '2024-07-01', roles: high, at: ['company']} AS gs178,
     {since: '2018-10-26', until: '2024-07-01', unverified: '2018-10-26', roles: high,
      at: ['company']} AS gs146,
     {since: '2022-03-01', roles: rep, at: ['company', 'noncompany']} AS dj12,
     {since: '2022-03-01', roles: ['APPLICANT']} AS dj40,
     {since: '2014-10-01', unverified: '2024-05-01', roles: heads,
      at: ['company', 'noncompany', 'partnership', 'sole_prop', 'branch']} AS gx17,
     {since: '2021-09-01', roles: chiefs} AS aq94,
     {since: '2004-06-01', roles: foundation, at: ['social_org'], code: '53'} AS jj23,
     {since: '2020-12-07', roles: heads + ['DIRECTOR', 'INDEP_DIRECTOR', 'CHAIR', 'EXEC_DIRECTOR',
      'SUPERVISOR', 'GENERAL_MANAGER', 'DEPUTY_MANAGER', 'MANAGER', 'CFO']} AS order
WITH known, dawn, today, day, offices, toString(today) AS on, [
  {rule: 'GS-178.1', by: gs178, ground: 'capacity', words: incapable},
  {rule: 'GS-178.2', by: gs178, ground: 'sentence', years: 5, probation: 2, crimes: crimes,
   deprivation: true},
  {rule: 'GS-178.3', by: gs178, ground: 'bankruptcy', years: 3, held: led},
  {rule: 'GS-178.4', by: gs178, ground: 'closure', years: 3, held: rep, kinds: closing},
  {rule: 'GS-178.5', by: gs178, ground: 'listed', words: ['SXBZXR']},
  {rule: 'GS-146.1', by: gs146, ground: 'capacity', words: incapable},
  {rule: 'GS-146.2', by: gs146, ground: 'sentence', years: 5, crimes: crimes, deprivation: true},
  {rule: 'GS-146.3', by: gs146, ground: 'bankruptcy', years: 3, held: led},
  {rule: 'GS-146.4', by: gs146, ground: 'closure', years: 3, held: rep, kinds: closing},
  {rule: 'GS-146.5', by: gs146, ground: 'debt', judged: true},
  {rule: 'DJ-12.1', by: dj12, ground: 'capacity', words: incapable},
  {rule: 'DJ-12.2', by: dj12, ground: 'sentence', years: 5, crimes: crimes, deprivation: true},
  {rule: 'DJ-12.3', by: dj12, ground: 'bankruptcy', years: 3, held: rep + led},
  {rule: 'DJ-12.4', by: dj12, ground: 'closure', years: 3, held: rep, kinds: closing},
  {rule: 'DJ-12.5a', by: dj12, ground: 'listed', words: ['SXBZXR']},
  {rule: 'DJ-12.5b', by: dj12, ground: 'debt', judged: true},
  {rule: 'DJ-40', by: dj40, ground: 'closure', years: 3, kinds: ['撤销登记'], of: ['XJDJ']},
  {rule: 'GX-17', by: gx17, ground: 'head_of_listed', years: 3, held: heads, words: ['YZWF'],
   elsewhere: true},
  {rule: 'AQ-94.sentence', by: aq94, ground: 'sentence', years: 5, crimes: ['safety']},
  {rule: 'AQ-94.sanction', by: aq94, ground: 'sanction', years: 5, kinds: ['撤职', '撤职处分'],
   of: ['AQSC', 'GWCF']},
  {rule: 'AQ-94.life', by: aq94, ground: 'accident', grades: ['major', 'especially_major'],
   of: ['AQSC']},
  {rule: 'JJ-23', by: jj23, ground: 'closure', years: 5, held: foundation, kinds: ['撤销登记']},
  {rule: 'M03', by: order, ground: 'measure', words: ['M03']}] AS law
CALL (known) {
  MATCH (stated:Key {key: $key})
  OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
  RETURN coalesce(head, stated) AS subject
  UNION
  MATCH (subject:Key) WHERE $key IS NULL AND subject.kind = 'organization' AND subject.key > $after
    AND NOT EXISTS { MATCH (subject)-[h:HAS_HEAD]->() WHERE h.rec <= known < h.sup }
  RETURN subject ORDER BY subject.key LIMIT 200
}
WITH known, dawn, today, day, on, offices, law, collect(subject) AS page
CALL (known, dawn, today, day, on, offices, law, page) {
  UNWIND page AS subject
  CALL (known, day, offices, subject) {
    MATCH (subject:Person) WHERE $office IS NOT NULL
    OPTIONAL MATCH (place:Key {key: $at})
    OPTIONAL MATCH (place)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
    WITH subject, coalesce(head, place) AS unit WHERE unit:Organization OR NOT $at CONTAINS ':'
    RETURN collect({who: subject, office: toUpper(trim($office)), unit: unit}) AS seats
    UNION
    CALL (known, day, offices, subject) {
      MATCH (subject:Organization)<-[tie]-(who:Key) WHERE type(tie) IN offices
        AND tie.rec <= known < tie.sup AND tie.start <= day < tie.stop
      RETURN who, subject AS unit, tie
      UNION
      MATCH (subject:Person)-[tie]->(unit:Key) WHERE $office IS NULL AND type(tie) IN offices
        AND tie.rec <= known < tie.sup AND tie.start <= day < tie.stop
      RETURN subject AS who, unit, tie
    }
    RETURN collect({who: who, office: type(tie), unit: unit, tie: tie}) AS seats
  }
  UNWIND CASE WHEN size(seats) > 500 THEN [{unit: subject}] ELSE seats END AS seat
  WITH *, seat.who AS who, seat.office AS office, seat.unit AS unit, seat.tie AS tie
  WHERE who IS NULL OR who:Person
  OPTIONAL MATCH (unit)-[p:PROFILE]->(own:Fact) WHERE p.rec <= known < p.sup
  WITH *, coalesce(own.p_industry, '') AS industry, CASE
      WHEN unit IS NULL THEN $at
      WHEN NOT own.p_type IN ['', 'unknown'] THEN own.p_type
      WHEN unit.key =~ 'u:N[0-9A-HJ-NPQRTUWXY][0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}' THEN 'village_body'
      WHEN unit.key =~ 'u:[1359][1-5][0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}'
        THEN coalesce({`91`: 'company', `92`: 'individual', `93`: 'cooperative', `11`: 'gov_body',
          `12`: 'public_institution', `51`: 'social_org', `52`: 'social_org', `53`: 'social_org',
          `31`: 'law_firm', `54`: 'village_body', `55`: 'village_body'}[substring(unit.key, 2, 2)],
          'unknown')
      ELSE 'unknown' END AS type
  WITH *, [bar IN law WHERE office IN bar.by.roles AND coalesce(type IN bar.by.at, true)
           AND (bar.by.code IS NULL OR unit.key STARTS WITH 'u:' + bar.by.code)] AS concerning,
       COLLECT { MATCH (who)-[o]->(place:Key) WHERE type(o) IN offices AND o.rec <= known < o.sup
                 RETURN {at: place, office: type(o), start: o.start, stop: o.stop} } AS posts
  WITH *, [bar IN concerning WHERE bar.by.since <= on AND coalesce(on < bar.by.until, true)] AS bars,
       CASE WHEN size(posts) <= 1000 THEN posts ELSE [] END AS held
  // Confirmed determinations against the person, or that name it, with what they say.
  CALL (known, dawn, who, held) {
    CALL (known, who) {
      MATCH (who)-[s:SUBJECT_OF]->(event:Key) WHERE s.rec <= known < s.sup
      RETURN event, null AS naming
      UNION
      MATCH (who)<-[s:NAMED]-(event:Key) WHERE s.rec <= known < s.sup
      MATCH (naming:Fact {id: s.fact})
      RETURN event, naming
    }
    MATCH (event)-[e:EVENT]->(fact:Fact {p_state: 'confirmed'}) WHERE e.rec <= known < e.sup
    OPTIONAL MATCH (event)-[g:STATUS]->(ended:Fact) WHERE g.rec <= known < g.sup
    WITH known, dawn, held, event, naming, e, fact, collect(ended.p_status) AS ends
    WITH *, date(fact.p_determined) AS made, COLLECT {
        MATCH (event)<-[s:SUBJECT_OF]-(of:Key) WHERE s.rec <= known < s.sup
        RETURN of ORDER BY s.start, s.stop, of.key LIMIT 1 }[0] AS of,
      COLLECT { MATCH (event)-[c:CONDUCT]->(:Fact) WHERE c.rec <= known < c.sup
                RETURN [c.start, c.stop] } AS conduct,
      split(split(fact.nested, '"sentence":{')[1], '}')[0] AS sentence,
      split(split(fact.nested, '"debt":{')[1], '}')[0] AS debt,
      split(split(fact.nested, '"bankruptcy":{')[1], '}')[0] AS bankruptcy
    WHERE of IS NOT NULL AND NOT 'revoked' IN ends
    WITH *, conduct + [[duration.inDays(dawn, made).days + 1, duration.inDays(dawn, made).days + 2]]
      AS spans
    RETURN collect({event: event.key, fact: fact.id, own: naming IS NULL, made: made,
      found: naming IS NOT NULL AND coalesce(naming.p_level, '') IN ['E1', 'E2', 'E3'],
      doubt: e.flags / 4 % 2 = 1 OR 'withdrawn' IN ends, category: fact.p_category,
      grade: fact.p_accident_grade, industry: coalesce(fact.p_industry, ''),
      posts: [h IN held WHERE h.at = of
              AND any(span IN spans WHERE span[0] < h.stop AND h.start < span[1]) | h.office],
      kinds: [kind IN split(split(split(fact.nested, '"penalties":["')[1], '"]')[0], '","') |
              reduce(k = normalize(kind, NFKC), s IN [' ', '\\t', '\\n'] | replace(k, s, ''))],
      sanctions: [kind IN split(split(split(naming.nested, '"sanctions":["')[1], '"]')[0], '","') |
              reduce(k = normalize(kind, NFKC), s IN [' ', '\\t', '\\n'] | replace(k, s, ''))],
      crime: split(split(sentence, '"crime_class":"')[1], '"')[0],
      served: date(nullIf(split(split(sentence, '"ended":"')[1], '"')[0], '')),
      probation: date(nullIf(split(split(sentence, '"probation_ended":"')[1], '"')[0], '')),
      deprived: date(nullIf(split(split(sentence, '"deprivation_ended":"')[1], '"')[0], '')),
      owed: debt IS NOT NULL, due: date(nullIf(split(split(debt, '"due":"')[1], '"')[0], '')),
      paid: date(nullIf(split(split(debt, '"paid":"')[1], '"')[0], '')),
      wound_up: date(nullIf(split(split(bankruptcy, '"liquidation_closed":"')[1], '"')[0], ''))
    }) AS papers, collect(sentence IS NOT NULL) AS sentenced
  }
