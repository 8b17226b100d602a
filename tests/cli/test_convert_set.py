"""`--set` puts a value at a path of the schema and refuses what has no place."""

import json
from pathlib import Path

import pytest
from program import SAMPLE, main_py


def converted(tmp_path: Path, *arguments: str) -> dict[str, object]:
    words = [word for argument in arguments for word in ("--set", argument)]
    result = main_py("convert", SAMPLE, "-o", "a.json", *words, cwd=tmp_path)
    assert result.code == 0, result.err
    plan: dict[str, object] = json.loads((tmp_path / "a.json").read_text("utf-8"))
    return plan


def test_texts_dates_numbers_lists_and_list_items_are_set_by_their_paths(tmp_path: Path) -> None:
    plan = converted(
        tmp_path,
        "header.place=Hà Nội",
        "header.date=2027-01-05",
        "header.number=-KH/ĐU",
        "signature.name=Nguyễn Văn A",
        "signature.title=",
        "title.subject=dòng một\\ndòng hai",
        "recipients=[]",
        "sections[0].sections[1].heading=Yêu cầu chung",
    )
    header = plan["header"]
    assert isinstance(header, dict)
    assert (header["place"], header["date"], header["number"]) == (
        "Hà Nội",
        "2027-01-05",
        "-KH/ĐU",
    )
    assert plan["signature"] == {
        "authority": "T/M BAN THƯỜNG VỤ",
        "title": None,
        "name": "Nguyễn Văn A",
    }
    assert plan["title"] == {"type_name": "KẾ HOẠCH", "subject": "dòng một\ndòng hai"}
    assert plan["recipients"] == []
    assert plan["sections"][0]["sections"][1]["heading"] == "Yêu cầu chung"  # type: ignore[index]


@pytest.mark.parametrize(
    "wrong",
    [
        "header.town=Hà Nội",
        "header.place.name=Hà Nội",
        "sections[99].heading=x",
        "header..place=x",
        "header.place",
        "header.date=2027-02-30",
        "header.date=mai",
        "recipients=không phải danh sách",
        "sections[0].kind=khác",
        "standard=không có",
        "layout.không_có=1",
        "=x",
    ],
)
def test_a_path_or_value_without_a_place_is_a_wrong_call_and_writes_nothing(
    wrong: str, tmp_path: Path
) -> None:
    result = main_py("convert", SAMPLE, "-o", "a.json", "--set", wrong, cwd=tmp_path)
    assert result.code == 2
    assert "--set" in result.err
    assert not (tmp_path / "a.json").exists()


def test_an_option_of_the_standard_is_set_by_its_name(tmp_path: Path) -> None:
    from kehoach_gui.core import preset

    name, option = next(iter(preset.load("party-hd05").options.items()))
    value = option.values[-1]
    written = json.dumps(value, ensure_ascii=False).strip('"')
    plan = converted(tmp_path, f"layout.{name}={written}")
    assert plan["layout"] == {name: value}
