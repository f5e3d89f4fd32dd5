"""Tests of the roster reader."""
