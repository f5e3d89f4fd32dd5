"""Certificates at a counter: books, issuing, sheets, void and lost ones, seals, and whether one is genuine (C1–C8)."""
