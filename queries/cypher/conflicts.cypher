// 冲突：同级来源说法不一，因而记录有待决定的事件与各方说法
// Where sources of equal rank say different things and an entry waits: each statement that stands
// against another, of the event itself or of an office at its subject; 500 events a page: ask again
// with `after`, `last` of the row that tells nothing else, until no row comes.
// `by_then`: the event was determined by the day asked about; `holds`: the statement is of the day.
//
// 条款 · clause: 一.(二).3
// :param after => ''               接着此键之后 · go on after this key
// :param as_of => '2026-07-01'     世界时间 · the day in the world
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known, date('0001-01-01') AS dawn,
     ['ACTING_HEAD', 'AGENT', 'BRANCH_HEAD', 'CFO', 'CHAIR', 'DEPUTY_HEAD', 'DEPUTY_MANAGER',
       'DIRECTOR', 'EXEC_DIRECTOR', 'FAMILY_OPERATOR', 'GENERAL_MANAGER', 'GENERAL_PARTNER',
       'HEAD_OF_BODY', 'INDEP_DIRECTOR', 'INVESTOR_OWNER', 'LEGAL_REP', 'LIAISON',
       'LIMITED_PARTNER', 'MANAGER', 'MANAGING_PARTNER', 'OPERATOR', 'OTHER_OFFICE',
       'PARTNER_DELEGATE', 'PRACTITIONER', 'SUPERVISOR'] AS offices
MATCH (event:Key)
WHERE event.kind = 'event' AND event.key > $after
  AND NOT EXISTS { MATCH (event)-[h:HAS_HEAD]->() WHERE h.rec <= known < h.sup }
WITH known, dawn, offices, event ORDER BY event.key LIMIT 500
WITH known, dawn, offices, collect(event) AS page
CALL (known, dawn, offices, page) {
  UNWIND page AS event
  MATCH (outcome:Outcome {event: event.key}) WHERE outcome.rec <= known < outcome.sup
    AND split(outcome.nested, '"tasks":[')[1] CONTAINS '},"kind":"settle_conflict"'
  WITH known, dawn, offices, event, coalesce(outcome.p_determined <= $as_of, false) AS by_then
  UNWIND COLLECT {
    MATCH (of:Key)-[s:SUBJECT_OF]->(event) WHERE s.rec <= known < s.sup
    RETURN of ORDER BY s.start, s.stop, of.key LIMIT 1 } AS subject
  CALL (known, offices, subject, event) {
    MATCH (event)-[said:EVENT|SEVERITY]->() WHERE said.rec <= known < said.sup
    RETURN event AS who, said
    UNION
    MATCH (who:Key)-[said]->(subject) WHERE type(said) IN offices AND said.rec <= known < said.sup
    RETURN who, said
  }
  WITH dawn, by_then, event, subject, who, said WHERE said.flags / 4 % 2 = 1
  RETURN collect({event: event.key, subject: subject.key, who: who.key, kind: type(said),
    valid_from: toString(dawn + duration({days: said.start - 1})),
    valid_to: toString(dawn + duration({days: said.stop - 1})),
    holds: said.start <= duration.inDays(dawn, date($as_of)).days + 1 < said.stop,
    by_then: by_then, fact: said.fact}) AS rows
}
UNWIND rows + [{last: last(page).key}] AS row
RETURN row.event AS event, row.subject AS subject, row.who AS who, row.kind AS kind,
       row.valid_from AS valid_from, row.valid_to AS valid_to, row.holds AS holds,
       row.by_then AS by_then, row.fact AS fact, row.last AS last
ORDER BY event, kind, who, valid_from
