// 任职限制（依判决与决定）：某人可否任某职；某组织或某人在任的职务中谁受限制；逐页列出全部组织
// Whether a person may hold an office (`office` at `at`, the key of an organisation or a type such
// as company); or who holds one against a bar on the day (`office` null): at an organisation, of a
// person, or of all organisations, 200 a page (`key` null): ask again with `after`, `last` of the
// row that tells nothing else, until no row comes. Here are the bars that follow from judgments
// and decisions; those from lists, orders and capacity are in office_bars_listed.cypher.
//
// A row is a rule that bars (`verdict` barred), that bars if who must judge it says so or once its
// text is verified (flag), or that may bar (unknown, `because`), through the day `through`, it
// included; null without a known end. Who is in neither file is not barred. A row without `rule`
// is unknown: a mention, whatever else is told of it; and where no rule is told: that none is of
// that day (no_rule_then), or that offices over 1000 of a person or 500 at once are not read.
// `law`: `since` and `until` are its days in force, `unverified` that from which no verified text
// carries it, `years` include the corresponding day.
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
     ['embezzlement', 'bribery', 'encroachment', 'misappropriation', 'market_order'] AS crimes,
     ['吊销营业执照', '吊销执照', '责令关闭'] AS closing
WITH *, {since: '2024-07-01', roles: high, at: ['company']} AS gs178,
     {since: '2018-10-26', until: '2024-07-01', unverified: '2018-10-26', roles: high,
      at: ['company']} AS gs146,
     {since: '2022-03-01', roles: rep, at: ['company', 'noncompany']} AS dj12,
     {since: '2022-03-01', roles: ['APPLICANT']} AS dj40,
     {since: '2021-09-01', roles: heads + ['CHAIR', 'EXEC_DIRECTOR', 'GENERAL_MANAGER', 'MANAGER',
      'OPERATOR']} AS aq94,
     {since: '2004-06-01', roles: foundation, at: ['social_org'], code: '53'} AS jj23,
     {since: '2014-10-01', roles: heads,
      at: ['company', 'noncompany', 'partnership', 'sole_prop', 'branch']} AS gx17,
     {since: '2020-12-07', roles: high + heads + ['MANAGER']} AS m03
WITH known, dawn, today, day, offices, [gs178, gs146, dj12, dj40, aq94, jj23, gx17, m03] AS laws, [
  {rule: 'GS-178.2', of: gs178, ground: 'sentence', years: 5, probation: 2, crimes: crimes,
   deprivation: true},
  {rule: 'GS-178.3', of: gs178, ground: 'bankruptcy', years: 3, held: led},
  {rule: 'GS-178.4', of: gs178, ground: 'closure', years: 3, held: rep, penalties: closing},
  {rule: 'GS-146.2', of: gs146, ground: 'sentence', years: 5, crimes: crimes, deprivation: true},
  {rule: 'GS-146.3', of: gs146, ground: 'bankruptcy', years: 3, held: led},
  {rule: 'GS-146.4', of: gs146, ground: 'closure', years: 3, held: rep, penalties: closing},
  {rule: 'GS-146.5', of: gs146, ground: 'debt', judged: true},
  {rule: 'DJ-12.2', of: dj12, ground: 'sentence', years: 5, crimes: crimes, deprivation: true},
  {rule: 'DJ-12.3', of: dj12, ground: 'bankruptcy', years: 3, held: rep + led},
  {rule: 'DJ-12.4', of: dj12, ground: 'closure', years: 3, held: rep, penalties: closing},
  {rule: 'DJ-12.5b', of: dj12, ground: 'debt', judged: true},
  {rule: 'DJ-40', of: dj40, ground: 'closure', years: 3, penalties: ['撤销登记'],
   categories: ['XJDJ']},
  {rule: 'AQ-94.sentence', of: aq94, ground: 'sentence', years: 5, crimes: ['safety']},
  {rule: 'AQ-94.sanction', of: aq94, ground: 'sanction', years: 5,
   penalties: ['撤职', '撤职处分'], categories: ['AQSC', 'GWCF']},
  {rule: 'AQ-94.life', of: aq94, ground: 'accident', grades: ['major', 'especially_major'],
   categories: ['AQSC']},
  {rule: 'JJ-23', of: jj23, ground: 'closure', years: 5, held: foundation,
   penalties: ['撤销登记']}] AS law
// The seat that was asked about, or those that are held on the day.
CALL (known) {
  MATCH (stated:Key {key: $key})
  OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
  RETURN coalesce(head, stated) AS subject
  UNION
  MATCH (subject:Key) WHERE $key IS NULL AND subject.kind = 'organization' AND subject.key > $after
    AND NOT EXISTS { MATCH (subject)-[h:HAS_HEAD]->() WHERE h.rec <= known < h.sup }
  RETURN subject ORDER BY subject.key LIMIT 200
}
WITH known, dawn, today, day, offices, law, laws, collect(subject) AS page
CALL (known, dawn, today, day, offices, law, laws, page) {
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
  UNWIND CASE WHEN size(seats) > 500 THEN [{unit: subject, over: size(seats)}] ELSE seats END
    AS seat
  WITH *, seat.who AS who, seat.office AS office, seat.unit AS unit, seat.tie AS tie
  WHERE who IS NULL OR who:Person
  OPTIONAL MATCH (unit)-[p:PROFILE]->(own:Fact) WHERE p.rec <= known < p.sup
  WITH *, coalesce(own.p_industry, '') AS industry, CASE WHEN unit.key =~
         'u:[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}'
         THEN substring(unit.key, 2, 2) ELSE '' END AS code,
       COLLECT { MATCH (who)-[o]->(place:Key) WHERE type(o) IN offices AND o.rec <= known < o.sup
                 RETURN {at: place, office: type(o), start: o.start, stop: o.stop} } AS posts
  WITH *, CASE WHEN unit IS NULL THEN $at WHEN NOT own.p_type IN ['', 'unknown'] THEN own.p_type
               WHEN code = '91' THEN 'company' WHEN code IN ['51', '52', '53'] THEN 'social_org'
               WHEN code IN ['11', '12', '31', '54', '55', '92', '93'] OR code STARTS WITH 'N'
               THEN 'other' ELSE 'unknown' END AS type,
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
    WITH *, date(fact.p_determined) AS made, COLLECT {
        MATCH (event)-[g:STATUS]->(end:Fact) WHERE g.rec <= known < g.sup
        RETURN end.p_status } AS ends, COLLECT {
        MATCH (event)<-[s:SUBJECT_OF]-(of:Key) WHERE s.rec <= known < s.sup
        RETURN of ORDER BY s.start, s.stop, of.key LIMIT 1 } AS of, COLLECT {
        MATCH (event)-[c:CONDUCT]->(:Fact) WHERE c.rec <= known < c.sup
        RETURN [c.start, c.stop] } AS conduct,
      split(split(fact.nested, '"sentence":{')[1], '}')[0] AS sentence,
      split(split(fact.nested, '"debt":{')[1], '}')[0] AS debt,
      split(split(fact.nested, '"bankruptcy":{')[1], '}')[0] AS bankruptcy
    WHERE of <> [] AND NOT 'revoked' IN ends
    WITH *, duration.inDays(dawn, made).days + 1 AS then
    RETURN collect({event: event.key, fact: fact.id, own: naming IS NULL, made: made,
      found: coalesce(naming.p_level, '') IN ['E1', 'E2', 'E3'],
      doubt: e.flags / 4 % 2 = 1 OR 'withdrawn' IN ends, category: fact.p_category,
      grade: fact.p_accident_grade, industry: coalesce(fact.p_industry, ''),
      posts: [h IN held WHERE h.at IN of AND any(span IN conduct + [[then, then + 1]]
              WHERE span[0] < h.stop AND h.start < span[1]) | h.office],
      kinds: [kind IN split(split(split(fact.nested, '"penalties":["')[1], '"]')[0], '","') |
              replace(normalize(kind, NFKC), ' ', '')],
      sanctions: [kind IN split(split(split(naming.nested, '"sanctions":["')[1], '"]')[0], '","') |
                  replace(normalize(kind, NFKC), ' ', '')],
      crime: split(split(sentence, '"crime_class":"')[1], '"')[0],
      ended: date(nullIf(split(split(sentence, '"ended":"')[1], '"')[0], '')),
      probation: date(nullIf(split(split(sentence, '"probation_ended":"')[1], '"')[0], '')),
      deprived: date(nullIf(split(split(sentence, '"deprivation_ended":"')[1], '"')[0], '')),
      owed: debt IS NOT NULL, due: date(nullIf(split(split(debt, '"due":"')[1], '"')[0], '')),
      paid: date(nullIf(split(split(debt, '"paid":"')[1], '"')[0], '')),
      wound_up: date(nullIf(split(split(bankruptcy, '"liquidation_closed":"')[1], '"')[0], ''))
    }) AS papers
  }
  // The days of each bar: the first, the last, and what leaves them unsure.
  CALL (who, office, unit, tie, type, industry, today, law, papers) {
    UNWIND [bar IN law WHERE office IN bar.of.roles AND coalesce(type IN bar.of.at, true)
            AND (bar.of.code IS NULL OR unit.key STARTS WITH 'u:' + bar.of.code)
            AND bar.of.since <= toString(today) AND coalesce(toString(today) < bar.of.until, true)
            AND NOT (tie IS NOT NULL AND who.key STARTS WITH 'c:')] AS bar
    UNWIND papers AS p
    WITH *, duration({years: coalesce(bar.years, 0)}) AS term,
         coalesce(p.category IN bar.categories, bar.categories IS NULL) AS fits,
         any(kind IN p.kinds WHERE kind IN bar.penalties) AS closes,
         p.found AND (bar.held IS NULL OR any(post IN p.posts WHERE post IN bar.held)) AS answers
    WITH *, CASE
        WHEN bar.ground = 'debt' AND p.own AND p.owed THEN [[coalesce(p.due, p.made),
          p.paid - duration('P1D'), CASE WHEN p.due IS NULL AND NOT p.doubt THEN 'no_due_day' END]]
        WHEN bar.ground = 'sentence' AND p.own THEN CASE
            WHEN NOT coalesce(p.crime IN bar.crimes, false) THEN []
            WHEN p.probation IS NOT NULL AND bar.probation IS NOT NULL
              THEN [[p.made, p.probation + duration({years: bar.probation}), null]]
            WHEN p.probation IS NOT NULL THEN [[p.made, p.probation + term, 'no_probation_limb']]
            WHEN p.ended IS NOT NULL THEN [[p.made, p.ended + term, null]]
            ELSE [[p.made, p.made + term, null],
                  [p.made + term + duration('P1D'), null, 'no_end']] END
          + CASE WHEN bar.deprivation AND p.deprived IS NOT NULL
                 THEN [[p.made, p.deprived + term, null]] ELSE [] END
        WHEN bar.ground = 'sanction' AND fits AND (p.own AND closes
             OR p.found AND any(kind IN p.sanctions WHERE kind IN bar.penalties))
          OR bar.ground = 'closure' AND fits AND closes AND answers
          THEN [[p.made, p.made + term, null]]
        WHEN bar.ground = 'bankruptcy' AND p.wound_up IS NOT NULL AND answers
          THEN [[p.wound_up, p.wound_up + term, null]]
        WHEN bar.ground = 'accident' AND fits AND (p.own OR p.found) AND p.grade IN bar.grades
             AND (p.industry = industry OR '' IN [p.industry, industry])
          THEN [[p.made, null, CASE WHEN '' IN [p.industry, industry] THEN 'no_industry' END]]
        ELSE [] END AS terms
    UNWIND terms AS days
    WITH *, coalesce(days[2], CASE WHEN p.doubt THEN 'in_doubt' END) AS unsure
    WHERE days[0] <= today AND coalesce(today <= days[1], true)
    WITH *, CASE WHEN bar.judged THEN 'judged'
                 WHEN bar.of.unverified <= toString(today) THEN 'unverified' END AS open
    RETURN collect({rule: bar.rule, verdict: CASE WHEN unsure IS NOT NULL THEN 'unknown'
      WHEN open IS NOT NULL THEN 'flag' ELSE 'barred' END, because: coalesce(unsure, open),
      start: days[0], through: days[1], event: p.event, fact: p.fact}) AS found
  }
  WITH *, [by IN laws WHERE office IN by.roles AND coalesce(type IN by.at, true)
           AND (by.code IS NULL OR unit.key STARTS WITH 'u:' + by.code)] AS concerning
  UNWIND found + CASE
      WHEN seat.over > 0 THEN [{verdict: 'unknown', because: 'too_many_at_once'}]
      WHEN who.key STARTS WITH 'c:' THEN [{verdict: 'unknown', because: 'mention'}]
      WHEN size(posts) > 1000 THEN [{verdict: 'unknown', because: 'too_many_offices'}]
      WHEN tie IS NULL AND CASE concerning WHEN [] THEN type = 'unknown' ELSE none(by IN concerning
           WHERE by.since <= toString(today) AND coalesce(toString(today) < by.until, true)) END
      THEN [{verdict: 'unknown', because: 'no_rule_then'}] ELSE [] END AS told
  RETURN collect(told {.*, who: who, office: office, at: coalesce(unit.key, $at), held: tie.fact,
    end_unseen: tie.flags / 2 % 2 = 1}) AS rows
}
UNWIND rows + CASE WHEN $key IS NULL THEN [{last: last(page).key}] ELSE [] END AS row
RETURN row.who.key AS person, row.who.name AS name, row.office AS office, row.at AS at,
       row.rule AS rule, row.verdict AS verdict, row.because AS because,
       toString(row.start) AS valid_from, toString(row.through) AS through, row.event AS event,
       row.fact AS fact, row.held AS held, row.end_unseen AS end_unseen, row.last AS last
ORDER BY at, person, office, rule IS NOT NULL,
         CASE verdict WHEN 'barred' THEN 0 WHEN 'flag' THEN 1 ELSE 2 END, rule, valid_from, event
