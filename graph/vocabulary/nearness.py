"""How near two subjects stand by law; most relations are information only."""

from graph.vocabulary.word import Word


class Nearness(Word):
    """The levels of relation, the narrowest first; they are kept apart."""

    EXCLUSION = "exclusion", "法定排除关系", "relation that excludes by law"
    AFFILIATION = "affiliation", "关联关系（公司法）", "affiliation (Company Law)"
    RELATED_PARTY = "related_party", "关联方（企业会计准则）", "related party (CAS 36)"
    INFORMATION = "information", "仅供参考", "information only"
