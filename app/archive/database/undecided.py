"""What waits, as SQL to select from: changes that no decision settles, entries of chains continued twice, scans to come."""

UNDECIDED_CHANGES = """(SELECT conflict.rowid AS line, * FROM conflict WHERE NOT EXISTS (SELECT 1 FROM decision
    WHERE decision.row_table = conflict.row_table AND decision.row_id = conflict.row_id
        AND decision.chain = conflict.chain AND decision.seq >= conflict.seq))"""
"""The columns of `conflict`, with `line`, which counts up as they came."""

UNDECIDED_FORKS = """(SELECT * FROM forked_entry
    WHERE NOT EXISTS (SELECT 1 FROM decision WHERE row_table = 'entry' AND row_id = forked_entry.hash))"""
"""The columns of `forked_entry`."""

MISSING_SCANS = """(SELECT * FROM blob_missing
    WHERE EXISTS (SELECT 1 FROM scan WHERE scan.blob = blob_missing.name AND scan.blob_key IS NOT NULL))"""
"""The columns of `blob_missing`: a scan whose key was destroyed is missed by nobody."""
