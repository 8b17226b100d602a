"""Kế hoạch: drafts, keeps and prints propaganda plans of Vietnamese offices, offline."""

__version__ = "0.1.0"
