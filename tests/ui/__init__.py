"""Tests of the window: a real archive, real keys, no screen."""
