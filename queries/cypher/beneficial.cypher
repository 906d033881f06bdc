// 受益所有人：依登记的信息，谁符合三项标准之一；没有的，以谁为受益所有人；已备案的另列
// Beneficial owners of an organisation by the three tests of the measures in force since
// 2024-11-01: 25 % of the shares in the end, 25 % of the votes, or actual control. It is computed
// from what is on record, and neither a filing nor a finding. `outcome` is `owners`, `none` (who is
// in charge of daily management counts, `in_place`), `state` (the legal representative counts),
// `undecided` (what is on record leaves it open) or `no_rule`. `what` is `outcome`, `candidate`
// (with a verdict for each test), `in_place`, `filed`, `unstated` (a source that names nobody), or
// `end`: where chains end without a natural person, and why. `filing`: whether it has to file.
//
// Shares are read as in owners.cypher, control as in owners_control.cypher; chains through parties
// that hold each other are summed up four hundred times round. Parties that hold all of each other
// (or so much that nothing is solved), and whether a commitment may stand in for the filing, are
// told by `zelian owners`.
//
// 条款 · clause: 二.(三).3.(2)
// :param key => 'u:…'              组织的键 · key of the organisation
// :param as_of => '2026-07-01'     世界时间 · the day in the world
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known,
     duration.inDays(date('0001-01-01'), date($as_of)).days + 1 AS day
MATCH (stated:Key {key: $key})
OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
WITH known, day, coalesce(head, stated) AS subject
// Everybody above, over holdings, votes, instruments, and for whom they hold.
MATCH ANY SHORTEST (subject)
  ((near)-[r:HOLDS_SHARE|HOLDS_VOTES|CONTROLS|NOMINEE_FOR]-(far)
   WHERE r.rec <= known < r.sup AND r.start <= day < r.stop
     AND CASE type(r) WHEN 'NOMINEE_FOR' THEN startNode(r) ELSE endNode(r) END = near)*
  (party:Key)
WITH known, day, subject, collect(party) AS parties
CALL (known, day, parties) {
  UNWIND [party IN parties WHERE party:Organization] AS held
  MATCH (holder:Key)-[r:HOLDS_SHARE|HOLDS_VOTES]->(held)
  WHERE r.rec <= known < r.sup AND r.start <= day < r.stop
  MATCH (fact:Fact {id: r.fact}) WHERE NOT coalesce(fact.p_derived, false)
  MATCH (fact)-[:RESTS_ON]->(row:Statement)-[:READ_IN]->(source:Source)
  WITH holder, held, type(r) AS kind, coalesce(fact.p_indirect, false) AS indirect, fact,
       collect({by: source.provider, seen: row.asserted, weight: {aggregator: 1, registry: 2,
         authority: 3, steward: 4}[source.rank]}) AS rests,
       CASE WHEN 0 <= fact.p_pct <= 100 THEN fact.p_pct END AS pct,
       CASE WHEN 0 <= fact.p_pct_min <= 100 THEN fact.p_pct_min END AS least,
       CASE WHEN 0 <= fact.p_pct_max <= 100 THEN fact.p_pct_max END AS most
  // A strict bound lies a hundred-millionth inside its limit.
  WITH holder, held, kind, indirect, collect({rests: rests,
         weight: reduce(top = 0, e IN rests | CASE WHEN e.weight > top THEN e.weight ELSE top END),
         states: coalesce(pct, least, most) IS NOT NULL
                 AND coalesce(pct, least, 0) <= coalesce(pct, most, 100),
         low: coalesce(pct, least, 0) / 100.0 + CASE WHEN pct IS NULL AND least IS NOT NULL
           AND coalesce(fact.p_pct_min_open, false) THEN 0.00000001 ELSE 0 END,
         high: coalesce(pct, most, 100) / 100.0 - CASE WHEN pct IS NULL AND most IS NOT NULL
           AND coalesce(fact.p_pct_max_open, false) THEN 0.00000001 ELSE 0 END}) AS said
  // Of each provider the newest version speaks, and of the providers the highest rank.
  WITH holder, held, kind, indirect, [x IN said WHERE x.states AND any(e IN x.rests WHERE
         none(y IN said WHERE any(f IN y.rests WHERE f.by = e.by AND f.seen > e.seen)))] AS newest
  WITH holder, held, kind, indirect,
       [x IN newest WHERE none(y IN newest WHERE y.weight > x.weight)] AS deciding
  RETURN collect({holder: holder, held: held, kind: kind, indirect: indirect,
    unknown: deciding = [],
    low: CASE deciding WHEN [] THEN 0.0 ELSE reduce(low = 1.0, x IN deciding |
           CASE WHEN x.low < low THEN x.low ELSE low END) END,
    high: CASE deciding WHEN [] THEN 1.0 ELSE reduce(high = 0.0, x IN deciding |
           CASE WHEN x.high > high THEN x.high ELSE high END) END}) AS shares
}
// What a nominee holds is the principal's: with one recorded for the organisation all of it, with
// several, or where it is not recorded which holding is meant, an unknown part of it. Of several
// sources of such a tie the strongest speaks.
CALL (known, day, shares) {
  UNWIND [s IN shares | s.holder] AS holder
  WITH DISTINCT known, day, holder
  MATCH (holder) (()-[n:NOMINEE_FOR]->()
    WHERE n.rec <= known < n.sup AND n.start <= day < n.stop){1,10} ()
  UNWIND n AS tie
  WITH DISTINCT tie
  MATCH (fact:Fact {id: tie.fact})-[:RESTS_ON]->(row:Statement)-[:READ_IN]->(source:Source)
  WITH tie, fact, row, {aggregator: 1, registry: 2, authority: 3, steward: 4}[source.rank]
       AS weight
  ORDER BY weight DESC, row.asserted DESC, row.digest DESC
  WITH startNode(tie) AS one, endNode(tie) AS other, head(collect(fact)) AS fact
  RETURN collect({by: one.key, to: other.key, about: coalesce(fact.p_organization, '')}) AS nominees
}
CALL (known, day, shares, nominees) {
  UNWIND shares AS s
  WITH known, day, nominees, s, s.holder AS holder, s.held.key AS held
  MATCH way = (holder) (()-[n:NOMINEE_FOR]->()
    WHERE n.rec <= known < n.sup AND n.start <= day < n.stop){0,9} (end:Key)
  WITH s, held, [stop IN nodes(way) | {key: stop.key,
         own: [tie IN nominees WHERE tie.by = stop.key AND tie.about = held | tie.to],
         any: [tie IN nominees WHERE tie.by = stop.key AND tie.about = '' | tie.to]}] AS stops
  WITH s, held, stops, stops[-1] AS end, [stop IN stops[..-1] | stop.key] AS before
  WITH *, end.key IN before AS again
  WHERE all(n IN range(0, size(before) - 1) WHERE NOT before[n] IN before[..n]
      AND stops[n + 1].key IN CASE stops[n].own WHEN [] THEN stops[n].any ELSE stops[n].own END)
    AND (again OR size(end.own) <> 1)
  WITH DISTINCT s, held, end, before, all(stop IN stops[..-1] WHERE size(stop.own) = 1)
       AND (again OR end.own = [] AND end.any = []) AS whole
  RETURN collect({from: end.key, to: held, behind: before, unknown: s.unknown, kind: s.kind,
                  indirect: s.indirect, registered: [s.holder.key, held],
                  low: CASE WHEN whole THEN s.low ELSE 0.0 END, high: s.high}) AS links
}
WITH *, [l IN links WHERE l.kind = 'HOLDS_VOTES' AND l.high > 0 OR l.kind = 'HOLDS_SHARE'
         AND l.high > 0 AND none(v IN links WHERE v.kind = 'HOLDS_VOTES'
                                   AND v.registered = l.registered)] AS votes
CALL (known, day, parties, votes) {
  UNWIND parties AS party
  OPTIONAL MATCH (party)<-[r:CONTROLS]-(over:Key)
  WHERE r.rec <= known < r.sup AND r.start <= day < r.stop
  OPTIONAL MATCH (fact:Fact {id: r.fact})-[:RESTS_ON]->(row:Statement)-[:READ_IN]->(source:Source)
  WITH votes, party, over, fact, row, {aggregator: 1, registry: 2, authority: 3,
                                       steward: 4}[source.rank] AS weight
  ORDER BY weight DESC, row.asserted DESC, row.digest DESC
  WITH votes, party, over, head(collect(fact)) AS fact
  WITH votes, party.key AS key,
       collect({key: over.key, joint: coalesce(fact.p_joint, false)}) AS by
  WITH votes, key, [each IN by WHERE each.key IS NOT NULL] AS told
  RETURN collect({key: key, told: told, votes: [v IN votes WHERE v.to = key]}) AS board
}
CALL (known, day, parties) {
  UNWIND parties AS party
  MATCH (party) (()-[c:ACTS_IN_CONCERT]-()
    WHERE c.rec <= known < c.sup AND c.start <= day < c.stop){1,9} ()
  UNWIND c AS tie
  WITH DISTINCT tie
  MATCH (fact:Fact {id: tie.fact})-[:RESTS_ON]->(row:Statement)-[:READ_IN]->(source:Source)
  WITH tie, fact, row, {aggregator: 1, registry: 2, authority: 3, steward: 4}[source.rank]
       AS weight
  ORDER BY weight DESC, row.asserted DESC, row.digest DESC
  WITH startNode(tie) AS one, endNode(tie) AS other, head(collect(fact)) AS fact
  WITH coalesce(fact.p_agreement, '') AS agreement, coalesce(fact.p_organization, '') AS scope,
       collect(fact.id) AS facts
  RETURN collect({agreement: agreement, scope: scope, facts: facts}) AS agreed
}
CALL (parties, agreed) {
  UNWIND parties AS party
  UNWIND agreed AS each
  MATCH (party) (()-[c:ACTS_IN_CONCERT]-() WHERE c.fact IN each.facts){1,9} (partner:Key)
  WHERE partner <> party
  WITH party, partner, each ORDER BY each.agreement, each.scope
  WITH party, partner, collect(each.scope)[0] AS scope
  RETURN collect({of: party.key, key: partner.key, scope: scope}) AS concert
}
WITH *, [party IN parties WHERE party <> subject | party.key] AS whose
CALL (parties, board, concert, whose) {
  // Round by round, whatever a group holds more than half of, or an instrument of, joins it.
  UNWIND whose + [c IN concert WHERE c.of IN whose | c.key] AS who
  UNWIND ['low', 'high'] AS end
  WITH DISTINCT parties, board, who, end
  RETURN collect({of: who, end: end, found: reduce(
    state = {found: [{key: who, scope: ''}], more: true}, n IN range(0, size(parties)) |
    CASE WHEN state.more THEN head([new IN [[b IN board
      WHERE none(f IN state.found WHERE f.key = b.key)
        AND (reduce(sum = 0.0, v IN b.votes | CASE WHEN any(f IN state.found WHERE f.key = v.from)
               THEN sum + v[end] ELSE sum END) > 0.500000001
             OR any(by IN b.told WHERE NOT by.joint
                      AND any(f IN state.found WHERE f.key = by.key))) |
      {key: b.key, scope: ''}]] | {found: state.found + new, more: new <> []}])
    ELSE state END).found[1..]}) AS alone
}
CALL (parties, board, concert, whose, alone) {
  // The same for those who act in concert, from all of them and what each directs alone.
  UNWIND whose AS who
  UNWIND ['low', 'high'] AS end
  WITH parties, board, who, end, [{key: who, scope: ''}] + reduce(seeds = [],
         c IN [c IN concert WHERE c.of = who] | seeds + [key IN [c.key]
           + reduce(keys = [], a IN alone | CASE WHEN a.of = c.key AND a.end = end
                    THEN keys + [f IN a.found | f.key] ELSE keys END)
         WHERE key <> who AND none(s IN seeds WHERE s.key = key) | {key: key, scope: c.scope}])
       AS seeds
  RETURN collect({of: who, end: end, found: reduce(
    state = {found: seeds, more: true}, n IN range(0, size(parties)) |
    CASE WHEN state.more THEN head([new IN [[b IN board
      WHERE none(f IN state.found WHERE f.key = b.key)
        AND (reduce(sum = 0.0, v IN b.votes | CASE WHEN any(f IN state.found
                 WHERE f.key = v.from AND f.scope IN ['', b.key])
               THEN sum + v[end] ELSE sum END) > 0.500000001
             OR any(by IN b.told WHERE any(f IN state.found WHERE f.key = by.key))) |
      {key: b.key, scope: ''}]] | {found: state.found + new, more: new <> []}])
    ELSE state END).found[size(seeds)..]}) AS together
}
// How much of it each party has in the end: the least, the most, in parts of one.
CALL (subject, parties, links, whose) {
  WITH subject, [party IN parties | party.key] AS keys, [l IN links WHERE l.kind = 'HOLDS_SHARE']
       AS owned
  WITH subject, keys, [key IN keys | [l IN owned WHERE l.from = key |
         {to: [n IN range(0, size(keys) - 1) WHERE keys[n] = l.to][0], low: l.low, high: l.high,
          straight: l.to = subject.key}]] AS cells
  WITH keys, cells, reduce(x = [[key IN keys | 0.0], [key IN keys | 0.0]], n IN range(1, 400) | [
         [cell IN cells | reduce(sum = 0.0, l IN cell | sum + l.low *
            (coalesce(x[0][l.to], 0.0) + CASE WHEN l.straight THEN 1 ELSE 0 END))],
         [cell IN cells | reduce(sum = 0.0, l IN cell | sum + l.high *
            (coalesce(x[1][l.to], 0.0) + CASE WHEN l.straight THEN 1 ELSE 0 END))]]) AS x
  RETURN collect([n IN range(0, size(keys) - 1) | {key: keys[n],
    low: CASE WHEN x[0][n] > 1 THEN 1.0 ELSE x[0][n] END,
    high: CASE WHEN x[1][n] > 1 THEN 1.0 ELSE x[1][n] END}])[0] AS held
}
CALL (known, day, subject, parties, links, votes, alone, together, held) {
  UNWIND parties AS party
  OPTIONAL MATCH (party)-[p:PROFILE]->(said:Fact)
  WHERE p.rec <= known < p.sup AND p.start <= day < p.stop
  WITH *, any(l IN links WHERE l.kind = 'HOLDS_SHARE' AND l.to = party.key) AS above,
       [g IN alone WHERE g.of = party.key] AS sole,
       [g IN together WHERE g.of = party.key] AS joint,
       [h IN held WHERE h.key = party.key][0] AS own
  WITH *, [party.key] + [f IN [g IN sole WHERE g.end = 'low'][0].found | f.key] AS sure,
       [party.key] + [f IN [g IN sole WHERE g.end = 'high'][0].found | f.key] AS wide
  WITH subject, party, above, own, coalesce(said.p_type, '') AS type,
       NOT party:Organization OR coalesce(said.p_unspecified, '') <> '' AS nameless,
       party:Person OR NOT above AND coalesce(said.p_unspecified, '') IN
         ['anonymousPerson', 'unknownPerson'] AS natural,
       CASE WHEN any(g IN sole + joint WHERE g.end = 'low'
                       AND any(f IN g.found WHERE f.key = subject.key)) THEN 'yes'
            WHEN any(g IN sole + joint WHERE any(f IN g.found WHERE f.key = subject.key))
            THEN 'unknown' ELSE 'no' END AS control,
       reduce(sum = 0.0, v IN votes | sum + CASE WHEN v.to = subject.key AND v.from <> v.to
              AND v.from IN sure THEN v.low ELSE 0 END) AS least,
       reduce(sum = 0.0, v IN votes | sum + CASE WHEN v.to = subject.key AND v.from <> v.to
              AND v.from IN wide THEN v.high ELSE 0 END) AS most
  RETURN collect({party: party, natural: natural, type: type, control: control, most: most,
    part: own.high, end: CASE WHEN above OR natural THEN '' WHEN nameless THEN 'unspecified'
      WHEN type IN ['gov_body', 'public_institution'] THEN 'state'
      WHEN type IN ['social_org', 'village_body'] THEN 'no_owners' ELSE 'no_holders' END,
    ownership: CASE WHEN round(own.low * 100, 7) >= 25 THEN 'yes'
                    WHEN round(own.high * 100, 7) < 25 THEN 'no' ELSE 'unknown' END,
    rights: CASE WHEN round(least * 100, 7) >= 25 THEN 'yes'
                 WHEN round(most * 100, 7) < 25 THEN 'no' ELSE 'unknown' END}) AS all
}
WITH known, day, subject, [x IN all WHERE x.party = subject][0] AS root,
     [x IN all WHERE x.party <> subject] AS above,
     [x IN all WHERE x.natural
        AND any(v IN [x.ownership, x.rights, x.control] WHERE v <> 'no')] AS people,
     [x IN all WHERE x.end IN ['unspecified', 'no_holders']] AS ends,
     [x IN all WHERE x.end <> '' AND (x.part > 0 OR x.control <> 'no' OR x.party = subject)] AS over
// Whether behind ends of which no holder is known there may be somebody who fits.
WITH *, [test IN ['ownership', 'rights', 'control'] WHERE root IN ends
         OR any(x IN people WHERE x[test] = 'unknown')
         OR test = 'control' AND any(x IN ends WHERE x.control <> 'no')
         OR reduce(sum = 0.0, x IN ends | sum + CASE WHEN test = 'rights' AND x.most > x.part
              THEN x.most ELSE x.part END) * 100 >= CASE test WHEN 'control' THEN 50 ELSE 25 END
        ] AS open
WITH *, CASE WHEN $as_of < '2024-11-01' THEN 'no_rule'
       WHEN any(x IN above WHERE x.end = 'state' AND x.control = 'yes') THEN 'state'
       WHEN any(x IN people WHERE 'yes' IN [x.ownership, x.rights, x.control]) THEN 'owners'
       WHEN open <> [] OR any(x IN above WHERE x.end = 'state' AND x.control = 'unknown')
       THEN 'undecided' ELSE 'none' END AS outcome
WITH *, CASE outcome WHEN 'state' THEN ['LEGAL_REP'] WHEN 'none' THEN CASE root.type
         WHEN 'company' THEN ['GENERAL_MANAGER', 'MANAGER', 'EXEC_DIRECTOR', 'CHAIR']
         WHEN 'partnership' THEN ['MANAGING_PARTNER', 'PARTNER_DELEGATE'] ELSE [] END ELSE [] END
       + CASE WHEN outcome <> 'no_rule' AND root.type = 'branch' AND EXISTS {
           MATCH (subject)-[b:BRANCH_OF]->(:Key)-[p:PROFILE]->(said:Fact {p_type: 'foreign_org'})
           WHERE b.rec <= known < b.sup AND b.start <= day < b.stop AND p.rec <= known < p.sup
             AND p.start <= day < p.stop } THEN ['BRANCH_HEAD'] ELSE [] END AS offices
CALL (known, day, subject, people, outcome, offices, over) {
  RETURN 'outcome' AS what, subject AS who, null AS office, null AS tests
  UNION
  UNWIND CASE outcome WHEN 'no_rule' THEN [] ELSE people END AS x
  RETURN 'candidate' AS what, x.party AS who, null AS office,
         {ownership: x.ownership, rights: x.rights, control: x.control} AS tests
  UNION
  UNWIND over AS x
  RETURN 'end' AS what, x.party AS who, x.end AS office, null AS tests
  UNION
  MATCH (subject)<-[held]-(who:Key)
  WHERE type(held) IN offices AND held.rec <= known < held.sup AND held.start <= day < held.stop
  RETURN 'in_place' AS what, who, type(held) AS office, null AS tests
  UNION
  MATCH (subject)<-[filed:BENEFICIAL_OWNER_OF]-(who:Key)
  WHERE outcome <> 'no_rule' AND filed.rec <= known < filed.sup
    AND filed.start <= day < filed.stop
  RETURN 'filed' AS what, who, null AS office, null AS tests
  UNION
  MATCH (subject)-[told:UNSTATED_OWNER]->(fact:Fact)
  WHERE outcome <> 'no_rule' AND told.rec <= known < told.sup AND told.start <= day < told.stop
  RETURN 'unstated' AS what, subject AS who, fact.p_answer AS office, null AS tests
}
RETURN outcome, CASE WHEN root.type IN ['company', 'partnership'] OR 'BRANCH_HEAD' IN offices
         THEN 'files' WHEN root.type IN ['noncompany', 'sole_prop', 'cooperative', 'branch']
         THEN 'not_yet' WHEN root.type = 'individual' THEN 'never' ELSE 'unknown' END AS filing,
       what, who.key AS key, who.name AS name, office, tests.ownership AS ownership,
       tests.rights AS rights, tests.control AS control,
       [test IN ['ownership', 'rights', 'control'] WHERE tests[test] = 'yes'][0] AS counts_by
ORDER BY what <> 'outcome', what, key, office
