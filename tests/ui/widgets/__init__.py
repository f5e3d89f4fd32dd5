"""Mirrors `ui/widgets`."""
