"""Workbooks (.xlsx) written row by row into a stream: nothing is kept in memory, and nothing passes through a temporary file."""
