"""Certificates as controlled paper: applications, lots, allotments, the ledger with its proof, counted blanks (C6)."""
