"""Tests of certificate numbers."""
