// 线索：某人多次短期任职（不满一年即离任），或某组织任职者中有此情形的人
// A clue, never a finding: persons who held several posts for a short time each, all ended by the
// day; of a person itself, of anything else those who hold or held such an office there. Terms at
// one organisation that overlap or follow at once are one term; one whose first or last day is not
// known, or which sources dispute, is not counted: nobody knows that it was short.
// Thresholds are a working choice: those of the policy are in nearness.yaml.
//
// 条款 · clause: 二.(一).2.(3), 二.(一).2.(5)
// :param key => 'p1:…'             人员或组织的键 · key of the person or organisation
// :param terms => 3                最少几段 · terms at the least
// :param shorter => 'P1Y'          短于此期间 · shorter than
// :param as_of => '2026-07-01'     世界时间 · the day in the world
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known, date('0001-01-01') AS dawn,
     duration.inDays(date('0001-01-01'), date($as_of)).days + 1 AS day,
     ['LEGAL_REP', 'CHAIR', 'EXEC_DIRECTOR', 'DIRECTOR', 'GENERAL_MANAGER'] AS offices
MATCH (stated:Key {key: $key})
OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
WITH known, dawn, day, offices, coalesce(head, stated) AS subject
CALL (known, day, offices, subject) {
  MATCH (subject:Person) RETURN subject AS person
  UNION
  MATCH (subject)<-[held]-(person:Person)
  WHERE type(held) IN offices AND held.rec <= known < held.sup AND held.start <= day
  RETURN person
}
MATCH (person)-[held]->(at:Key)
WHERE type(held) IN offices AND held.rec <= known < held.sup AND held.start <= day
  AND held.start < held.stop
WITH dawn, day, person, at, held ORDER BY held.start, held.stop
WITH dawn, day, person, at, reduce(terms = [], h IN collect(held) |
       CASE WHEN terms <> [] AND h.start <= terms[-1].stop
         THEN terms[..-1] + {start: terms[-1].start, unsure: terms[-1].unsure OR h.flags % 8 > 0,
                stop: CASE WHEN h.stop > terms[-1].stop THEN h.stop ELSE terms[-1].stop END}
         ELSE terms + {start: h.start, stop: h.stop, unsure: h.flags % 8 > 0} END) AS terms
UNWIND terms AS term
WITH person, at, term, day, dawn + duration({days: term.start - 1}) AS first,
     dawn + duration({days: term.stop - 1}) AS last
WHERE NOT term.unsure AND term.stop <= day AND last < first + duration($shorter)
WITH person, at, first, last ORDER BY first, last, at.key
WITH person, collect(at.key) AS at, collect(toString(first)) AS valid_from,
     collect(toString(last)) AS valid_to
WHERE size(at) >= $terms
RETURN person.key AS person, person.name AS name, at, valid_from, valid_to
ORDER BY person
