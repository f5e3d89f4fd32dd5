"""A sample site whose households go through the whole procedure with the same verbs as the window."""

from app.demo.run import Demo, run_demo

__all__ = ["Demo", "run_demo"]
