"""Word files (.docx): opened by a guarded child process, read by the pipeline of all texts."""
