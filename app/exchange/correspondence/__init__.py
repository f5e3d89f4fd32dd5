"""How far each side has come: segments to send, their seals, receipts, packages known and missing."""
