"""The căn cứ line that names a superior's plan."""

from dataclasses import replace

from kehoach_gui.core import grammar
from kehoach_gui.core.dates import administrative_date
from kehoach_gui.core.places import number_words
from kehoach_gui.core.plan import Plan
from kehoach_gui.core.text import squeeze


def basis_line(superior: Plan) -> str:
    """The căn cứ line that names a superior's plan, as far as its parts are known."""
    kind = (superior.title.type_name or "Kế hoạch").capitalize()
    header = superior.header
    number = number_words(header.number, superior.standard)
    body = squeeze(header.issuing_body or "")
    parts = [f"Căn cứ {kind}"]
    if number:
        parts.append(f"số {number}")
    if header.date:
        parts.append(administrative_date(header.date))
    if body:
        parts.append(f"của {body}")
    subject = superior.title.subject
    words = " ".join(parts)
    return f"{words} về {_lower_first(subject)}" if subject else words


def with_basis(plan: Plan, line: str) -> Plan:
    """The plan with a căn cứ behind those that are there; itself where it has it."""
    if line in plan.opening:
        return plan
    places = [i for i, text in enumerate(plan.opening) if grammar.is_legal_basis(text)]
    at = places[-1] + 1 if places else 0
    return replace(plan, opening=(*plan.opening[:at], line, *plan.opening[at:]))


def _lower_first(text: str) -> str:
    first, rest = text[:1], text[1:]
    keep = len(text) > 1 and text[:2].isupper()
    bare = text if keep else first.lower() + rest
    return bare.removeprefix("về ")
