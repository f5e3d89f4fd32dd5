"""Where all is kept: tables, the journal, search, scans, keys."""
