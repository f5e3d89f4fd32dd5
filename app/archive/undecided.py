"""What waits for a person, as SQL to select from: changes that no decision settles, and entries of chains continued twice."""

UNDECIDED_CHANGES = """(SELECT conflict.rowid AS line, * FROM conflict WHERE NOT EXISTS (SELECT 1 FROM decision
    WHERE decision.row_table = conflict.row_table AND decision.row_id = conflict.row_id
        AND decision.chain = conflict.chain AND decision.seq >= conflict.seq))"""
"""The columns of `conflict`, with `line`, which counts up as they came."""

UNDECIDED_FORKS = """(SELECT * FROM forked_entry
    WHERE NOT EXISTS (SELECT 1 FROM decision WHERE row_table = 'entry' AND row_id = forked_entry.hash))"""
"""The columns of `forked_entry`."""
