"""The panel of the check."""
