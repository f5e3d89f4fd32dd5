"""Tests of identity numbers."""
