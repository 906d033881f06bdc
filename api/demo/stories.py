"""What the district has to show: one penalty for each story."""

from dataclasses import dataclass

from graph.text import Text

_MARKET, _SAFETY = "11990411DM900001XH", "11990411DM9000028H"
_ENVIRONMENT, _FIRE = "11990411DM9000036C", "11990411DM90000447"


@dataclass(frozen=True)
class Case:
    """A penalty: the number of its decision, the code of the authority, the code of the subject
    (blank for a natural person)."""

    number: str
    authority: str
    subject: str


@dataclass(frozen=True)
class Story:
    title: Text
    case: Case
    see: Text


HEADLINE = Case("澄应急罚〔2026〕17号", _SAFETY, "91990411DM00000131")

STORIES: tuple[Story, ...] = (
    Story(
        Text("行为期间更换法定代表人", "the representative changed during the conduct"),
        HEADLINE,
        Text(
            "记入四人：前后两任法定代表人、总经理、决定书点名的车间主任；其余各人各因一个条件不记",
            "four recorded: both representatives, the general manager, the workshop head named; "
            "each of the others fails a condition of its own",
        ),
    ),
    Story(
        Text("行为之前已卸任", "left before the conduct"),
        Case("澄环罚〔2026〕21号", _ENVIRONMENT, "91990411DM0000056E"),
        Text(
            "只记继任法定代表人和经理；一月卸任者不记",
            "the successor and the manager are recorded, not who left in January",
        ),
    ),
    Story(
        Text("有限合伙企业", "a limited partnership"),
        Case("澄市监罚〔2026〕41号", _MARKET, "91990411DM00000649"),
        Text(
            "记入委派代表；执行事务合伙人、其法定代表人和有限合伙人不记",
            "the delegate is recorded; not the managing partner, its head or the limited partner",
        ),
    ),
    Story(
        Text("分公司受罚", "a branch is fined"),
        Case("澄市监罚〔2026〕42号", _MARKET, "91990411DM0000099U"),
        Text(
            "记入分公司负责人；总公司法定代表人不记",
            "the head of the branch is recorded, not the representative of the head office",
        ),
    ),
    Story(
        Text("个体工商户事后更换经营者", "an individual business changed hands after the act"),
        Case("澄市监罚〔2026〕43号", _MARKET, "92990411DM0000101C"),
        Text("只记行为时的经营者", "only who ran it at the time is recorded"),
    ),
    Story(
        Text("两个王丙", "two persons named 王丙"),
        Case("澄市监罚〔2026〕44号", _MARKET, "91990411DM000011X7"),
        Text(
            "只记在任的王丙；同名同生日的另一人不记",
            "the 王丙 in office is recorded; not the other of the same name and day of birth",
        ),
    ),
    Story(
        Text("行为时间不明，两年内未换人", "not dated, one representative for two years"),
        Case("澄市监罚〔2026〕33号", _MARKET, "91990411DM00001362"),
        Text("个人记录待审，不计入", "the person's entry waits for review and counts nowhere"),
    ),
    Story(
        Text("行为时间不明，两年内换过人", "not dated, and the representative changed"),
        Case("澄市监罚〔2026〕34号", _MARKET, "91990411DM0000144W"),
        Text("不记个人，列为缺口和候选", "no person is recorded: a gap, with candidates"),
    ),
    Story(
        Text("决定书与登记的代表人不一致", "the penalty and the registry name different heads"),
        Case("澄消罚〔2026〕8号", _FIRE, "91990411DM0000152P"),
        Text("核实前不作有效个人记录", "nothing active on a person until this is settled"),
    ),
    Story(
        Text("个人独资企业", "a sole proprietorship"),
        Case("澄环罚〔2026〕47号", _ENVIRONMENT, "91990411DM0000160J"),
        Text("记入投资人", "the owner is recorded"),
    ),
    Story(
        Text("自然人以本人名义受罚", "a natural person penalised in his own name"),
        Case("澄市监罚〔2026〕45号", _MARKET, ""),
        Text("有完整证件号码：记入本人", "with a whole number: recorded on the person"),
    ),
    Story(
        Text("自然人证件号码已脱敏", "a natural person behind a mask"),
        Case("澄市监罚〔2026〕48号", _MARKET, ""),
        Text("身份未核实，不记入任何人名下", "not identified, so nobody is recorded"),
    ),
    Story(
        Text("当场警告", "a warning on the spot"),
        Case("澄市监罚〔2026〕49号", _MARKET, "91990411DM0000179F"),
        Text("轻微：仅限内部，不公示", "minor: internal, shown to nobody outside"),
    ),
    Story(
        Text("全资子公司受罚", "a wholly owned subsidiary is fined"),
        Case("澄应急罚〔2026〕18号", _SAFETY, "91990411DM00001955"),
        Text("责任不沿股权上行", "nothing climbs along ownership"),
    ),
    Story(
        Text("农民专业合作社", "a farmers' cooperative"),
        Case("澄市监罚〔2026〕51号", _MARKET, "93990411DM0000208L"),
        Text("记入理事长（法定代表人）", "the chair, its legal representative, is recorded"),
    ),
    Story(
        Text("事业单位", "a public institution"),
        Case("澄消罚〔2026〕11号", _FIRE, "12990411DM0000216T"),
        Text("记入校长；副校长不记", "the head is recorded, not the deputy"),
    ),
    Story(
        Text("登记数据中没有的企业", "an enterprise that no registry delivery holds"),
        Case("澄环罚〔2026〕27号", _ENVIRONMENT, "91990411DM0000224G"),
        Text(
            "汇集方只给出姓名：列为核实任务，不记个人",
            "the aggregator gives a name only: a task to identify, no record",
        ),
    ),
    Story(
        Text("两段行为之间任职", "in office between two acts"),
        Case("澄环罚〔2026〕46号", _ENVIRONMENT, "91990411DM0000232B"),
        Text(
            "两段之间任总经理者与两段均无重叠，不记",
            "the manager of the months between meets neither act and is not recorded",
        ),
    ),
)
