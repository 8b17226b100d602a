"""The kinds of bodies of the first run name standards and skeletons that exist."""

from pathlib import Path

import pytest

from kehoach_gui.core import preset
from kehoach_gui.core.body_kinds import BodyKindError, body_kinds
from kehoach_gui.core.skeletons import BODY_KINDS, plan_skeletons


def test_every_kind_of_body_has_a_standard_and_a_skeleton_of_its_own() -> None:
    kinds = body_kinds()
    assert tuple(kinds) == BODY_KINDS
    for kind in kinds.values():
        assert kind.standard in preset.ids()
        assert plan_skeletons()[kind.skeleton].kind == kind.id
        assert preset.load(kind.standard).source.in_force_to == ""


@pytest.mark.parametrize(
    "text, wrong",
    [
        ('[party]\nname = "A"\nhue = 1', "hue"),
        (
            '[party]\nname=""\nexamples=""\nstandard=""\nskeleton=""\narchive=""\n'
            '[party.hints]\nplac = ""',
            "plac",
        ),
    ],
)
def test_a_table_of_kinds_with_a_wrong_key_names_it(tmp_path: Path, text: str, wrong: str) -> None:
    path = tmp_path / "kinds.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(BodyKindError, match=wrong):
        body_kinds(path)
