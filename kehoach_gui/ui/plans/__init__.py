"""The workspace of plans: their list, the outline, the editor and the forms."""
