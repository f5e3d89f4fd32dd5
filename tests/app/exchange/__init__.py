"""Packages: what goes in comes out the same, and nothing else comes in."""
