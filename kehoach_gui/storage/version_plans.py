"""The kept versions of one plan read whole, on a connection of their own: for a worker."""

from dataclasses import dataclass
from pathlib import Path

from kehoach_gui.core.plan import Plan
from kehoach_gui.storage import connection as connections
from kehoach_gui.storage import plans, versions


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """A version as it was kept; `made` ISO in UTC."""

    name: str
    made: str
    plan: Plan


def kept_plans(path: Path, plan_id: int) -> tuple[KeptPlan, ...]:
    """The sound versions of a plan, newest first, each content once; raises StoreError."""
    found: dict[str, KeptPlan] = {}
    with connections.told(path, reading=True):
        connection = connections.connect(path, read_only=True)
        try:
            for row in versions.list_rows(connection, plan_id):
                content = None if row.digest in found else versions.read(connection, row.id)
                plan = None if content is None else plans.plan_of(content[1])
                if plan is not None:
                    found[row.digest] = KeptPlan(row.name, row.made, plan)
        finally:
            connections.close(connection)
    return tuple(found.values())
