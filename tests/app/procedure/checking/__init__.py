"""Tests of what is said about a declaration before anything rests on it."""
