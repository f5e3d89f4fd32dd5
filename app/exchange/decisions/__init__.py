"""What a person decides: conflicting changes, chains that were continued twice, and what settles itself."""
