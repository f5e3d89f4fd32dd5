"""How large the parts of a package may be, so that neither a mistake nor malice fills the memory of who reads it."""

MEBIBYTE = 1 << 20

MANIFEST = 16 * MEBIBYTE
"""Bytes of the manifest."""

MANIFEST_VALUES = 600_000
"""Values in the manifest; each takes up to some two hundred bytes once it is read."""

LINE = 4 * MEBIBYTE
"""Bytes of the line of one entry."""

PART = 8 * MEBIBYTE
"""Bytes of one part of the entries, compressed or not."""

PART_AIM = 2 * MEBIBYTE
"""A part is closed behind the line that reaches this many bytes (about a quarter of it once compressed)."""

WINDOW = 8 * MEBIBYTE
"""Bytes that decompressing may look back on."""

BLOB = 64 * MEBIBYTE
"""Bytes of one sealed file."""

CHUNK = 256 << 10
"""Bytes that are passed on at once."""

AGE_HEADER = 16 << 10
"""Bytes in which the encrypted part says for whom it is."""
