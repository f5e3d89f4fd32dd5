"""A clerk who takes a household through the window with the keyboard alone, step by step."""

from tests.ui.clerk.clerk import Clerk

__all__ = ["Clerk"]
