"""Papers of control over the certificates: usage, application, ledger, bound stubs, counted blanks, finance's copies (C5–C7)."""
