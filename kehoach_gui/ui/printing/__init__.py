"""Printing: which pages go on which side of paper, how they are painted, the window to choose."""
