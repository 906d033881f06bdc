"""What a person can do in each role, from the form to the answer, through the gate and its log."""

import json

import pytest

from api.gate import Role
from tests.api.http.serving import C1, C2, LOT, NAME, NUMBER, PARCEL
from tests.api.pages.browsing import Browser, found, title, words
from tests.builders import E1

INV, P, SELF = Role.INVESTIGATOR, Role.PROCUREMENT, Role.SUBJECT_SELF

ASKED = {
    "responsible": {"target": "罚1号"},
    "file": {"target": C1},
    "related": {"target": C1, "depth": "2"},
    "trace": {"target": PARCEL.key},
    "risk": {"target": C1},
    "clearance": {"target": C1},
    "screen": {"use": "procurement", "codes": f"{C1}\n{C2}"},
    "bidders": {"codes": f"{C1}，{C2}", "deadline": "2026-05-10"},
}
SAID = {
    "responsible": ("罚1号", NAME, "法定代表人", "二.(四).2.(6)", "登记机关", "第 2 行"),
    "file": ("甲公司", "罚1号", "失信被执行人"),
    "related": ("甲公司", NAME, "关系不是责任"),
    "trace": ("快件一号", "乙公司", "回溯不是认定"),
    "risk": ("甲公司", "本单位", "关联"),
    "clearance": ("有不良信用记录", "2023-06-01"),
    "screen": ("拦截", "未命中", "提示不是结论"),
    "bidders": ("裁断", "线索", "所用规则"),
}


@pytest.mark.parametrize("slug", ASKED)
def test_every_question_is_answered_in_its_terms_and_logged_before_and_after(browser, world, slug):
    browser.enter(world, INV)
    before = len(world.log())
    page = browser.ask(slug, **ASKED[slug])
    assert page.status_code == 200
    read = words(page.text)
    for said in SAID[slug]:
        assert said in read
    for said in ("调查人员", "目的 调查", f"案件 {world.case}", "提交 2", "investigator 客户端"):
        assert said in read
    assert "至今是否仍然有效尚未核实" in read
    intent, outcome = world.log()[before:]
    assert (intent["role"], intent["case"]) == (INV, world.case)
    assert (intent["stage"], outcome["decision"]) == ("intent", "answered")


def test_rejected_persons_stand_with_the_condition_that_failed(browser, world):
    browser.enter(world, INV)
    read = words(browser.ask("responsible", target="罚2号").text)
    recorded, rest = read.split("记入信用记录的对象")[1].split("未记入的人", 1)
    assert "赵戊己" in recorded
    assert "钱庚" not in recorded
    assert "钱庚" in rest
    assert "office_not_answerable" in rest


def test_a_person_is_asked_for_by_number_and_led_on_by_key(browser, world):
    browser.enter(world, INV)
    page = browser.ask("file", number=NUMBER)
    assert NAME in words(page.text)
    assert NUMBER not in page.text
    onward = browser.post("/related", target=world.wang.key)
    assert "乙公司" in words(onward.text)


@pytest.mark.parametrize(
    ("role", "there", "absent"),
    [
        (P, {"screen", "bidders", "risk", "clearance"}, {"own"}),
        (INV, {"responsible", "file", "related", "trace"}, {"own"}),
        (SELF, {"own"}, {"responsible", "screen"}),
        (Role.AUDITOR, {"responsible", "file"}, {"own"}),
        (Role.PROVIDER, set(), {"own", "responsible"}),
        (Role.WHISTLE_OFFICER, set(), {"own", "responsible"}),
    ],
)
def test_a_role_is_offered_what_it_may_ask(browser, world, role, there, absent):
    page = browser.enter(world, role).get("/")
    offered = {a.get("href").strip("/") for a in found(page.text, "a")}
    assert there <= offered
    assert not absent & offered


@pytest.mark.parametrize("role", [P, Role.POLICY_ADMIN])
def test_who_may_not_name_persons_is_given_no_field_and_no_way_to_one(browser, world, role):
    browser.enter(world, role)
    assert not [f for f in found(browser.get("/file").text, "input") if f.get("name") == "number"]
    page = browser.ask("risk", target=C1)
    assert page.status_code == 200
    targets = {f.get("value") for f in found(page.text, "input") if f.get("name") == "target"}
    assert all(t.startswith(("u:", "91")) for t in targets)


def test_procurement_sees_who_is_on_the_path_and_no_entry_of_anybody(browser, world):
    browser.enter(world, P)
    read = words(browser.ask("risk", target=C1).text)
    assert NAME in read
    assert "关联记载" not in read


def test_bidders_of_a_lot_are_asked_for_by_its_name(browser, world):
    browser.enter(world, P)
    assert browser.ask("bidders", lot=LOT.key).status_code == 404  # without bids nothing is told
    page = browser.ask("bidders", codes=f"{C1} {C2}", deadline="2026-05-10")
    assert page.status_code == 200
    tags = {s.get("class") for s in found(page.text, "article")}
    assert tags <= {"finding ruling", "finding clue", "finding not-met"}
    assert "finding ruling" in tags


def test_one_sees_ones_own_file_with_the_basis_of_each_entry_and_how_to_object(browser, world):
    browser.enter(world, SELF)
    before = len(world.log())
    page = browser.get("/own")
    target = next(f for f in found(page.text, "input") if f.get("name") == "target").get("value")
    assert target == world.wang.key
    read = words(browser.post("/own", target=target).text)
    for said in (NAME, "罚1号", "如何提出异议", "二.(四).2.(6)", "登记机关", "任职时间不符"):
        assert said in read
    assert {line["known_at"] for line in world.log()[before:]} == {2}
    asked = [(line["question"], line["stage"]) for line in world.log()[before:]]
    assert asked == [(q, s) for q in ("file", "explain") for s in ("intent", "outcome")]


def test_nobody_sees_the_file_of_another_by_writing_another_key(browser, world):
    browser.enter(world, SELF)
    assert browser.ask("own", target=world.zhao.key).status_code == 404


def test_the_day_and_the_commit_are_those_of_the_terms(browser, world):
    browser.enter(world, INV, as_of="2026-04-30", known_at="1")
    read = words(browser.ask("file", target=C1).text)
    assert "以哪一天为准 2026-04-30" in read
    assert "提交 1" in read


def test_an_answer_is_kept_as_evidence_of_the_same_commit_with_its_hash(browser, world):
    browser.enter(world, P)
    browser.ask("screen", **ASKED["screen"])
    form = next(f for f in found(browser.page.text, "form") if _has(f, "evidence"))
    fields = {i.get("name"): i.get("value") for i in form.iter("input")}
    assert fields["known_at"] == "2"
    kept = browser.send("/screen", fields | {"evidence": "json"})
    name = kept.headers["content-disposition"]
    assert name == 'attachment; filename="zelian-screen-2026-06-01-2.json"'
    told = kept.json()
    assert set(told) == {"content", "sha256"}
    assert told["content"]["answer"]["results"][0]["asked"] == C1
    assert (told["content"]["role"], told["content"]["commit"]) == ("procurement", 2)
    assert sha256(told["content"]) == told["sha256"]


def _has(form, name):
    return any(button.get("name") == name for button in form.iter("button"))


def sha256(content):
    import hashlib

    whole = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(whole.encode()).hexdigest()


def test_a_thousand_codes_are_screened_and_one_more_is_told_by_its_field(browser, world):
    browser.enter(world, P)
    many = browser.ask("screen", use="procurement", codes="\n".join([C1] * 1000))
    assert len(found(many.text, "tr")) > 1000
    more = browser.ask("screen", use="procurement", codes="\n".join([C1] * 1001))
    assert more.status_code == 422
    assert "最多 1000" in words(more.text)


def test_an_unknown_code_is_unknown_and_stands_with_what_must_be_looked_at(browser, world):
    browser.enter(world, P)
    page = browser.ask("screen", use="procurement", codes="91990411TE0000037L")
    assert "不明 1" in words(page.text)
    assert "须注意的" in words(page.text)


def test_a_consumer_asks_about_a_person_with_that_persons_authorization(browser, world):
    browser.enter(world, Role.API_CONSUMER, choice="api_consumer:credit")
    assert browser.ask("file", target=world.wang.key).status_code == 404
    browser.get("/terms")
    browser.post("/terms", choice="api_consumer:credit", authorization=world.authorization)
    page = browser.ask("file", target=world.wang.key)
    assert page.status_code == 200
    assert f"授权 {world.authorization}" in words(page.text)


def test_the_title_of_an_answer_names_nobody(browser, world):
    browser.enter(world, INV)
    for fields in ({"target": E1.key}, {"number": NUMBER}):
        assert title(browser.ask("file", **fields).text) == "信用记录 · 责链"


def test_pages_of_two_visits_do_not_mix(world):
    with Browser(world.url) as one, Browser(world.url) as other:
        one.enter(world, INV)
        other.enter(world, P)
        assert "调查人员" in words(one.get("/file").text)
        assert "采购人员" in words(other.get("/file").text)
        assert one.cookie != other.cookie
