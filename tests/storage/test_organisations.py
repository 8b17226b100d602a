"""Profiles of the office's bodies and the settings of the data."""

from kehoach_gui.core.anniversaries import Anniversary
from kehoach_gui.core.organisation import Organisation, new_plan
from kehoach_gui.core.plan import Number, Signature
from kehoach_gui.storage import Library
from tests.storage.conftest import OpenLibrary

COMMITTEE = Organisation(
    name="Đảng ủy xã An Hòa",
    standard="party-hd05",
    parent_body="ĐẢNG BỘ TỈNH AN HÒA",
    issuing_body="ĐẢNG ỦY XÃ AN HÒA",
    symbol="ĐU",
    place="An Hòa",
    signers=(
        Signature("TM. BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Trần Văn Đức"),
        Signature("TM. BAN THƯỜNG VỤ", "BÍ THƯ", "Lê Thị Ánh"),
    ),
    recipients=("Các chi bộ trực thuộc",),
    archive="Văn phòng Đảng ủy",
    layout=(("margins", "wide"),),
    local_days=(Anniversary("Ngày thành lập Đảng bộ xã", 30, 8, 1945),),
)


def test_a_profile_comes_back_as_it_was_kept(open_library: OpenLibrary) -> None:
    library = open_library()
    kept = library.save_organisation(COMMITTEE)
    library.close()
    (stored,) = open_library().list_organisations()
    assert (stored.id, stored.organisation) == (kept, COMMITTEE)


def test_a_profile_is_changed_and_deleted_by_its_id(library: Library) -> None:
    first = library.save_organisation(COMMITTEE)
    second = library.save_organisation(Organisation("Công đoàn", "union-qd933"))
    library.save_organisation(Organisation("Đảng ủy phường", "party-hd05"), first)
    library.delete_organisation(second)
    assert [o.organisation.name for o in library.list_organisations()] == ["Đảng ủy phường"]


def test_a_new_plan_takes_what_the_profile_knows_and_leaves_the_rest_blank() -> None:
    plan = new_plan(COMMITTEE)
    assert plan.standard == "party-hd05"
    assert plan.header.number == Number("", "KH", "ĐU")
    assert (plan.header.place, plan.header.date) == ("An Hòa", None)
    assert plan.signature.name == "Trần Văn Đức"
    assert plan.recipients == ("Các chi bộ trực thuộc", "Lưu: Văn phòng Đảng ủy")
    assert plan.option("margins") == "wide"


def test_a_profile_without_archive_gives_no_such_line() -> None:
    assert new_plan(Organisation("Chi đoàn", "youth-hd29")).recipients == ()


def test_a_damaged_profile_is_left_out_and_named(library: Library) -> None:
    kept = library.save_organisation(COMMITTEE)
    library._connection.execute("UPDATE organisations SET body = replace(body, 'ĐU', 'ĐƯ')")
    assert library.list_organisations() == ()
    assert library.damage() == (f"organisations:{kept}",)


def test_a_setting_may_be_any_json_value(open_library: OpenLibrary) -> None:
    library = open_library()
    value = {"nơi nhận": ["Đảng ủy", 2], "dùng": True}
    library.set_setting("mặc định", "khác")
    library.set_setting("mặc định", value)
    library.close()
    library = open_library()
    assert library.setting("mặc định") == value
    assert library.setting("không có", "thế thì") == "thế thì"
    library._connection.execute("UPDATE settings SET value = '1'")
    assert library.setting("mặc định", "cũ") == "cũ"
    assert library.damage() == ("settings:mặc định",)
