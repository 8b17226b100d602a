"""What a plan is and how it is laid out; standard library only."""
