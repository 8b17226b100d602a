"""Where the program's data files lie."""

from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
