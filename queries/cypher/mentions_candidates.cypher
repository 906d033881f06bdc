// 待识别者可能是谁：同名、证件号码掩码相符、曾在同一组织任职的人（或组织），及已有的认定
// Whom a mention may be: subjects with a stronger key of the same name, or whose number fits its
// mask; of those who ever held an office where the mention does or is named, this speaks for them
// too. `judged`: a steward has said that they are different; `in_office`: there on the day asked
// about. Nothing here decides. The names come from the index of names, which is asked for two Han
// characters together: a name without is not looked for (`zelian match list` finds it too). A name
// that over 50 subjects have in theirs is too broad.
//
// 条款 · clause: 一.(二).3
// :param key => 'c:…'              待识别者的键 · key of the mention
// :param as_of => '2026-07-01'     世界时间 · the day in the world
// :param known_at => null          知识时间：提交号，null 为最新 · commit, null for the newest
MATCH (clock:Clock {one: 1})
WITH coalesce($known_at, clock.tx) AS known,
     duration.inDays(date('0001-01-01'), date($as_of)).days + 1 AS day,
     '[^\\p{Z}\\p{Cc}\\p{Cf}\\p{Pd}−⁃˗─━ー]' AS seen,
     ['u:', 'o:', 'r:', 'p', 't:', 'c:'] AS strength,
     ['ACTING_HEAD', 'AGENT', 'BRANCH_HEAD', 'CFO', 'CHAIR', 'DEPUTY_HEAD', 'DEPUTY_MANAGER',
       'DIRECTOR', 'EXEC_DIRECTOR', 'FAMILY_OPERATOR', 'GENERAL_MANAGER', 'GENERAL_PARTNER',
       'HEAD_OF_BODY', 'INDEP_DIRECTOR', 'INVESTOR_OWNER', 'LEGAL_REP', 'LIAISON',
       'LIMITED_PARTNER', 'MANAGER', 'MANAGING_PARTNER', 'OPERATOR', 'OTHER_OFFICE',
       'PARTNER_DELEGATE', 'PRACTITIONER', 'SUPERVISOR'] AS offices
MATCH (stated:Key {key: $key})
OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
WITH *, coalesce(head, stated) AS mention
WITH *, reduce(told = '', c IN split(normalize(mention.name, NFKC), '') |
               told + CASE WHEN c =~ '[\\p{L}\\p{N}]' THEN toLower(c) ELSE '' END) AS letters,
     reduce(told = '', c IN split(normalize(mention.name, NFKC), '') |
            told + CASE WHEN c =~ seen THEN toUpper(c) ELSE '' END) AS named,
     COLLECT { MATCH (mention)-[own:HAS_MASK]->(:Key) WHERE own.rec <= known < own.sup
               MATCH (fact:Fact {id: own.fact}) WHERE fact.p_mask <> ''
               RETURN fact.p_mask } AS fine
WITH *, [i IN range(0, size(letters) - 2) | substring(letters, i, 2)] AS pairs, COLLECT {
  CALL (known, offices, mention) {
    MATCH (mention)-[held]->(at:Key) WHERE type(held) IN offices AND held.rec <= known < held.sup
    RETURN at
    UNION
    MATCH (mention)<-[in:NAMED]-(:Event)<-[of:SUBJECT_OF]-(at:Key)
    WHERE in.rec <= known < in.sup AND of.rec <= known < of.sup
    RETURN at
  }
  RETURN at } AS around
WITH *, reduce(asked = '', pair IN [pair IN pairs WHERE pair =~ '[一-龥]{2}'] |
               asked + ' +' + pair) AS asked
CALL (known, seen, mention, letters, named, fine, asked) {
  CALL (known, mention, letters, asked) {
    UNWIND CASE asked WHEN '' THEN [] ELSE [asked] END AS wanted
    CALL db.index.fulltext.queryNodes('name_words', wanted) YIELD node AS name
    WHERE name.rec <= known AND reduce(told = '', c IN split(normalize(name.text, NFKC), '') |
      told + CASE WHEN c =~ '[\\p{L}\\p{N}]' THEN toLower(c) ELSE '' END) CONTAINS letters
    MATCH (bearer:Key)-[:CALLED]->(name)
    OPTIONAL MATCH (bearer)-[h:HAS_HEAD]->(head:Key) WHERE h.rec <= known < h.sup
    WITH mention, coalesce(head, bearer) AS other WHERE other.kind = mention.kind
    RETURN collect(DISTINCT other) AS bearers
  }
  UNWIND CASE WHEN size(bearers) > 50 THEN [] ELSE bearers END AS other
  WITH seen, named, other
  WHERE named = reduce(told = '', c IN split(normalize(other.name, NFKC), '') |
                       told + CASE WHEN c =~ seen THEN toUpper(c) ELSE '' END)
  RETURN other, 'same_name' AS reason
  UNION
  MATCH (mention)-[own:HAS_MASK]->(:Key)<-[mask:HAS_MASK]-(other:Key)
  WHERE own.rec <= known < own.sup AND mask.rec <= known < mask.sup
  MATCH (fact:Fact {id: mask.fact}) WHERE fine = [] OR fact.p_mask IN fine
  RETURN other, 'same_mask' AS reason
}
WITH *, [i IN range(0, 5) WHERE other.key STARTS WITH strength[i]][0] AS theirs,
     [i IN range(0, 5) WHERE mention.key STARTS WITH strength[i]][0] AS own
WHERE theirs < own AND (own IN [3, 5]) = (theirs IN [3, 5])
  AND NOT mention.key =~ '(u|p[0-9A-Za-z]+):.*'
WITH known, day, offices, mention, around, other, collect(reason) AS reasons
WITH *, COLLECT { MATCH (other)-[held]->(at:Key) WHERE type(held) IN offices
                    AND held.rec <= known < held.sup AND at IN around
                  RETURN held.start <= day < held.stop } AS held
WITH known, mention, other, true IN held AS in_office,
     CASE held WHEN [] THEN [] ELSE ['same_organization'] END + reasons AS speaks
RETURN other.key AS key, other.name AS name,
       COLLECT { UNWIND speaks AS reason RETURN reason ORDER BY reason } AS speaks_for,
       EXISTS { MATCH (j:Judgement {mention: mention.key, target: other.key})
                WHERE j.rec <= known < j.sup } AS judged, in_office
ORDER BY size(speaks_for) DESC, key
