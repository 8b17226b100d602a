"""The office's own profile: what every plan of a body has in common."""

from dataclasses import dataclass

from kehoach_gui.core.plan import Header, Number, Plan, Signature, Title

TYPE_NAME = "Kế hoạch"  # NĐ 30/2020, Phụ lục III, mục I; HD 05-HD/VPTW: tên loại văn bản
TYPE_CODE = "KH"


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body that issues plans, as its profile describes it.

    `symbol` is the body's part of the number (ĐU, SVHTTDL); `signers` in the order of choice,
    authority lines with dots; `archive` is what follows the word Lưu, empty for no such line;
    `layout` holds options of the standard, sorted by name.
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


def new_plan(organisation: Organisation) -> Plan:
    """An empty plan with the body's head, recipients and first signer; number and date blank."""
    archive = (f"Lưu: {organisation.archive}",) if organisation.archive else ()
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
        recipients=organisation.recipients + archive,
        signatures=organisation.signers[:1] or (Signature(),),
        layout=organisation.layout,
    )
