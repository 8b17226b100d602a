"""Makes the files of tests/old_files for the schema version that this program writes.

    python packaging/make_old_files.py

Run once before a release that raised the version; what is there already is never written over,
for it must open for ever as it was released.
"""

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "tests" / "old_files"
sys.path.insert(0, str(ROOT))

from kehoach_gui import files  # noqa: E402
from kehoach_gui.core import preset  # noqa: E402
from kehoach_gui.core.organisation import Organisation, new_plan  # noqa: E402
from kehoach_gui.core.plan import Block, Plan, Section, Signature, Title  # noqa: E402
from kehoach_gui.core.slogans import Slogan  # noqa: E402
from kehoach_gui.storage import Library, exchange, schema  # noqa: E402
from kehoach_gui.storage.versions import NAMED  # noqa: E402

MADE = datetime(2026, 9, 1, 8, tzinfo=UTC)
OFFICE = Organisation(
    name="Đảng ủy xã An Hòa",
    standard="party-hd05",
    parent_body="ĐẢNG BỘ TỈNH AN HÒA",
    issuing_body="ĐẢNG ỦY XÃ AN HÒA",
    symbol="ĐU",
    place="An Hòa",
    signers=(Signature("TM. BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Trần Văn Đức"),),
    recipients=("Các chi bộ trực thuộc",),
    archive="Văn phòng Đảng ủy",
)
SLOGAN = Slogan("Hòa bình muôn năm!", "Kế hoạch số 07-KH/ĐU", 2026, "co_so", ("chung",))


def main() -> int:
    """Writes what is missing and lists it."""
    version = schema.newest()
    makers = {
        f"library-v{version}.kehoach": library_bytes,
        f"plan-v{exchange.VERSION}.kehoach": lambda: exchange.write_plan_file(
            example("Tuyên truyền bầu cử"), preset.load("party-hd05")
        ),
    }
    for name, make in makers.items():
        if (FOLDER / name).exists():
            print(f"{name}: đã có, để nguyên")
            continue
        files.write_bytes(FOLDER / name, make())
        print(f"{name}: đã ghi")
    return 0


def example(subject: str) -> Plan:
    """A short plan of an invented body."""
    blocks = (Block("bullet", "Tuyên truyền trên hệ thống truyền thanh cơ sở;"),)
    return replace(
        new_plan(OFFICE),
        title=Title("Kế hoạch", subject),
        sections=(Section(1, "I", "Mục đích, yêu cầu", "purpose", None, blocks),),
    )


def library_bytes() -> bytes:
    """A library with a row in every table and every place a plan can be in."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "library.kehoach"
        library = Library.open(path, presets=preset.load, now=lambda: MADE)
        drafts = [library.add_plan(example(f"Tuyên truyền đợt {n}")) for n in (1, 2, 3)]
        library.save_plan(drafts[0].id, 1, example("Tuyên truyền đợt 1, sửa"))
        library.add_version(drafts[0].id, drafts[0].plan, "Bản trình lần 1", NAMED)
        library.set_state(drafts[0].id, "submitted 1")
        library.archive_plan(drafts[1].id)
        library.delete_plan(drafts[2].id)
        library.save_organisation(OFFICE)
        library.set_setting("ví dụ", {"dùng": True})
        shelf = library.slogans
        first, second = shelf.add([SLOGAN, replace(SLOGAN, text="Hòa bình, hữu nghị!")])
        shelf.add_use(first, "plan", plan_id=drafts[0].id, plan_title="Tuyên truyền đợt 1")
        shelf.set_favourite([first])
        shelf.merge(first, [second])
        library.close()
        return path.read_bytes()


if __name__ == "__main__":
    sys.exit(main())
