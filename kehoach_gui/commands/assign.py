"""`--set path=value`: a part of a plan given by its path in the schema."""

import json
import re
from typing import Any

from kehoach_gui.commands.options import UsageError
from kehoach_gui.core import plan_json, preset
from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.core.plan import Plan
from kehoach_gui.i18n import tr

_STEPS = re.compile(r"[A-Za-z_][\w-]*|\[\d+\]")
_PATH = re.compile(r"[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*|\[\d+\])*\Z")


def assign(plan: Plan, assignments: list[str]) -> Plan:
    """The plan with each `path=value` put in its place, in the order given.

    A text stands as it is (\\n makes a line break, nothing means empty), a list or object is
    JSON. Raises UsageError for a path the plan does not have or a value that does not fit there.
    """
    for assignment in assignments:
        path, equals, value = assignment.partition("=")
        if not equals:
            raise UsageError(
                tr("--set cần dạng ĐƯỜNG_DẪN=GIÁ_TRỊ, ví dụ header.place=Hà Nội.")
                + f" («{assignment}»)"
            )
        plan = _put(plan, path.strip(), value)
    return plan


def _put(plan: Plan, path: str, value: str) -> Plan:
    data = plan_json.to_data(plan, preset.for_layout(plan.standard, plan.layout))
    if path.startswith("layout."):
        data.setdefault("layout", {})
    *way, last = _steps(path)
    place: Any = data
    for step in way:
        place = _inside(place, step, path)
    if isinstance(place, dict) and path.startswith("layout."):
        place[last] = _option_value(plan.standard, str(last), value)
    else:
        place[last] = _value(_inside(place, last, path), value, path)
    try:
        return plan_json.from_data(data)
    except RefusedInput as error:
        raise UsageError(
            tr("--set {path}: giá trị không dùng được. {reason}").format(path=path, reason=error)
        ) from error


def _steps(path: str) -> list[str | int]:
    if not _PATH.match(path):
        raise _unknown(path)
    return [int(s[1:-1]) if s.startswith("[") else s for s in _STEPS.findall(path)]


def _inside(place: Any, step: str | int, path: str) -> Any:
    if isinstance(place, dict) and step in place:
        return place[step]
    if isinstance(place, list) and isinstance(step, int) and step < len(place):
        return place[step]
    raise _unknown(path)


def _unknown(path: str) -> UsageError:
    return UsageError(
        tr(
            "--set: kế hoạch này không có «{path}». Đường dẫn viết như header.place, "
            "signature.name, recipients[0]."
        ).format(path=path)
    )


def _value(old: Any, value: str, path: str) -> Any:
    """The value as the type that stands at the place: text, or JSON for anything else."""
    if isinstance(old, str) or (old is None and not value.startswith("{")):
        return value.replace("\\n", "\n")
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        raise UsageError(
            tr("--set {path}: chỗ này không phải là chữ, giá trị phải viết bằng JSON.").format(
                path=path
            )
        ) from None


def _option_value(standard: str, name: str, value: str) -> Any:
    """The option's allowed value that is written like this; else the text, to be refused."""
    option = preset.load(standard).options.get(name)
    if option is None:
        known = ", ".join(sorted(preset.load(standard).options))
        raise UsageError(
            tr("--set layout.{name}: thể thức này không có lựa chọn ấy (có: {known}).").format(
                name=name, known=known
            )
        )
    written = {json.dumps(v, ensure_ascii=False).strip('"'): v for v in option.values}
    return written.get(value, value)
