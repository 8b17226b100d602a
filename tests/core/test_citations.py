"""Cited documents are found once each, with the parts that the text gives."""

import csv
import json
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from kehoach_gui.core.citations import cited_in, collect_citations
from kehoach_gui.core.document_types import document_types, type_codes, type_named
from kehoach_gui.core.plan import Citation

HERE = Path(__file__).parent


def _cases() -> dict[str, list[Citation]]:
    """Sentences and what they cite: "-" for nothing, "^" for one more of the sentence above."""
    cases: dict[str, list[Citation]] = {}
    sentence = ""
    with (HERE / "cited.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            sentence = sentence if row["sentence"] == "^" else row["sentence"]
            cases.setdefault(sentence, [])
            if row["type_name"] != "-":
                parts = {
                    name: row[name] or None for name in ("number", "date", "issuer", "subject")
                }
                cases[sentence].append(Citation(row["type_name"], **parts))
    return cases


@pytest.mark.parametrize(("sentence", "wanted"), _cases().items())
def test_a_sentence_gives_its_citations(sentence: str, wanted: list[Citation]) -> None:
    assert list(collect_citations([sentence], None)) == wanted


def test_a_document_counts_once_and_later_mentions_add_what_was_missing() -> None:
    texts = [
        "Tuyên truyền Chỉ thị 07-CT/TW của Bộ Chính trị.",
        "Kết quả thực hiện Chỉ thị số 07 - CT/TW, ngày 05/7/2026 của Ban Bí thư về “Mẫu mực”.",
        "Căn cứ Kế hoạch số 12-KH/ĐU ngày 01/02/2027 của Đảng ủy xã;",
    ]
    first, second = collect_citations(texts, None)
    assert first == Citation("Chỉ thị", "07-CT/TW", "2026-07-05", "Bộ Chính trị", "Mẫu mực")
    assert second.number == "12-KH/ĐU"


def test_a_bare_number_goes_with_the_full_one_of_its_type() -> None:
    texts = [
        "Chỉ thị số 05 của Bộ Chính trị",
        "Chỉ thị số 05-CT/TW, ngày 15/5/2016 về “Học tập và làm theo Bác”",
        "Chỉ thị số 5 của Bộ Chính trị; Chỉ thị số 05-CT/TU của Tỉnh ủy; Chỉ thị 05-CT/TW",
    ]
    first, second = collect_citations(texts, None)
    assert (first.number, first.issuer) == ("05-CT/TW", "Bộ Chính trị")
    assert first.subject == "Học tập và làm theo Bác"
    assert second.number == "05-CT/TU"


def test_the_same_number_of_another_year_is_another_document() -> None:
    texts = ["Kế hoạch số 05/KH-UBND ngày 10/01/2026.", "Kế hoạch số 05/KH-UBND ngày 12/01/2027."]
    assert [c.date for c in collect_citations(texts, None)] == ["2026-01-10", "2027-01-12"]


def test_the_number_of_the_plan_itself_is_no_citation() -> None:
    texts = ["Thực hiện Kế hoạch số 12 -KH/ĐU và Kế hoạch số 12-KH/ĐUK."]
    assert [c.number for c in collect_citations(texts, "12-KH/ĐU")] == ["12-KH/ĐUK"]


def test_what_a_news_item_reports_as_just_issued_is_no_citation() -> None:
    text = "Sở Nội vụ vừa ban hành Kế hoạch số 43/KH-SNV; theo Công văn số 9/SNV-VP, các đơn vị"
    assert [c.number for c in collect_citations([text], None)] == ["9/SNV-VP"]


def test_one_nickname_in_two_spellings_is_one_document() -> None:
    texts = [
        "Nghị quyết Trung ương 4 (khóa XII) về xây dựng Đảng",
        "Nghị quyết Trung ương 4 khoá XII “Tăng cường xây dựng Đảng”",
        "Nghị quyết Trung ương 4 khóa XI",
    ]
    found = collect_citations(texts, None)
    assert [c.issuer for c in found] == ["Trung ương 4 (khóa XII)", "Trung ương 4 khóa XI"]
    assert found[0].subject == "xây dựng Đảng"


def test_quotations_inside_a_quoted_subject_stay_in_it() -> None:
    text = "Nghị quyết số 04-NQ/TW về “Ngăn chặn “tự diễn biến”, “tự chuyển hóa” trong nội bộ”, nay"
    assert cited_in(text)[0].subject == "Ngăn chặn “tự diễn biến”, “tự chuyển hóa” trong nội bộ"


def test_a_missing_closing_mark_does_not_swallow_the_paragraph() -> None:
    text = "Kế hoạch số 9-KH/ĐU về “Tuyên truyền bầu cử; các chi bộ báo cáo. Đảng ủy tổng hợp."
    assert cited_in(text)[0].subject == "Tuyên truyền bầu cử"


def test_papers_named_without_number_count_only_before_the_first_heading() -> None:
    basis = "Căn cứ Luật Thanh niên ngày 16/6/2020"
    assert len(collect_citations([basis], None)) == 1
    assert collect_citations(["MỤC ĐÍCH, YÊU CẦU", basis], None) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch này thay Kế hoạch trước.",
        "Tuyên truyền Nghị quyết Đại hội XIV của Đảng, Nghị quyết Đại hội Đảng bộ tỉnh.",
        "10 năm thực hiện Chiến lược phát triển kinh tế - xã hội 2021-2030",
        "Kế hoạch phát triển kinh tế - xã hội 5 năm (2026 - 2030)",
        "Báo cáo chính trị trình Đại hội; Quy chế bầu cử trong Đảng; Điều lệ Đảng",
        "Chỉ thị của Ban Bí thư, Hướng dẫn của Ban Tuyên giáo và Dân vận Trung ương",
        "Căn cứ Kế hoạch này và tình hình thực tế, các chi bộ xây dựng kế hoạch",
        "Tỷ lệ 10-15 người; phòng 3-A; số 12-Nguyễn Trãi; 0212.3789.974; đạt 95-100%",
        "Trên đây là Kế hoạch tuyên truyền cuộc bầu cử",
        "- Thực hiện Quy chế phối hợp giữa các đơn vị",
        "",
    ],
)
def test_generic_words_are_no_citations(text: str) -> None:
    assert collect_citations([text], None) == ()


def test_the_table_of_types_holds_the_abbreviations_of_the_decree() -> None:
    assert type_named("kế  hoạch") == type_named("KH")
    assert type_named("Chuyện") is None
    assert {"nq", "qđ", "ct", "ctr", "ttr", "kh", "hd", "tb", "kl", "cv", "qđi"} <= type_codes()
    assert all(kind.type_name and kind.source for kind in document_types())
    assert {kind.cited_by for kind in document_types()} == {"number", "law", "name"}


def test_long_and_hostile_texts_take_linear_time() -> None:
    texts = [
        "Kế hoạch số 1-KH/ĐU về " * 15_000,
        "12-KH/ĐU " * 40_000,
        "12/2020/" * 45_000,
        "“" * 400_000,
        "Kế hoạch số 1-KH/ĐU của " + "Ban, " * 25_000,
        "Kế hoạch số 1-KH/ĐU về " + "a, Ban " * 115_000,
        "Căn cứ " + "Luật Kế hoạch " * 25_000,
        "Luật " * 70_000 + "số 1/2020/QH14",
        "Nghị quyết Trung ương 4 (khóa " * 12_000,
        "số " * 120_000,
        " " * 400_000,
        "Kế hoạch " + "và " * 120_000 + "số 1-KH/ĐU",
    ]
    for text in texts:
        began = time.process_time()
        collect_citations([text], None)
        assert time.process_time() - began < 3, text[:30]


def test_the_samples_are_cited_exactly(shared: Path) -> None:
    gold = json.loads((shared / "samples" / "citations.json").read_text("utf-8"))
    for name, wanted in gold.items():
        path = shared / "samples" / name.replace(".txt", ".plan.json")
        plan = json.loads(path.read_text("utf-8"))
        found = collect_citations(_texts(plan), plan["header"]["number"])
        assert [asdict(citation) for citation in found] == wanted, name
    assert len(gold) == 5


def _texts(plan: dict[str, Any]) -> list[str]:
    """The texts of a plan in reading order."""

    def walk(sections: list[dict[str, Any]]) -> list[str]:
        found: list[str] = []
        for section in sections:
            found += [section["heading"]] if section["heading"] else []
            found += [block["text"] for block in section["blocks"]]
            found += walk(section["sections"])
        return found

    return [*plan["opening"], *walk(plan["sections"]), *plan["closing"]]
