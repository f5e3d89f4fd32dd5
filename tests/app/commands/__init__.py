"""Tests of the subcommands' parts."""
