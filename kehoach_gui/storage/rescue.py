"""The newest good copy of a damaged plan, from its versions or else from the backups."""

import sqlite3
from pathlib import Path

from kehoach_gui.storage import backups, plans, state, versions
from kehoach_gui.storage.errors import DamagedPlan
from kehoach_gui.storage.plans import PlanRow


def damage_of(connection: sqlite3.Connection, backups_folder: Path, row: PlanRow) -> DamagedPlan:
    """The error for a damaged row, with the best that is left of the plan."""
    for version in versions.list_rows(connection, row.id):
        kept = versions.read(connection, version.id)
        plan = plans.plan_of(kept[1]) if kept else None
        if plan is not None:
            return DamagedPlan(row.id, row.title, plan, "version", version.made)
    for backup, body in backups.bodies(backups_folder, row.id):
        plan = plans.plan_of(body)
        if plan is not None:
            when = state.stamp(backup.changed)
            return DamagedPlan(row.id, row.title, plan, "backup", when)
    return DamagedPlan(row.id, row.title)
