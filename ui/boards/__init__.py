"""The boards at the left of the window. Each reads anew when something changed, and only while it is seen."""
