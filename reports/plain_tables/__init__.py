"""Plain tables for other systems as files: documented columns, .xlsx and .csv."""
