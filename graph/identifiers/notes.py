"""What a reader is told about a code or number. None of these texts holds a number."""

from graph.text import Text

CHECK_WRONG = Text(
    "校验码不符；保留原值，但不据此合并主体，请核对证照",
    "the check character does not fit; kept, but nothing is merged by it; check the certificate",
)
SHAPE_WRONG = Text(
    "位数或字符不符合该类代码；请核对证照",
    "length or characters do not fit this kind of code; check the certificate",
)
LETTER_NOT_USED = Text(
    "含有统一社会信用代码不使用的字母（I、O、S、V、Z）；请核对证照",
    "holds a letter that the unified code never uses (I, O, S, V, Z); check the certificate",
)
INNER_CHECK_WRONG = Text(
    "第9至17位的组织机构代码校验码不符（GB 11714）；统一代码本身有效",
    "the organisation code in positions 9-17 has a wrong check digit (GB 11714); "
    "the unified code itself is valid",
)
UNKNOWN_CLASS = Text(
    "登记管理部门或机构类别不在 GB 32100-2015 表中；请核对",
    "department or category is not in the tables of GB 32100-2015; check it",
)
UNVERIFIED_CLASS = Text(
    "机构类别54、55按村民委员会、居民委员会解读，尚未见标准文本确认",
    "classes 54 and 55 are read as villagers' and residents' committees; "
    "the text of the standard was not seen",
)
OLD_REG_NO = Text(
    "13位旧注册号，没有校验码；保留原值，但不据此合并主体",
    "an old 13-digit registration number without check digit; kept, but nothing is merged by it",
)
UNKNOWN_SCHEME = Text(
    "不是统一社会信用代码、组织机构代码或注册号；保留原值，但不据此合并主体",
    "neither a unified code, an organisation code nor a registration number; "
    "kept, but nothing is merged by it",
)
PLACEHOLDER = Text("同一字符重复填写，视为未填", "one character repeated: read as left empty")
PERSON_IN_CODE = Text(
    "代码栏中疑似个人身份号码；为保护个人信息未予保留，请改填单位代码",
    "what reads as a person's number stands where an organisation code belongs; "
    "it is not kept, to protect the person; give the organisation's code",
)

NO_NUMBER = Text("没有证件号码", "there is no number")
MASKED = Text("号码已脱敏，只能用于比对", "the number is masked and can only be compared")
CITIZEN_SHAPE_WRONG = Text("不是18位或15位公民身份号码", "not a citizen number of 18 or 15 digits")
CITIZEN_CHECK_WRONG = Text(
    "公民身份号码校验码不符", "the check character of the citizen number does not fit"
)
BIRTH_WRONG = Text("出生日期不存在", "the date of birth does not exist")
PROVINCE_UNKNOWN = Text(
    "省级代码（前两位）不在 GB/T 2260 中；请核对",
    "the province (first two digits) is not in GB/T 2260; check it",
)
FROM_15 = Text(
    "由15位旧号码换算为18位；旧号码没有校验码，请核对",
    "converted from an old 15-digit number, which has no check character; check it",
)
DOCUMENT_WRONG = Text("号码不符合该类证件", "the number does not fit this kind of document")
DOCUMENT_UNKNOWN = Text(
    "证件类型缺失或无法识别，单凭号码不能识别人",
    "the kind of document is missing or unknown: such a number alone identifies nobody",
)
PASSPORT_STATE = Text(
    "护照号码在不同签发国之间会重复；请结合国籍核对",
    "passport numbers repeat between issuing states; check the nationality",
)
