"""The workspace Khẩu hiệu: library, order sheet and banner artwork."""
