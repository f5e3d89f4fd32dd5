"""Tests of the handover itself."""
