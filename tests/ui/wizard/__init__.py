"""Mirrors `ui/wizard`."""
