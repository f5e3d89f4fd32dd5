"""What the forms say: pure functions and frozen dataclasses, no database."""
