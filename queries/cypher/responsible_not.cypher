// 谁没有因此事件被记录，以及不符合哪一条件：候选人、股东、关联单位的负责人、同名者
// Who is not recorded for an event, and the condition that failed: candidates whom the register
// holds as looked at and left out; and whoever stands near without being responsible, on the days
// that count (those of the conduct): a holder of shares, the head of a parent, subsidiary, head
// office, branch or partner, and somebody of the same name as a recorded person who is the head of
// another unit. `by_then`: the event was determined by the day asked about.
//
// Days that count, and who was left out, are JSON in `nested`. Where a unit has more than fifty
// such neighbours, `zelian explain` counts them instead. Who is recorded: responsible.cypher.
//
// 条款 · clause: 二.(四).2.(6)
// :param event => 'e:…'            事件的键 · key of the event
// :param as_of => '2026-07-01'     世界时间 · the day in the world
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known, date('0001-01-01') AS dawn,
     ['LEGAL_REP', 'BRANCH_HEAD', 'HEAD_OF_BODY', 'INVESTOR_OWNER', 'OPERATOR',
      'MANAGING_PARTNER'] AS heads
MATCH (stated:Key {key: $event})
OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
WITH known, dawn, heads, coalesce(head, stated) AS event
MATCH (outcome:Outcome {event: event.key}) WHERE outcome.rec <= known < outcome.sup
MATCH (subject:Key)-[s:SUBJECT_OF]->(event) WHERE s.rec <= known < s.sup
WITH known, heads, event, outcome, subject,
     [part IN split(split(split(outcome.nested, '"window":[["')[1], '"]]')[0], '"],["') |
      [day IN split(part, '","') | duration.inDays(dawn, date(day)).days + 1]] AS days,
     [part IN split(split(split(outcome.nested, '"rejected":[')[1], '],"tasks":')[0],
                    '{"condition":"')[1..] |
      {condition: split(part, '"')[0],
       holder: split(last(split(part, '"holder":"')), '"')[0],
       name: split(last(split(part, '"name":"')), '"')[0],
       office: split(last(split(part, '"office":"')), '"')[0]}] AS rejected
WITH *, coalesce(days, [[1, 3652059]]) AS windows, COLLECT {
  MATCH (entry:Entry {event: event.key}) WHERE entry.rec <= known < entry.sup
  RETURN entry.holder } AS recorded
OPTIONAL CALL (known, heads, subject, windows, recorded) {
  MATCH (subject:Organization)<-[r:HOLDS_SHARE]-(who:Person)
  WHERE r.rec <= known < r.sup AND any(w IN windows WHERE r.start < w[1] AND r.stop > w[0])
  RETURN who, 'HOLDS_SHARE' AS office, 'shareholder' AS condition
  UNION
  MATCH (subject:Organization)-[r:HOLDS_SHARE|BRANCH_OF|MANAGING_PARTNER|LIMITED_PARTNER
                                |GENERAL_PARTNER]-(near:Organization)
  WHERE r.rec <= known < r.sup AND any(w IN windows WHERE r.start < w[1] AND r.stop > w[0])
    AND (type(r) IN ['HOLDS_SHARE', 'BRANCH_OF'] OR startNode(r) = near)
  MATCH (near)<-[held]-(who:Person)
  WHERE type(held) IN heads AND held.rec <= known < held.sup
    AND any(w IN windows WHERE held.start < w[1] AND held.stop > w[0])
  RETURN who, type(held) AS office, CASE type(r)
    WHEN 'HOLDS_SHARE' THEN CASE startNode(r) WHEN near THEN 'head_of_parent'
                                              ELSE 'head_of_subsidiary' END
    WHEN 'BRANCH_OF' THEN CASE startNode(r) WHEN near THEN 'head_of_branch'
                                            ELSE 'head_of_head_office' END
    ELSE 'head_of_partner' END AS condition
  UNION
  UNWIND recorded AS holder
  MATCH (person:Key {key: holder})-[:CALLED]->(name:Name {text: person.name})
  WHERE person:Person AND name.rec <= known
  WITH DISTINCT known, heads, subject, person,
       reduce(words = '', word IN split(name.words, ' ') | words + ' +' + word) AS words
  CALL db.index.fulltext.queryNodes('name_words', words) YIELD node AS other
  WHERE other.rec <= known AND other.text = person.name
  MATCH (called:Key)-[:CALLED]->(other)
  OPTIONAL MATCH (called)-[h:HAS_HEAD]->(chief:Key) WHERE h.rec <= known < h.sup
  WITH known, heads, subject, person, coalesce(chief, called) AS who
  WHERE who:Person AND who <> person AND who.name = person.name
  MATCH (who)-[held]->(at:Key)
  WHERE type(held) IN heads AND held.rec <= known < held.sup AND at <> subject
  RETURN who, type(held) AS office, 'same_name' AS condition
}
WITH outcome, rejected, recorded,
     collect({holder: who.key, name: who.name, office: office, condition: condition}) AS found
UNWIND rejected + [near IN found WHERE NOT near.holder IN recorded
                     AND none(left IN rejected WHERE left.holder = near.holder)] AS left
RETURN DISTINCT left.holder AS holder, left.name AS name, left.office AS office,
       left.condition AS condition, coalesce(outcome.p_determined <= $as_of, false) AS by_then
ORDER BY condition, holder, office
