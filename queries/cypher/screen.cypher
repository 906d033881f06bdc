// 名单比对：一批代码在所问之日、为某一用途，命中的名单、措施、记录，及其拦截、提示与否
// A batch of codes for one purpose: what is found against each, with its effect there (block, flag,
// info), and the outcome of each code. Found are list entries and ordered measures of the day, and
// records that stand; each once, at its strongest. A list entry in doubt (sources of equal rank
// differ on it, or what it rests on no longer stands) is a flag at the most. Only what is of the
// subject itself counts. One row without a find for who has none, and one without a key for a code
// that is not on file: that is unknown and never clear.
//
// What blocks and what flags for which purpose is that of the policy (screening.yaml), in `rows`;
// from the funds that are carved out of a purpose no list keeps anybody. Why a code is not valid,
// the words of each effect and the law that it rests on are told by `zelian screen`.
//
// 条款 · clause: 二.(一).2.(2), 二.(一).2.(5), 二.(四).2.(1), 二.(四).2.(2)
// :param codes => ['91…', '91…']   代码 · codes of organisations
// :param purpose => 'procurement'  用途 · the purpose, as in `for` below, or carved-out funds
// :param stated => []              招标文件所载 · ['tender_document'] where it refuses the listed
// :param as_of => '2026-07-01'     世界时间 · the day in the world
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known, date('0001-01-01') AS dawn,
     duration.inDays(date('0001-01-01'), date($as_of)).days + 1 AS day,
     {welfare: 'public_funds', relief: 'public_funds', poverty_relief: 'public_funds'} AS carved,
     ['licence', 'production_licence', 'project_approval', 'public_resources', 'franchise',
      'share_listing', 'internet_service'] AS licences,
     ['SXBZXR', 'YZWF', 'ZFCG', 'NMGGZ', 'ZDSS', 'DSJD'] AS serious
WITH known, dawn, day, carved[$purpose] IS NOT NULL AS spared,
     coalesce(carved[$purpose], $purpose) AS purpose, [
  {for: ['procurement'], from: '2019-09-12', lists: ['SXBZXR', 'ZDSS', 'ZFCG'], effect: 'block',
   as: 'M01'},
  {for: ['procurement'], from: '2020-12-07', measures: ['M01'], effect: 'block', as: 'M01'},
  {for: ['procurement'], from: '2019-09-12', lists: ['YZWF', 'NMGGZ', 'DSJD'], effect: 'flag'},
  {for: ['procurement'], from: '2019-09-12', records: ['serious'], effect: 'flag'},
  {for: ['bidding'], from: '2019-09-12', lists: ['SXBZXR'], needs: 'tender_document',
   effect: 'block', as: 'M01'},
  {for: ['bidding'], from: '2019-09-12', lists: ['SXBZXR'], effect: 'flag'},
  {for: ['bidding'], from: '2020-12-07', measures: ['M01'], effect: 'block', as: 'M01'},
  {for: ['bidding'], from: '2019-09-12', lists: ['YZWF', 'ZFCG', 'NMGGZ', 'ZDSS', 'DSJD'],
   effect: 'flag'},
  {for: ['public_funds'], from: '2019-09-12', lists: serious, effect: 'block', as: 'M07'},
  {for: ['public_funds'], from: '2019-09-12', measures: ['M07'], effect: 'block', as: 'M07'},
  {for: ['public_funds'], from: '2019-09-12', records: ['general', 'serious'], effect: 'info'},
  {for: licences, from: '2019-09-12', lists: serious, effect: 'flag', as: 'M12'},
  {for: licences, from: '2020-12-07', measures: ['M01', 'M02'], effect: 'block', as: 'M01'},
  {for: ['appointment'], from: '2019-09-12', lists: ['YZWF'], effect: 'flag'},
  {for: ['appointment'], from: '2019-09-12', lists: ['SXBZXR', 'ZFCG', 'NMGGZ', 'ZDSS', 'DSJD'],
   effect: 'info'},
  {for: ['honours'], from: '2020-12-07', lists: serious, effect: 'block', as: 'M08'},
  {for: ['honours'], from: '2020-12-07', measures: ['M08'], effect: 'block', as: 'M08'},
  {for: ['honours'], from: '2019-09-12', records: ['general', 'serious'], effect: 'flag'},
  {for: ['platform_entry'], from: '2019-09-12', lists: ['DSJD', 'YZWF', 'SXBZXR'], effect: 'flag'}
] AS rows
WHERE any(row IN rows WHERE purpose IN row.for)
WITH known, dawn, day, spared, [row IN rows WHERE purpose IN row.for AND row.from <= $as_of
                                AND (row.needs IS NULL OR row.needs IN $stated)] AS rows
UNWIND range(1, size($codes)) AS number
WITH *, reduce(code = toUpper(normalize($codes[number - 1], NFKC)),
               mark IN [' ', '\t', '\u200b', '\ufeff', '-', '‐', '‑', '–', '—', '−', '－'] |
               replace(code, mark, '')) AS code
WITH *, CASE size(code) WHEN 9 THEN 'o:' WHEN 15 THEN 'r:' ELSE 'u:' END + code AS key
OPTIONAL MATCH (stated:Key {key: key})
OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
WITH known, dawn, day, spared, rows, number, code, coalesce(head, stated) AS subject
CALL (known, subject) {
  CALL (known, subject) {
    MATCH (entry:Entry {holder: subject.key}) WHERE entry.rec <= known < entry.sup
    RETURN entry
    UNION
    MATCH (subject)-[s:SUBJECT_OF]->(event:Event) WHERE s.rec <= known < s.sup
      AND NOT EXISTS { MATCH (own:Entry {event: event.key, holder: subject.key})
                       WHERE own.rec <= known < own.sup }
    MATCH (entry:Entry {event: event.key}) WHERE entry.rec <= known < entry.sup
    RETURN entry
  }
  // The first day on which a capacity answers, and disputes, stand in the nested part.
  WITH entry, $as_of AS day, entry.p_determined AS determined,
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
  WITH entry, CASE
         WHEN day < determined OR day < first THEN 'not_yet'
         WHEN entry.p_status = 'revoked'
           OR any(d IN disputes WHERE d.voids AND d.decided = entry.p_ended_on)
           OR (entry.p_ended_on <= day AND entry.p_ended_on < entry.p_expire_at)
           THEN entry.p_status
         WHEN day >= entry.p_expire_at THEN 'expired'
         WHEN any(d IN open WHERE d.suspends) THEN 'suspended'
         WHEN any(d IN open WHERE d.blocks) AND before = 'active' THEN 'contested'
         ELSE replace(before, 'active', 'stands')
       END AS standing
  RETURN collect({what: 'record', word: entry.p_severity, doc_no: '', event: entry.event,
           holder: entry.holder, valid_from: entry.p_determined, standing: standing,
           one: [entry.event, entry.holder]}) AS records
}
CALL (known, dawn, day, subject, records) {
  WITH *, [r IN records WHERE r.standing IN ['revoked', 'withdrawn', 'repaired'] | r.event] AS over
  MATCH (subject)-[listed:LISTED]->(fact:Fact)
  WHERE listed.rec <= known < listed.sup AND listed.start <= day < listed.stop
  WITH *, toString(dawn + duration({days: listed.start - 1})) AS valid_from,
       coalesce(fact.p_doc_no, '') AS doc_no, coalesce(fact.p_event, '') AS event
  RETURN collect({what: 'list', word: fact.p_list_code, doc_no: doc_no, event: event,
           holder: subject.key, valid_from: valid_from,
           one: [valid_from, fact.p_list_code, doc_no, event],
           doubt: CASE WHEN listed.flags / 4 % 2 = 1 THEN 'conflict'
                       WHEN event IN over THEN 'undone' END}) AS listings
}
// Orders: those of events, as attribution took them, and those for no event. See measures.cypher.
CALL (known, dawn, day, subject) {
  CALL (known, dawn, day, subject) {
    CALL (known, subject) {
      MATCH (own:Entry {holder: subject.key}) WHERE own.rec <= known < own.sup
      RETURN own.event AS event
      UNION
      MATCH (subject)-[ordered:MEASURE]->(of:Event) WHERE ordered.rec <= known < ordered.sup
      RETURN of.key AS event
    }
    MATCH (outcome:Outcome {event: event}) WHERE outcome.rec <= known < outcome.sup
    WITH subject, event, replace(split(split(outcome.nested, '"measures":[')[1], '],"pleas":')[0],
                                 '"ended_by":{"authority"', '"ended_by":{"by"') AS items
    UNWIND split(items, '{"authority":"')[1..] AS part
    WITH subject, event, part, split(last(split(part, '"valid_from":"')), '"')[0] AS valid_from,
         [span IN split(split(split(part, '"suspended":[')[1], '],"target":')[0], '["')[1..] |
          {first: split(span, '"')[0], last: split(span, '"')[2]}] AS paused
    WHERE split(last(split(part, '"target":"')), '"')[0] = subject.key
      AND split(split(part, '"state":"')[1], '"')[0] IN ['active', 'released', 'transferred']
      AND valid_from <= $as_of < split(last(split(part, '"valid_to":"')), '"')[0]
      AND none(span IN paused WHERE span.first <= $as_of < span.last)
    RETURN event, valid_from, split(split(part, '"code":"')[1], '"')[0] AS word,
           split(split(part, '"document":"')[1], '"')[0] AS doc_no
    UNION
    MATCH (subject)-[ordered:MEASURE]->(fact:Fact)
    WHERE ordered.rec <= known < ordered.sup AND ordered.start <= day < ordered.stop
    RETURN '' AS event, toString(dawn + duration({days: ordered.start - 1})) AS valid_from,
           fact.p_code AS word, coalesce(fact.p_doc_no, '') AS doc_no
  }
  WITH subject, valid_from, word, doc_no, coalesce(min(nullIf(event, '')), '') AS event
  RETURN collect({what: 'measure', word: word, doc_no: doc_no, event: event, holder: subject.key,
           valid_from: valid_from, one: [valid_from, word, doc_no]}) AS ordered
}
CALL (rows, spared, records, listings, ordered) {
  UNWIND listings + ordered + [r IN records WHERE r.standing = 'stands'] AS find
  UNWIND range(0, size(rows) - 1) AS n
  WITH spared, find, n, rows[n] AS row
  WHERE find.word IN CASE find.what WHEN 'list' THEN row.lists WHEN 'measure' THEN row.measures
                                    ELSE row.records END
  WITH find, n, row.as AS measure, CASE
         WHEN spared THEN 'info'
         WHEN row.effect = 'block' AND find.doubt IS NOT NULL THEN 'flag'
         ELSE row.effect END AS effect,
       CASE WHEN row.effect = 'block' AND find.doubt IS NULL THEN 0
            WHEN row.effect = 'info' THEN 2 ELSE 1 END AS rank
  ORDER BY rank, n
  WITH find.what AS what, find.one AS one,
       collect({effect: effect, measure: measure, find: find})[0] AS hit
  RETURN collect(hit) AS hits
}
WITH number, code, subject, hits, CASE
       WHEN subject IS NULL THEN 'unknown'
       WHEN any(hit IN hits WHERE hit.effect = 'block') THEN 'block'
       WHEN any(hit IN hits WHERE hit.effect = 'flag') THEN 'flag'
       ELSE 'clear' END AS outcome
UNWIND CASE hits WHEN [] THEN [null] ELSE hits END AS hit
RETURN number, code, subject.key AS key, subject.name AS name, outcome, hit.effect AS effect,
       hit.find.what AS what, hit.find.word AS found, hit.find.doc_no AS doc_no,
       hit.find.event AS event, hit.find.holder AS holder, hit.find.valid_from AS valid_from,
       hit.measure AS as_measure, hit.find.doubt AS doubt
ORDER BY number, what, valid_from, found, doc_no, event
