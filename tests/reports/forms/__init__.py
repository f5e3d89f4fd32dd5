"""Tests of each form."""
