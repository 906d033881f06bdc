"""Legal subjects, and how sure it is who a person is."""

from graph.vocabulary.word import Word


class SubjectType(Word):
    """What kind of legal subject an organisation (or a person) is; decides the role classes."""

    COMPANY = "company", "公司", "company"
    NONCOMPANY = "noncompany", "非公司企业法人", "non-company enterprise legal person"
    PARTNERSHIP = "partnership", "合伙企业", "partnership"
    SOLE_PROP = "sole_prop", "个人独资企业", "sole proprietorship"
    INDIVIDUAL = "individual", "个体工商户", "individual business"
    BRANCH = "branch", "分支机构", "branch"
    COOPERATIVE = "cooperative", "农民专业合作社", "farmers' cooperative"
    PUBLIC_INSTITUTION = "public_institution", "事业单位", "public institution"
    SOCIAL_ORG = "social_org", "社会组织", "social organization"
    GOV_BODY = "gov_body", "机关", "government body"
    VILLAGE_BODY = "village_body", "村（居）民委员会、村集体", "village body"
    LAW_FIRM = "law_firm", "律师事务所等", "law firm"
    FOREIGN_ORG = "foreign_org", "外国组织", "foreign organization"
    PERSON = "person", "自然人", "natural person"
    UNKNOWN = "unknown", "类型不明", "type unknown"


class Assurance(Word):
    """How sure it is who a person is (domain.md §4.2); entries need one of the first two."""

    VERIFIED_ID = "verified_id", "证件号码已核验", "verified number"
    ROLE_BOUND = "role_bound", "姓名与登记职务相符", "name bound to a registered office"
    MASKED = "masked", "证件号码已脱敏", "masked number"
    NAME_ONLY = "name_only", "仅有姓名", "name only"
