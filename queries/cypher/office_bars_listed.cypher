// 任职限制（依名单、措施与行为能力）：某人可否任某职；在任的职务中谁受限制；逐页列出全部组织
// Whether a person may hold an office, or who holds one against a bar on the day, asked as in
// office_bars.cypher: here are the bars that follow from capacity, from a list in which the person
// stands, from an office at a unit when it was listed, and from orders that restrict offices; those
// from judgments and decisions, and what is not known, are in that file.
//
// A row is a rule that bars (`verdict` barred) or would bar once its text is verified (flag),
// through the day `through`, it included; null without a known end. `fact` is what it rests on,
// `event` that of an order; `unit` the one that was listed. All organisations are told 200 a page:
// ask again with `after`, `last` of the row that tells nothing else, until no row comes. `law`:
// `since` and `until` are its days in force, `unverified` that from which no verified text carries
// it, `years` include the corresponding day. Offices over 1000 of a person, or 500 at once, are not
// read.
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
     ['DIRECTOR', 'INDEP_DIRECTOR', 'CHAIR', 'EXEC_DIRECTOR', 'SUPERVISOR', 'GENERAL_MANAGER',
       'DEPUTY_MANAGER', 'CFO', 'LEGAL_REP'] AS high,
     ['LEGAL_REP', 'MANAGING_PARTNER', 'INVESTOR_OWNER', 'BRANCH_HEAD'] AS heads,
     ['none', 'limited'] AS less
WITH *, {since: '2024-07-01', roles: high, at: ['company']} AS gs178,
     {since: '2018-10-26', until: '2024-07-01', unverified: '2018-10-26', roles: high,
      at: ['company']} AS gs146,
     {since: '2022-03-01', roles: ['LEGAL_REP'], at: ['company', 'noncompany']} AS dj12,
     {since: '2014-10-01', unverified: '2024-05-01', roles: heads,
      at: ['company', 'noncompany', 'partnership', 'sole_prop', 'branch']} AS gx17,
     {since: '2020-12-07', roles: high + heads + ['MANAGER']} AS m03
WITH known, dawn, today, day, offices, [
  {rule: 'GS-178.1', of: gs178, ground: 'capacity', words: less},
  {rule: 'GS-178.5', of: gs178, ground: 'listed', words: ['SXBZXR']},
  {rule: 'GS-146.1', of: gs146, ground: 'capacity', words: less},
  {rule: 'DJ-12.1', of: dj12, ground: 'capacity', words: less},
  {rule: 'DJ-12.5a', of: dj12, ground: 'listed', words: ['SXBZXR']},
  {rule: 'GX-17', of: gx17, ground: 'head_of_listed', words: ['YZWF'], years: 3, held: heads,
   elsewhere: true},
  {rule: 'M03', of: m03, ground: 'measure', words: ['M03']}] AS law
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
WITH known, dawn, today, day, offices, law, collect(subject) AS page
CALL (known, dawn, today, day, offices, law, page) {
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
  // What is said of the person, and of the units where it held an office.
  CALL (known, dawn, who, held) {
    MATCH (who)-[s:PROFILE|LISTED|MEASURE]->(fact:Fact) WHERE s.rec <= known < s.sup
    RETURN {PROFILE: 'capacity', LISTED: 'listed', MEASURE: 'measure'}[type(s)] AS ground,
      CASE type(s) WHEN 'PROFILE' THEN fact.p_civil_capacity WHEN 'LISTED' THEN fact.p_list_code
                   ELSE fact.p_code END AS word,
      dawn + duration({days: s.start - 1}) AS start,
      CASE WHEN s.stop < 3652059 THEN dawn + duration({days: s.stop - 2}) END AS through,
      null AS post, null AS event, fact.id AS fact
    UNION
    UNWIND held AS post
    WITH known, dawn, post, post.at AS at
    MATCH (at)-[s:LISTED]->(fact:Fact)
    WHERE s.rec <= known < s.sup AND post.start <= s.start < post.stop
    RETURN 'head_of_listed' AS ground, fact.p_list_code AS word,
      dawn + duration({days: s.start - 1}) AS start, null AS through, post, null AS event,
      fact.id AS fact
    UNION
    CALL (known, who) {
      MATCH (who)-[s:MEASURE]->(event:Event) WHERE s.rec <= known < s.sup
      RETURN event.key AS event
      UNION
      MATCH (entry:Entry {holder: who.key}) WHERE entry.rec <= known < entry.sup
      RETURN entry.event AS event
    }
    MATCH (outcome:Outcome {event: event}) WHERE outcome.rec <= known < outcome.sup
    // An order for an event is read as it was decided with the event.
    UNWIND split(split(split(outcome.nested, '"measures":[')[1], '],"pleas":')[0],
                 '"code":"')[1..] AS item
    WITH who, event, split(item, '"')[0] AS word, split(item, '"state":"')[1] AS rest
    WITH word, event, rest, split(split(rest, '"valid_to":"')[1], '"')[0] AS stop
    WHERE split(rest, '"')[0] IN ['active', 'released', 'transferred']
      AND split(split(rest, '"target":"')[1], '"')[0] = who.key
    RETURN 'measure' AS ground, word,
      date(split(split(rest, '"valid_from":"')[1], '"')[0]) AS start,
      CASE WHEN stop < '9999-12-31' THEN date(stop) - duration('P1D') END AS through,
      null AS post, event, null AS fact
  }
  UNWIND [bar IN law WHERE office IN bar.of.roles AND coalesce(type IN bar.of.at, true)
          AND bar.of.since <= toString(today) AND coalesce(toString(today) < bar.of.until, true)
          AND NOT (tie IS NOT NULL AND who.key STARTS WITH 'c:')] AS bar
  WITH *, CASE WHEN bar.years IS NULL THEN through ELSE start + duration({years: bar.years}) END
    AS until
  WHERE ground = bar.ground AND word IN bar.words AND start <= today
    AND coalesce(today <= until, true) AND coalesce(post.office IN bar.held, bar.held IS NULL)
    AND NOT coalesce(bar.elsewhere AND post.at = unit, false)
  WITH *, CASE WHEN bar.of.unverified <= toString(today) THEN 'unverified' END AS open
  WITH *, {rule: bar.rule, verdict: CASE WHEN open IS NULL THEN 'barred' ELSE 'flag' END,
           because: open, start: start, through: until, event: event, fact: fact,
           listed: post.at.key} AS told
  RETURN collect(told {.*, who: who, office: office, at: coalesce(unit.key, $at), held: tie.fact,
    end_unseen: tie.flags / 2 % 2 = 1}) AS rows
}
UNWIND rows + CASE WHEN $key IS NULL THEN [{last: last(page).key}] ELSE [] END AS row
RETURN row.who.key AS person, row.who.name AS name, row.office AS office, row.at AS at,
       row.rule AS rule, row.verdict AS verdict, row.because AS because,
       toString(row.start) AS valid_from, toString(row.through) AS through, row.event AS event,
       row.fact AS fact, row.listed AS listed, row.held AS held,
       row.end_unseen AS end_unseen, row.last AS last
ORDER BY at, person, office, rule IS NOT NULL,
         CASE verdict WHEN 'barred' THEN 0 WHEN 'flag' THEN 1 ELSE 2 END, rule, valid_from, event
