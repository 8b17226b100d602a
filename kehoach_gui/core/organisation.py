"""The office's own profile: what every plan of a body has in common."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kehoach_gui.core.plan import Header, Number, Plan, Signature, Title

if TYPE_CHECKING:  # a profile without days of its own loads no calendar
    from kehoach_gui.core.anniversaries import Anniversary

TYPE_NAME = "Kế hoạch"  # NĐ 30/2020, Phụ lục III, mục I; HD 05-HD/VPTW: tên loại văn bản
TYPE_CODE = "KH"


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body that issues plans, as its profile describes it.

    `symbol` is the body's part of the number (ĐU, SVHTTDL); `signers` in the order of choice,
    authority lines with dots; `archive` is what follows the word Lưu, empty for no such line;
    `layout` holds options of the standard, sorted by name; `local_days` are days of its own;
    `term_start` is the first day (ISO) of its term of office, "" where it is not known.
    """

    name: str
    standard: str
    parent_body: str | None = None
    issuing_body: str | None = None
    symbol: str = ""
    type_code: str = TYPE_CODE
    place: str | None = None
    signers: tuple[Signature, ...] = ()
    recipients: tuple[str, ...] = ()
    archive: str = ""
    layout: tuple[tuple[str, str | int | float | bool], ...] = ()
    local_days: tuple[Anniversary, ...] = ()
    term_start: str = ""


def new_plan(organisation: Organisation) -> Plan:
    """An empty plan with the body's head, recipients and first signer; number and date blank."""
    return Plan(
        standard=organisation.standard,
        header=Header(
            parent_body=organisation.parent_body,
            issuing_body=organisation.issuing_body,
            number=Number("", organisation.type_code, organisation.symbol),
            place=organisation.place,
            date=None,
        ),
        title=Title(TYPE_NAME, None),
        recipients=usual_recipients(organisation),
        signatures=organisation.signers[:1] or (Signature(),),
        layout=organisation.layout,
    )


def usual_recipients(organisation: Organisation) -> tuple[str, ...]:
    """The body's usual recipients and its Lưu line, as a plan keeps them."""
    archive = (f"Lưu: {organisation.archive}",) if organisation.archive else ()
    return organisation.recipients + archive


def organisation_of(plan: Plan, known: Iterable[Organisation]) -> Organisation | None:
    """The profile whose body issues the plan, the one of the plan's standard before others."""
    body = plan.header.issuing_body
    same = [one for one in known if one.issuing_body and one.issuing_body == body]
    return next((one for one in same if one.standard == plan.standard), next(iter(same), None))


def with_organisation(
    plan: Plan, organisation: Organisation, known: Iterable[Organisation] = ()
) -> Plan:
    """The plan as this body would issue it: standard, head, symbol, first signer.

    Serial, date and the text stay, and the recipients as well unless there are none or they are
    the usual ones of a body in `known`. Options are those of the profile; what the old standard
    alone knew is for the caller to leave out.
    """
    serial = plan.header.number.serial if plan.header.number else ""
    usual = [usual_recipients(one) for one in known if one.recipients or one.archive]
    replaced = not plan.recipients or plan.recipients in usual
    return replace(
        plan,
        standard=organisation.standard,
        header=replace(
            plan.header,
            parent_body=organisation.parent_body,
            issuing_body=organisation.issuing_body,
            number=Number(serial, organisation.type_code, organisation.symbol),
            place=organisation.place or plan.header.place,
        ),
        signatures=(*(organisation.signers[:1] or (Signature(),)), *plan.signatures[1:]),
        recipients=usual_recipients(organisation) if replaced else plan.recipients,
        layout=tuple(sorted((dict(plan.layout) | dict(organisation.layout)).items())),
    )
