// 惩戒措施：对某主体或因某事件的措施，建议的与决定的，在所问之日是否对其有约束
// The measures against a subject, or for an event against whomever they name: proposed by the law
// (`source` is the rule, without a document) or ordered by a document. `state` is what attribution
// made of it: an order that the law does not let stand is `refused`, for the `reasons` told; only
// an active, released or transferred one binds anybody, and `stands` says whether it does on the
// day: within its days, and on none on which a dispute suspends it. An order for no event on file
// is told as it was ordered.
//
// The items of an event lie as JSON in `nested` of its outcome, each with its names in order.
//
// 条款 · clause: 二.(四).2.(2)
// :param key => 'u:…'              主体或事件的键 · key of the target or event
// :param as_of => '2026-07-01'     世界时间 · the day in the world
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known, date('0001-01-01') AS dawn
MATCH (stated:Key {key: $key})
OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
WITH known, dawn, coalesce(head, stated) AS subject
CALL (known, dawn, subject) {
  CALL (known, subject) {
    MATCH (subject:Event) RETURN subject.key AS event
    UNION
    MATCH (own:Entry {holder: subject.key})
    WHERE own.rec <= known < own.sup AND NOT subject:Event
    RETURN own.event AS event
    UNION
    MATCH (subject)-[ordered:MEASURE]->(of:Event) WHERE ordered.rec <= known < ordered.sup
    RETURN of.key AS event
  }
  MATCH (outcome:Outcome {event: event}) WHERE outcome.rec <= known < outcome.sup
  WITH subject, event, replace(outcome.nested, '"ended_by":{"authority"', '"ended_by":{"by"') AS all
  UNWIND split(split(split(all, '"measures":[')[1], '],"pleas":')[0], '{"authority":"')[1..] AS part
  WITH subject, event, part,
       [span IN split(split(split(part, '"suspended":[')[1], '],"target":')[0], '["')[1..] |
        {first: split(span, '"')[0], last: split(span, '"')[2]}] AS paused
  WITH subject, event, paused, split(part, '"')[0] AS authority,
       split(split(part, '"code":"')[1], '"')[0] AS code,
       split(split(part, '"document":"')[1], '"')[0] AS doc_no,
       split(split(part, '"source":"')[1], '"')[0] AS source,
       split(split(part, '"state":"')[1], '"')[0] AS state,
       split(last(split(part, '"target":"')), '"')[0] AS target,
       split(last(split(part, '"valid_from":"')), '"')[0] AS valid_from,
       split(last(split(part, '"valid_to":"')), '"')[0] AS valid_to,
       coalesce(split(split(split(part, '"reasons":["')[1], '"]')[0], '","'), []) AS reasons
  WHERE subject:Event OR target = subject.key
  RETURN code, doc_no, authority, source, state, reasons, target, event, valid_from, valid_to,
         state IN ['active', 'released', 'transferred'] AND valid_from <= $as_of < valid_to
           AND none(span IN paused WHERE span.first <= $as_of < span.last) AS stands
  UNION ALL
  MATCH (subject)-[ordered:MEASURE]->(fact:Fact) WHERE ordered.rec <= known < ordered.sup
  RETURN coalesce(fact.p_code, '') AS code, coalesce(fact.p_doc_no, '') AS doc_no,
         coalesce(fact.p_authority_name, '') AS authority, 'order' AS source, 'active' AS state,
         ['no_event'] AS reasons, subject.key AS target, '' AS event,
         toString(dawn + duration({days: ordered.start - 1})) AS valid_from,
         toString(dawn + duration({days: ordered.stop - 1})) AS valid_to,
         ordered.start <= duration.inDays(dawn, date($as_of)).days + 1 < ordered.stop AS stands
}
RETURN code, doc_no, authority, source, state, reasons, target, event, valid_from, valid_to, stands
ORDER BY valid_from, code, target, doc_no
