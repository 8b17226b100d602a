"""The window: widgets that show a plan and ask for edits."""
