"""The library: one SQLite file with plans, versions, organisations, settings and its backups."""

from kehoach_gui.storage.backups import Backup
from kehoach_gui.storage.errors import (
    CannotSave,
    DamagedLibrary,
    DamagedPlan,
    NewerLibrary,
    NoSuchPlan,
    ReadOnlyLibrary,
    StalePlan,
    StoreError,
)
from kehoach_gui.storage.library import Library
from kehoach_gui.storage.opening import check_file, restore_backup, start_new_library
from kehoach_gui.storage.organisations import StoredOrganisation
from kehoach_gui.storage.plans import PlanRow, StoredPlan
from kehoach_gui.storage.versions import VersionRow

__all__ = [
    "Backup",
    "CannotSave",
    "DamagedLibrary",
    "DamagedPlan",
    "Library",
    "NewerLibrary",
    "NoSuchPlan",
    "PlanRow",
    "ReadOnlyLibrary",
    "StalePlan",
    "StoreError",
    "StoredOrganisation",
    "StoredPlan",
    "VersionRow",
    "check_file",
    "restore_backup",
    "start_new_library",
]
