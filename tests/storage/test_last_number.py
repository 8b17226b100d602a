"""The rows of the library tell the last number given, in each standard's own grammar."""

from dataclasses import replace

from kehoach_gui.core import preset
from kehoach_gui.core.numbers import last_number, usual_terms
from kehoach_gui.core.plan import Number
from kehoach_gui.storage import Library
from tests.storage.conftest import plan_about


def test_the_last_number_of_a_year_is_read_from_the_list(library: Library) -> None:
    for serial, date in (("7", "2027-02-05"), ("12", "2027-03-01"), ("31", "2026-12-30")):
        plan = plan_about("Bầu cử")
        header = replace(plan.header, number=Number(serial, "KH", "SVH"), date=date)
        library.add_plan(replace(plan, header=header))
    rules = preset.load("state-nd30").number
    found = last_number(library.list_plans(), rules.type_code, rules.counts_per, "2027-05-01")
    assert found is not None and (found.serial, found.number) == (12, "12/KH-SVH")


def test_the_last_number_of_a_term_is_read_from_the_list(library: Library) -> None:
    for serial, date in (("40", "2025-01-05"), ("3", "2025-09-01"), ("18", "2028-01-01")):
        plan = plan_about("Bầu cử")
        header = replace(plan.header, number=Number(serial, "KH", "ĐU"), date=date)
        library.add_plan(replace(plan, header=header, standard="party-hd05"))
    rules, term = preset.load("party-hd05").number, usual_terms()["party"]
    rows = library.list_plans()
    found = last_number(rows, rules.type_code, rules.counts_per, "2027-05-01", term=term)
    assert found is not None and (found.serial, found.number) == (18, "18-KH/ĐU")
