"""The assistant of the first run."""
