"""The Qt that the pins name does not lose references of None (6.12 on Python 3.11 does)."""

import sys

from PySide6.QtWidgets import QApplication, QLabel


def test_setting_a_label_300_times_leaves_the_references_of_none_alone(
    qapp: QApplication,
) -> None:
    label = QLabel()
    label.setText("0")
    before = sys.getrefcount(None)
    for count in range(300):
        label.setText(str(count))
    assert abs(sys.getrefcount(None) - before) < 50
