"""The workspace Lịch: timeline, month view and what is printed of them."""
