// 绿色通道：所查期间内有无不良信用记录，各项记录计入与否及原因
// Whether a subject has no adverse record: `verdict` is no where a record counts, unknown where
// something is still to be settled, else yes. Each record of the subject and of the units that it
// succeeds is a row: it counts where `reason` is empty; else `reason` says why not (where it stands
// on the day, its severity, that it is recorded by status only, that it was determined before the
// window, whose ends are both in). Of a person only records by determination count, and those as
// the subject itself. A row without a holder is an event: a lead, for which nobody is recorded; or,
// where `what` is open, one that waits to be attributed again, or for which nothing is recorded,
// with the gap found (`standing`).
//
// The window, the tiers and the day since which they hold are those of the policy
// (screening.yaml); of a day before, nothing is told. Whether the subject may be asked about is
// decided by the gate of `zelian`, and not here.
//
// 条款 · clause: 二.(四).1.(2)
// :param key => 'u:…'              主体的键 · key of the subject
// :param window => 'P3Y'           所查期间 · how far back
// :param as_of => '2026-07-01'     世界时间 · the day in the world
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known, '2019-09-12' AS in_force, ['B_determined'] AS tiers,
     duration.inDays(date('0001-01-01'), date($as_of)).days + 1 AS day,
     toString(date($as_of) - duration($window)) AS since
WHERE in_force <= $as_of
MATCH (stated:Key {key: $key})
OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
WITH known, day, since, tiers, coalesce(head, stated) AS subject
WITH *, COLLECT {
  MATCH ANY SHORTEST (subject)
    (()-[s:SUCCEEDS]->() WHERE s.rec <= known < s.sup AND s.start <= day < s.stop)*(unit:Key)
  RETURN unit } AS units
CALL (known, since, tiers, units) {
  UNWIND units AS unit
  CALL (known, unit) {
    MATCH (entry:Entry {holder: unit.key}) WHERE entry.rec <= known < entry.sup
    RETURN entry
    UNION
    MATCH (unit:Organization)-[s:SUBJECT_OF]->(event:Event) WHERE s.rec <= known < s.sup
      AND NOT EXISTS { MATCH (own:Entry {event: event.key, holder: unit.key})
                       WHERE own.rec <= known < own.sup }
    MATCH (entry:Entry {event: event.key}) WHERE entry.rec <= known < entry.sup
    RETURN entry
  }
  // The first day on which a capacity answers, and disputes, stand in the nested part.
  WITH DISTINCT tiers, since, entry, $as_of AS day, entry.p_determined AS determined,
       entry.nested CONTAINS '"role_class":"subject"' AS own,
       [part IN split(entry.nested, '"overlap":[')[1..] |
        CASE WHEN part STARTS WITH '["' THEN substring(part, 2, 10) ELSE '' END] AS firsts,
       [part IN split(entry.nested, '{"blocks_measures":')[1..] |
        {blocks: part STARTS WITH 'true', suspends: part CONTAINS '"suspends":true',
         voids: part CONTAINS '"effect":"void"',
         received: split(split(part, '"received":"')[1], '"')[0],
         decided: replace(split(split(part, '"decided":')[1], ',')[0], '"', '')}] AS disputes
  WITH *, coalesce(entry.p_status_before, entry.p_status) AS before,
       reduce(least = null, first IN firsts |
         CASE WHEN least IS NULL OR first < least THEN first ELSE least END) AS first,
       [d IN disputes
        WHERE d.received <= day AND (d.decided = 'null' OR day < d.decided)] AS open
  WITH *, CASE
         WHEN day < determined OR day < first THEN 'not_yet'
         WHEN entry.p_status = 'revoked'
           OR any(d IN disputes WHERE d.voids AND d.decided = entry.p_ended_on)
           OR (entry.p_ended_on <= day AND entry.p_ended_on < entry.p_expire_at)
           THEN entry.p_status
         WHEN day >= entry.p_expire_at AND coalesce(entry.p_unperformed, false)
           THEN 'expired_unperformed'
         WHEN day >= entry.p_expire_at THEN 'expired'
         WHEN any(d IN open WHERE d.suspends) THEN 'suspended'
         WHEN any(d IN open WHERE d.blocks) AND before = 'active' THEN 'contested'
         ELSE replace(before, 'active', 'stands')
       END AS standing
  RETURN collect({event: entry.event, holder: entry.holder, determined: determined,
    severity: entry.p_severity, standing: standing, reason: CASE
      WHEN NOT standing IN ['stands', 'expired', 'expired_unperformed'] THEN standing
      WHEN entry.p_severity IN ['minor', 'unclassified'] THEN entry.p_severity
      WHEN NOT own AND NOT entry.p_tier IN tiers THEN 'by_status'
      WHEN determined < since THEN 'before_window'
      ELSE '' END}) AS weighed
}
CALL (known, since, units, weighed) {
  UNWIND units AS unit
  MATCH (unit)-[s:SUBJECT_OF]->(event:Event) WHERE s.rec <= known < s.sup
    AND NOT EXISTS { MATCH (any:Entry {event: event.key}) WHERE any.rec <= known < any.sup }
  WITH DISTINCT known, since, event
  OPTIONAL MATCH (event)-[is:EVENT]->(said:Fact) WHERE is.rec <= known < is.sup
  OPTIONAL MATCH (outcome:Outcome {event: event.key}) WHERE outcome.rec <= known < outcome.sup
  WITH event, since, coalesce(said.p_determined, '') AS determined,
       coalesce(split(split(outcome.nested, '"gaps":[{"code":"')[1], '"')[0], '') AS gap,
       EXISTS { MATCH (w:Waiting {event: event.key}) WHERE w.tx <= known } AS waits
  WITH event.key AS event, determined, gap, waits,
       gap IN ['not_confirmed', 'not_determined', 'merged'] AS lead,
       determined = '' OR since <= determined <= $as_of AS inside
  WITH collect({event: event, holder: '', determined: determined, severity: '', standing: gap,
         reason: CASE WHEN lead THEN 'lead' WHEN waits THEN 'waits'
                      WHEN inside THEN 'nothing_found' END}) AS bare,
       collect(CASE WHEN waits THEN event END) AS waiting
  RETURN [each IN bare WHERE each.reason = 'lead'] AS leads,
         [each IN bare WHERE each.reason = 'nothing_found'] AS unfound, waiting
}
WITH known, weighed, leads, unfound, waiting + COLLECT {
  UNWIND weighed AS each
  MATCH (w:Waiting {event: each.event}) WHERE w.tx <= known
  RETURN DISTINCT each.event } AS waiting
WITH [each IN weighed + leads | {what: 'record', of: each}]
     + [each IN unfound | {what: 'open', of: each}]
     + [event IN waiting | {what: 'open', of: {event: event, holder: '', reason: 'waits'}}] AS rows
WITH CASE WHEN any(each IN rows WHERE each.of.reason = '') THEN 'no'
          WHEN any(each IN rows WHERE each.what = 'open') THEN 'unknown' ELSE 'yes' END AS verdict,
     CASE rows WHEN [] THEN [null] ELSE rows END AS rows
UNWIND rows AS row
OPTIONAL MATCH (event:Key {key: row.of.event})
RETURN verdict, row.what AS what, event.key AS event, event.name AS doc_no,
       row.of.holder AS holder, row.of.determined AS determined, row.of.severity AS severity,
       row.of.standing AS standing, row.of.reason AS reason
ORDER BY what, determined, event, holder
