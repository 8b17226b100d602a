"""What the export tests share: the real samples as plans."""

from pathlib import Path

import pytest

from kehoach_gui.core import plan_json
from kehoach_gui.core.plan import Plan


@pytest.fixture(scope="session")
def samples(shared: Path) -> dict[str, Plan]:
    """The five sample plans by the first three digits of their names."""
    files = sorted((shared / "samples").glob("*.plan.json"))
    return {path.name[:3]: plan_json.loads(path.read_text(encoding="utf-8")) for path in files}
