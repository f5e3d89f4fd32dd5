"""Mirrors `ui/boards`."""
