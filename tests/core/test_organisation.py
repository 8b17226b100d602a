"""A plan is begun from a body's profile, or handed to another body as one value."""

from dataclasses import replace

from kehoach_gui.core.organisation import (
    Organisation,
    new_plan,
    organisation_of,
    usual_recipients,
    with_organisation,
)
from kehoach_gui.core.plan import Number, Plan, Section, Signature

PARTY = Organisation(
    "Đảng ủy xã An Bình",
    "party-hd05",
    "ĐẢNG BỘ TỈNH HÒA AN",
    "ĐẢNG ỦY XÃ AN BÌNH",
    "ĐU",
    place="An Bình",
    signers=(Signature("TM. BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Lê Văn Bình"),),
    recipients=("Ban Thường vụ Tỉnh ủy",),
    archive="Văn phòng Đảng ủy",
)
UNION = Organisation(
    "Công đoàn xã An Bình",
    "union-qd933",
    "LIÊN ĐOÀN LAO ĐỘNG TỈNH HÒA AN",
    "CÔNG ĐOÀN XÃ AN BÌNH",
    "CĐX",
    signers=(Signature("TM. BAN CHẤP HÀNH", "CHỦ TỊCH", "Trần Thị Hạnh"),),
    recipients=("LĐLĐ tỉnh",),
    archive="VP",
    layout=(("body_size", 13),),
)


def party_plan() -> Plan:
    plan = new_plan(PARTY)
    header = replace(plan.header, number=Number("07", "KH", "ĐU"), date="2026-03-05")
    return replace(plan, header=header, sections=(Section(1, "I", "MỤC ĐÍCH"),))


def test_another_body_takes_head_symbol_signer_and_usual_recipients() -> None:
    plan = with_organisation(party_plan(), UNION, (PARTY, UNION))
    assert plan.standard == "union-qd933"
    assert plan.header.issuing_body == "CÔNG ĐOÀN XÃ AN BÌNH"
    assert plan.header.number == Number("07", "KH", "CĐX")
    assert plan.signature.name == "Trần Thị Hạnh"
    assert plan.recipients == ("LĐLĐ tỉnh", "Lưu: VP")
    assert plan.option("body_size") == 13


def test_what_the_profile_does_not_say_stays_as_it_was_written() -> None:
    plan = with_organisation(party_plan(), UNION, (PARTY, UNION))
    assert plan.header.place == "An Bình"
    assert plan.header.date == "2026-03-05"
    assert plan.sections == party_plan().sections


def test_recipients_written_by_hand_stay() -> None:
    written = replace(party_plan(), recipients=("Các thôn", "Lưu: VT"))
    assert with_organisation(written, UNION, (PARTY, UNION)).recipients == written.recipients
    empty = replace(party_plan(), recipients=())
    assert with_organisation(empty, UNION).recipients == usual_recipients(UNION)


def test_the_body_of_a_plan_is_known_by_its_name_and_then_by_its_standard() -> None:
    old = replace(PARTY, name="theo HD 36", standard="party-hd36")
    assert organisation_of(party_plan(), (UNION, old, PARTY)) == PARTY
    assert organisation_of(replace(party_plan(), standard="state-nd30"), (old, PARTY)) == old
    assert organisation_of(Plan("party-hd05"), (UNION, PARTY)) is None
