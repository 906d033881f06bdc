// 名单成员：所问之日在某名单中的组织，逐页列出
// The organisations that stand in a list on a day, looking at 2000 organisations a page in the
// order of their keys: ask again with `after`, `last` of the row that tells nothing else, until no
// row comes. Persons are listed by nobody's question.
//
// 条款 · clause: 二.(四).2.(1)
// :param list => 'SXBZXR'          名单代码 · code of the list
// :param after => ''               接着此键之后 · go on after this key
// :param as_of => '2026-07-01'     世界时间 · the day in the world
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known, date('0001-01-01') AS dawn,
     duration.inDays(date('0001-01-01'), date($as_of)).days + 1 AS day
MATCH (unit:Key)
WHERE unit.kind = 'organization' AND unit.key > $after
  AND NOT EXISTS { MATCH (unit)-[h:HAS_HEAD]->() WHERE h.rec <= known < h.sup }
WITH known, dawn, day, unit ORDER BY unit.key LIMIT 2000
WITH known, dawn, day, collect(unit) AS page
CALL (known, dawn, day, page) {
  UNWIND page AS unit
  MATCH (unit)-[listed:LISTED]->(fact:Fact {p_list_code: $list})
  WHERE listed.rec <= known < listed.sup AND listed.start <= day < listed.stop
  RETURN collect({unit: unit, doc_no: fact.p_doc_no,
    valid_from: toString(dawn + duration({days: listed.start - 1})),
    valid_to: toString(dawn + duration({days: listed.stop - 1}))}) AS rows
}
UNWIND rows + [{last: last(page).key}] AS row
RETURN row.unit.key AS key, row.unit.name AS name, row.doc_no AS doc_no,
       row.valid_from AS valid_from, row.valid_to AS valid_to, row.last AS last
ORDER BY key, valid_from, doc_no
