"""What is kept of a household for lists and look-ups: the line on the boards, its file, the procedure it began with, search."""
