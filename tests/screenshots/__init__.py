"""Pictures of everything that people look at, to be looked at: `python -m tests.screenshots DIR`."""
