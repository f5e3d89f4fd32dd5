"""The few signs that the window draws."""
