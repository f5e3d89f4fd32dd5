"""Figures, as ratios measured in one run: `python -m tests.bench [NAME…]`. Never part of the test command."""
