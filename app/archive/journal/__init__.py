"""The journal: entries in hash-chained order, and the only way by which a journaled row is written, applied and rebuilt."""
