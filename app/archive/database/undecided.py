"""What waits: changes that no decision settles, entries of chains continued twice and of those to come, scans to come.

The statements are to be selected from, under a name of their own.
"""

import peewee

from app.archive.database.connection import scalar

UNDECIDED_CHANGES = """(SELECT * FROM conflict WHERE NOT EXISTS (SELECT 1 FROM decision
    WHERE decision.row_table = conflict.row_table AND decision.row_id = conflict.row_id
        AND decision.chain = conflict.chain AND decision.seq >= conflict.seq))"""
"""The columns of `conflict`; `line` counts up as they came."""

UNDECIDED_FORKS = """(SELECT * FROM forked_entry
    WHERE NOT EXISTS (SELECT 1 FROM decision WHERE row_table = 'entry' AND row_id = forked_entry.hash))"""
"""The columns of `forked_entry`."""

MISSING_SCANS = """(SELECT * FROM blob_missing
    WHERE EXISTS (SELECT 1 FROM scan WHERE scan.blob = blob_missing.name AND scan.blob_key IS NOT NULL))"""
"""The columns of `blob_missing`: a scan whose key was destroyed is missed by nobody."""


def entries_wait(database: peewee.Database) -> bool:
    """Tell whether any entry that came waits for others or for a newer program."""
    return scalar(database, "SELECT 1 FROM staged_entry LIMIT 1") is not None
